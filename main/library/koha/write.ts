import type { Abort } from "#contract/library/port.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { pause } from "../../later.ts";
import { ticketOf } from "../ticket.ts";
import type { Koha } from "./koha.ts";
import { problemOf } from "./problems.ts";
import { type Answer, type Ask, type Call, callFor, type Excuse, type Reply } from "./rest.ts";

/** What a look at Koha shows: the write has worked, everything is as it was before, or nothing. */
export type Seen<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "unchanged" | "unseen" };

export interface Deed<T> {
  readonly ask: Ask;
  /** Key of the write, for its ticket. */
  readonly key: string;
  /** What a good answer means; undefined when it does not say that the deed was done. */
  understand(answer: Answer): T | undefined;
  /** Refusals this deed promises. */
  readonly excuse: Excuse;
  /** Looks whether it was done; asked when the answer was lost. */
  look(call: Call): Promise<Seen<T>>;
  /** Looks at most; one where looking itself does something at Koha. */
  readonly looks?: number;
}

/** A status that a proxy gives for a Koha which may still be at work. */
function isFromBetween(status: number): boolean {
  return status === 502 || status === 503 || status === 504;
}

/** Koha has answered and does nothing more: the error is its own, not that of something between us. */
function isEnded(reply: Reply): boolean {
  if (reply.kind !== "answer" || reply.status < 400 || isFromBetween(reply.status)) return false;
  return problemOf(reply.body).text !== "";
}

/** Our account may not do this: nothing was done, and the patron cannot help it. */
function isOurs({ body }: Answer): boolean {
  const { isAccount, isPermission } = problemOf(body);
  return isAccount || isPermission;
}

async function lookUp<T>(koha: Koha, deed: Deed<T>, ended: boolean, signal: Abort): Promise<Result<T>> {
  let last: Seen<T>["kind"] = "unseen";
  for (const milliseconds of koha.times.lookUpPauses.slice(0, deed.looks)) {
    await pause(milliseconds);
    if (signal.aborted) break;
    const seen = await deed.look(callFor(signal, koha.times.lookUp));
    if (seen.kind === "done") return ok(seen.value);
    last = seen.kind;
    // Koha has answered, if only with an error: what is not there now does not come any more.
    if (ended && last === "unchanged") break;
  }
  if (ended && last === "unchanged") return refused(refusal("not-done"));
  koha.log("write-unknown", { kind: deed.ask.name });
  return refused(refusal("not-confirmed", { ticket: ticketOf(deed.key) }));
}

/**
 * Sends a write, once. Koha keeps no keys: when the answer is lost, what the write was to change is looked at. Only a
 * request that never left, or that Koha itself ended with an error and no change, is `not-done`; one that may still be
 * on its way and cannot be seen is `not-confirmed`.
 */
export async function sendOnce<T>(koha: Koha, deed: Deed<T>, call: Call): Promise<Result<T>> {
  const reply = await koha.rest.ask(deed.ask, call);
  if (reply.kind === "unsent") return refused(refusal("not-done"));
  if (reply.kind === "answer") {
    const { status } = reply;
    const value = status >= 200 && status < 300 ? deed.understand(reply) : undefined;
    if (value !== undefined) return ok(value);
    if (status === 401) {
      koha.log("koha-signed-out", { kind: deed.ask.name, count: status });
      return refused(refusal("not-done"));
    }
    const no = status >= 400 ? koha.rest.refuse(deed.ask, reply, deed.excuse) : null;
    if (no !== null && (no.name !== "out-of-order" || isOurs(reply))) return refused(no);
  }
  koha.log("write-lost", { kind: deed.ask.name });
  return lookUp(koha, deed, isEnded(reply), call.signal);
}

/** What was asked before a write was sent failed: surely nothing was done. */
export function beforehand<T>(answer: Result<T>): Result<T> {
  const lost = !answer.ok && (answer.refusal.name === "out-of-order" || answer.refusal.name === "unexpected");
  return lost ? refused(refusal("not-done")) : answer;
}
