import { FURTHEST_AHEAD_MS, MINUTE_MS, SECOND_MS } from "../clock.ts";
import type { RuleSettings } from "./settings.ts";

/** Instants of a session in milliseconds. */
export interface SessionTimes {
  readonly startedAt: number;
  readonly usedAt: number;
}

/**
 * Minimum interval between updates of a session's last use, so that a read needs no disk write. A session may therefore end this
 * much before its idle time, never after.
 */
const TOUCH_EVERY_MS = 30 * SECOND_MS;

/**
 * Whether the session has ended by idleness or age. One further ahead than `FURTHEST_AHEAD_MS` has ended too: its age is unknown,
 * and it could otherwise last for years.
 */
export function isOver(times: SessionTimes, now: number, settings: RuleSettings["sessions"]): boolean {
  return (
    Math.max(times.startedAt, times.usedAt) - now > FURTHEST_AHEAD_MS ||
    now - times.usedAt >= settings.idleMinutes * MINUTE_MS ||
    now - times.startedAt >= settings.absoluteMinutes * MINUTE_MS
  );
}

/** Whether the last use must be stored. */
export function needsTouch(times: SessionTimes, now: number): boolean {
  return now - times.usedAt >= TOUCH_EVERY_MS;
}
