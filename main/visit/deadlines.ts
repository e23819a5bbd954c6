import { type EndReason, SLOW_FACTOR } from "#contract/visit.ts";
import type { Milliseconds } from "../time/clock.ts";
import type { HoursNow, Open, Warning } from "./state.ts";
import type { VisitTimes } from "./times.ts";

/*
 * The deadlines of an open visit: idle time, cap, closing time, backend lost, and how the buttons of the warning move them.
 * Pure functions.
 */

function factor(state: Open): number {
  return state.slow ? SLOW_FACTOR : 1;
}

/** Idle time before the warning. */
export function idleLimit(state: Open, times: VisitTimes): Milliseconds {
  const guest = state.returning ? Math.min(times.returnIdle, times.browsingIdle) : times.browsingIdle;
  return (state.access === "guest" ? guest : times.idle) * factor(state);
}

function capAt(state: Open, times: VisitTimes): Milliseconds {
  return state.since + times.cap * factor(state) * (1 + state.extensions / 2);
}

/** When a warning that began at `since` ends. */
export function warningEnd(state: Open, since: Milliseconds, times: VisitTimes): Milliseconds {
  return since + times.warning * factor(state);
}

/** Input ends an idle warning, but not one of the cap or of closing time. */
export function touched(state: Open, now: Milliseconds): Open {
  if (state.warning?.cap === true) return state;
  return { ...state, lastInput: now, warning: null };
}

/** Extends the visit once after closing time. */
function stayAfterClosing(state: Open, times: VisitTimes, now: Milliseconds): Open {
  if (state.graced || times.grace === 0) return state;
  return { ...state, graced: true, shutAt: now + times.grace, warning: null, lastInput: now };
}

/** For the cap and closing time; an idle warning ended with the touch itself. */
export function stay(state: Open, times: VisitTimes, now: Milliseconds): Open {
  if (state.warning?.closing === true) return stayAfterClosing(state, times, now);
  if (state.warning?.cap !== true) return state;
  if (state.extensions >= times.capExtensions) return state;
  return { ...state, extensions: state.extensions + 1, warning: null, lastInput: now };
}

/** Slow mode, once in a visit, whatever the page asks for (R63). After closing time it lengthens only the warning. */
export function moreTime(state: Open, times: VisitTimes, now: Milliseconds): Open {
  if (state.slow) return state;
  const slow: Open = { ...state, slow: true };
  const asked = state.warning?.closing === true || now >= capAt(slow, times);
  return asked ? slow : { ...slow, warning: null, lastInput: now };
}

/** Handles changed opening hours: closing time has come, or staff have moved it. */
export function onHours(state: Open, hours: HoursNow, now: Milliseconds): Open {
  if (hours.now === "shut") return { ...state, hours, shutAt: state.shutAt ?? now };
  const warning = state.warning?.closing === true ? null : state.warning;
  return { ...state, hours, shutAt: null, warning };
}

function reasonOf(warning: Warning): EndReason {
  if (warning.closing === true) return "closing";
  return warning.cap ? "cap" : "idle";
}

/** A deadline and what follows from it. */
interface Deadline {
  readonly at: Milliseconds;
  readonly result: Open | { ends: EndReason };
}

/** Every deadline in force, strongest first for the case of equal times. */
function deadlines(state: Open, times: VisitTimes): readonly Deadline[] {
  const { warning, shutAt, awaySince } = state;
  /**
   * The warning begins at the deadline, also when that was missed because the process stalled or the machine slept. It never
   * begins before the last check: a deadline that was moved into the past must not shorten the warning.
   */
  function warn(deadline: Milliseconds, kind: Omit<Warning, "since">): Deadline {
    const at = Math.max(deadline, state.checkedAt);
    return { at, result: { ...state, checkedAt: at, warning: { ...kind, since: at } } };
  }
  const all: Deadline[] = [];
  if (awaySince !== null) all.push({ at: awaySince + times.backendLost, result: { ends: "backend-lost" } });
  if (warning !== null)
    all.push({ at: warningEnd(state, warning.since, times), result: { ends: reasonOf(warning) } });
  if (shutAt !== null && warning?.closing !== true) all.push(warn(shutAt, { cap: true, closing: true }));
  if (warning?.cap !== true) all.push(warn(capAt(state, times), { cap: true }));
  if (warning === null) all.push(warn(state.lastInput + idleLimit(state, times), { cap: false }));
  return all;
}

/** The state at `now`, or the reason for the end: the same as if the clock had been checked continuously. */
export function checkDeadlines(
  state: Open,
  times: VisitTimes,
  now: Milliseconds,
): Open | { ends: EndReason } {
  const [first] = deadlines(state, times)
    .filter(({ at }) => at <= now)
    .sort((one, other) => one.at - other.at);
  if (first === undefined) return { ...state, checkedAt: now };
  return "ends" in first.result ? first.result : checkDeadlines(first.result, times, now);
}
