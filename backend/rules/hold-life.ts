import type { HoldState } from "#contract/domain/hold.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import { DAY_MS } from "../clock.ts";

/** D34: holds that count towards the limit, because they wait for a copy or are ready. */
export const LIVE_STATES = [
  "applied",
  "approved",
  "in-transit",
  "ready",
] as const satisfies readonly HoldState[];

/** D36, D37: holds in the queue, approved or not. */
export const QUEUED_STATES = ["applied", "approved"] as const satisfies readonly HoldState[];

/** D53, D61: ended holds, which are still shown for some time. */
export const ENDED_STATES = ["cancelled", "expired"] as const satisfies readonly HoldState[];

function isOneOf(states: readonly HoldState[], state: HoldState): boolean {
  return states.includes(state);
}

/** D34: does the hold count towards the limit? */
export function isLive(state: HoldState): boolean {
  return isOneOf(LIVE_STATES, state);
}

/** D37: does the hold have a place in the queue? */
export function isQueued(state: HoldState): boolean {
  return isOneOf(QUEUED_STATES, state);
}

/** D50, D51, D54: pickup and contact can be changed until a copy is set aside for the hold. */
export function isChangeable(state: HoldState): boolean {
  return isQueued(state);
}

/** D52, D54: the patron can cancel until a copy is set aside; then the pickup library's counter does. */
export function isCancellable(state: HoldState): boolean {
  return isQueued(state);
}

/** D53: is an ended hold still in the list? Instants in milliseconds. */
export function isStillShown(endedAt: number, now: number, showEndedDays: number): boolean {
  return now - endedAt < showEndedDays * DAY_MS;
}

/** D60: is the last day of a ready hold on the hold shelf over? The last day itself still counts. */
export function isPastShelfTime(
  hold: { readonly state: HoldState; readonly readyUntil: IsoDate | null },
  today: IsoDate,
): boolean {
  return hold.state === "ready" && hold.readyUntil !== null && hold.readyUntil < today;
}
