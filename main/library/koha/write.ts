import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { lookUpWrite, type Seen } from "../lost-write.ts";
import { type Call, callFor } from "./call.ts";
import type { Koha } from "./koha.ts";
import { problemOf } from "./problems.ts";
import type { Answer, Ask, Excuse, Reply, Rest } from "./rest.ts";

export interface KohaWrite<T> {
  readonly ask: Ask;
  /** The account that sends it; the terminal's first one without it. */
  readonly rest?: Rest;
  /** Key of the write, for its ticket. */
  readonly key: string;
  /** Reads a success answer; undefined when it does not confirm the write. */
  understand(answer: Answer): T | undefined;
  /** Refusals that this write can have. */
  readonly excuse: Excuse;
  /** Looks up whether it was done, after a lost answer. */
  lookUp(call: Call): Promise<Seen<T>>;
  /** Maximum number of lookups; 1 where the lookup itself changes something in Koha. */
  readonly lookUps?: number;
}

/** Whether the status is from a proxy; Koha may still be working. */
function isFromBetween(status: number): boolean {
  return status === 502 || status === 503 || status === 504;
}

/** Whether the error is from Koha itself, which has then finished, not from a proxy. */
function isEnded(reply: Reply): boolean {
  if (reply.kind !== "answer" || reply.status < 400 || isFromBetween(reply.status)) return false;
  return problemOf(reply.body).text !== "";
}

/** Whether the API account lacks the permission, so nothing was done. */
function isOurs({ body }: Answer): boolean {
  const { isAccount, isPermission } = problemOf(body);
  return isAccount || isPermission;
}

/**
 * Sends a write once. Koha does not record idempotency keys: if the answer is lost, the data that the write was to change is
 * looked up. `not-done` only if the request was never sent, or Koha itself ended it with an error and nothing changed;
 * `not-confirmed` if it may still be under way and its outcome cannot be seen.
 */
export async function sendOnce<T>(koha: Koha, write: KohaWrite<T>, call: Call): Promise<Result<T>> {
  const { rest = koha.rest } = write;
  const reply = await rest.ask(write.ask, call);
  if (reply.kind === "unsent") return refused(refusal("not-done"));
  if (reply.kind === "answer") {
    const { status } = reply;
    const value = status >= 200 && status < 300 ? write.understand(reply) : undefined;
    if (value !== undefined) return ok(value);
    if (status === 401) {
      koha.log("koha-signed-out", { kind: write.ask.name, count: status });
      return refused(refusal("not-done"));
    }
    const no = status >= 400 ? rest.refuse(write.ask, reply, write.excuse) : null;
    if (no !== null && (no.name !== "out-of-order" || isOurs(reply))) return refused(no);
  }
  koha.log("write-lost", { kind: write.ask.name });
  const pauses = koha.times.lookUpPauses.slice(0, write.lookUps);
  const lookUp = (): Promise<Seen<T>> => write.lookUp(callFor(call.signal, koha.times.lookUp));
  // Koha has answered with an error, so what is not there now will not appear later.
  const lost = { key: write.key, name: write.ask.name, isOver: isEnded(reply), pauses, lookUp };
  return lookUpWrite(lost, call.signal, koha.log);
}
