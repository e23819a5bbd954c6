import type { Abort } from "#contract/library/port.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { pause } from "../deferred.ts";
import type { Log } from "../log/log.ts";
import { ticketOf } from "./ticket.ts";

/** Pauses in milliseconds before the looks for the outcome of a lost write; together with the looks about 6 s. */
export const LOOK_UP_PAUSES_MS: readonly number[] = [300, 1500, 3000];

/** What a look at the system shows: the write has worked, everything is as it was before, or nothing. */
export type Seen<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "unchanged" | "unseen" };

/** A write whose answer was lost, at a system that keeps no keys: what it was to change is looked at. */
export interface LostWrite<T> {
  /** Key of the write, for its ticket. */
  readonly key: string;
  /** Its name, for the log. */
  readonly name: string;
  /** The system does nothing more about it: what is not there now does not come any more. */
  readonly isOver: boolean;
  readonly pauses: readonly number[];
  look(): Promise<Seen<T>>;
}

/**
 * Looks for what became of a write. `not-done` only when it is over and nothing has changed; one that may still be on its
 * way and cannot be seen is `not-confirmed`. Nothing is ever sent again.
 */
export async function lookUpWrite<T>(write: LostWrite<T>, signal: Abort, log: Log): Promise<Result<T>> {
  for (const milliseconds of write.pauses) {
    await pause(milliseconds);
    if (signal.aborted) break;
    const seen = await write.look();
    if (seen.kind === "done") return ok(seen.value);
    if (write.isOver && seen.kind === "unchanged") return refused(refusal("not-done"));
  }
  log("write-unknown", { kind: write.name });
  return refused(refusal("not-confirmed", { ticket: ticketOf(write.key) }));
}

/** What was asked before a write was sent failed: surely nothing was done. */
export function beforehand<T>(answer: Result<T>): Result<T> {
  const lost = !answer.ok && (answer.refusal.name === "out-of-order" || answer.refusal.name === "unexpected");
  return lost ? refused(refusal("not-done")) : answer;
}
