import { FURTHEST_AHEAD_MS, MINUTE_MS, SECOND_MS } from "../clock.ts";
import type { RuleSettings } from "./settings.ts";

/** Instants of a session in milliseconds. */
export interface SessionTimes {
  readonly startedAt: number;
  readonly usedAt: number;
}

/**
 * Use of a session is written down at most this often: a read needs no disk write each time. A session may so end
 * up to this much before its idle minutes are over, never after.
 */
const TOUCH_EVERY_MS = 30 * SECOND_MS;

/**
 * Has the session ended by idleness or by age? One that lies further ahead than `FURTHEST_AHEAD_MS` has too: its age is
 * not known, and it would not end for days or years.
 */
export function isOver(times: SessionTimes, now: number, settings: RuleSettings["sessions"]): boolean {
  return (
    Math.max(times.startedAt, times.usedAt) - now > FURTHEST_AHEAD_MS ||
    now - times.usedAt >= settings.idleMinutes * MINUTE_MS ||
    now - times.startedAt >= settings.absoluteMinutes * MINUTE_MS
  );
}

/** Is it time to write down that the session was used? */
export function needsTouch(times: SessionTimes, now: number): boolean {
  return now - times.usedAt >= TOUCH_EVERY_MS;
}
