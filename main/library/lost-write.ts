import type { Abort } from "#contract/library/port.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { Log } from "../log/log.ts";
import { pause } from "../time/deferred.ts";
import { ticketOf } from "./ticket.ts";

/** Pauses in milliseconds before the lookups of a lost write; about 6 s together with the lookups. */
export const LOOK_UP_PAUSES_MS: readonly number[] = [300, 1500, 3000];

/** What a lookup shows: the write was done, nothing has changed, or it cannot be seen. */
export type Seen<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "unchanged" | "unseen" };

/** A write whose answer was lost, at a system without idempotency keys: the data it was to change is looked up. */
export interface LostWrite<T> {
  /** Key of the write, for its ticket. */
  readonly key: string;
  /** Its name, for the log. */
  readonly name: string;
  /** The system has finished with it: a change that is not visible now will not appear later. */
  readonly isOver: boolean;
  readonly pauses: readonly number[];
  lookUp(): Promise<Seen<T>>;
}

/**
 * Looks up the outcome of a write. `not-done` only when it is finished and nothing has changed; `not-confirmed` if it may still
 * be under way and cannot be seen. Nothing is sent again.
 */
export async function lookUpWrite<T>(write: LostWrite<T>, signal: Abort, log: Log): Promise<Result<T>> {
  for (const milliseconds of write.pauses) {
    await pause(milliseconds);
    if (signal.aborted) break;
    const seen = await write.lookUp();
    if (seen.kind === "done") return ok(seen.value);
    if (write.isOver && seen.kind === "unchanged") return refused(refusal("not-done"));
  }
  log("write-unknown", { kind: write.name });
  return refused(refusal("not-confirmed", { ticket: ticketOf(write.key) }));
}

/** The result of a read before a write: a failure means that nothing was done. */
export function beforehand<T>(answer: Result<T>): Result<T> {
  const lost = !answer.ok && (answer.refusal.name === "out-of-order" || answer.refusal.name === "unexpected");
  return lost ? refused(refusal("not-done")) : answer;
}
