import type { z } from "zod";
import type { Abort } from "#contract/library/port.ts";
import { refusal } from "#contract/refusals.ts";
import { operationAnswer, refusalAnswer } from "#contract/rest/answers.schema.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { Log } from "../../log/log.ts";
import { pause } from "../../time/deferred.ts";
import { LOOK_UP_PAUSES_MS } from "../lost-write.ts";
import { ticketOf } from "../ticket.ts";
import type { Ask, Http, Reply } from "./http.ts";

/** Time limits in milliseconds (port: reads 5 s, writes 8 s, health 2 s). */
export const LIMITS = { read: 5000, write: 8000, health: 2000, lookUp: 2000 } as const;

const OUT_OF_ORDER = refused(refusal("out-of-order"));

/** Requests and their parsed answers: reads, and writes with a key. */
export interface Exchange {
  read<T>(ask: Omit<Ask, "limit">, answer: z.ZodType<T>, signal: Abort, limit?: number): Promise<Result<T>>;
  write<T>(ask: Omit<Ask, "limit"> & ShioriWrite, answer: z.ZodType<T>, signal: Abort): Promise<Result<T>>;
}

/** A write with its key; without a session it is the terminal's own. */
interface ShioriWrite {
  readonly session?: string;
  readonly key: string;
}

/** Parses an answer of a route; undefined if its shape is wrong. */
function understand<T>(status: number, body: unknown, answer: z.ZodType<T>): Result<T> | undefined {
  if (status >= 200 && status < 300) {
    const value = answer.safeParse(body);
    return value.success ? ok(value.data) : undefined;
  }
  const no = refusalAnswer.safeParse(body);
  return no.success ? refused(no.data.refusal) : undefined;
}

/** Whether a refusal says nothing about the write itself. */
function isNoVerdict(result: Result<unknown>): boolean {
  return !result.ok && (result.refusal.name === "unexpected" || result.refusal.name === "out-of-order");
}

/**
 * Exchanges requests with the backend. An answer of a wrong shape counts as `out-of-order`; only its route is logged. A write is
 * sent once; when its answer is lost, its outcome is looked up under the same key. It is never sent again: the patron may do
 * that, with a new key, after a definite `not-done`.
 */
export function createExchange(http: Pick<Http, "ask">, log: Log): Exchange {
  function understandReply<T>(
    reply: Reply,
    ask: Omit<Ask, "limit">,
    answer: z.ZodType<T>,
  ): Result<T> | undefined {
    if (reply.kind !== "answer") return undefined;
    const result = understand(reply.status, reply.body, answer);
    if (result === undefined) log("answer-not-understood", { kind: ask.route });
    return result;
  }

  async function read<T>(
    ask: Omit<Ask, "limit">,
    answer: z.ZodType<T>,
    signal: Abort,
    limit: number = LIMITS.read,
  ): Promise<Result<T>> {
    const reply = await http.ask({ ...ask, limit }, signal);
    return understandReply(reply, ask, answer) ?? OUT_OF_ORDER;
  }

  /** One lookup: the result, or nothing. A key that the backend has not seen is void after the lookup. */
  async function lookUpOnce<T>(
    write: ShioriWrite,
    answer: z.ZodType<T>,
    signal: Abort,
  ): Promise<Result<T> | undefined> {
    const { session, key } = write;
    const asker =
      session === undefined ? { route: "kioskOperation" as const } : { route: "operation" as const, session };
    const ask: Ask = { ...asker, path: { key }, limit: LIMITS.lookUp };
    const reply = await http.ask(ask, signal);
    if (reply.kind !== "answer") return undefined;
    if (reply.status === 404) {
      const isNotDone = refusalAnswer.safeParse(reply.body).data?.refusal.name === "not-done";
      return isNotDone ? refused(refusal("not-done")) : undefined;
    }
    const operation = operationAnswer.safeParse(reply.body);
    if (reply.status !== 200 || !operation.success) return undefined;
    return understand(operation.data.status, operation.data.body, answer);
  }

  async function lookUp<T>(write: ShioriWrite, answer: z.ZodType<T>, signal: Abort): Promise<Result<T>> {
    for (const milliseconds of LOOK_UP_PAUSES_MS) {
      await pause(milliseconds);
      const found = await lookUpOnce(write, answer, signal);
      if (found !== undefined) return found;
    }
    return refused(refusal("not-confirmed", { ticket: ticketOf(write.key) }));
  }

  async function write<T>(
    ask: Omit<Ask, "limit"> & ShioriWrite,
    answer: z.ZodType<T>,
    signal: Abort,
  ): Promise<Result<T>> {
    const reply = await http.ask({ ...ask, limit: LIMITS.write }, signal);
    if (reply.kind === "unsent") return refused(refusal("not-done"));
    const result = understandReply(reply, ask, answer);
    if (result !== undefined && !isNoVerdict(result)) return result;
    log("write-lost", { kind: ask.route });
    return lookUp(ask, answer, signal);
  }

  return { read, write };
}
