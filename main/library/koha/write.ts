import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { lookUpWrite, type Seen } from "../lost-write.ts";
import type { Koha } from "./koha.ts";
import { problemOf } from "./problems.ts";
import { type Answer, type Ask, type Call, callFor, type Excuse, type Reply } from "./rest.ts";

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
  const pauses = koha.times.lookUpPauses.slice(0, deed.looks);
  const look = (): Promise<Seen<T>> => deed.look(callFor(call.signal, koha.times.lookUp));
  // Koha has answered, if only with an error: what is not there now does not come any more.
  const lost = { key: deed.key, name: deed.ask.name, isOver: isEnded(reply), pauses, look };
  return lookUpWrite(lost, call.signal, koha.log);
}
