import type { EndReason } from "#contract/visit.ts";
import type { Milliseconds } from "./clock.ts";
import type { HoursNow, Open } from "./state.ts";
import { SLOW_FACTOR, type VisitTimes } from "./times.ts";

/*
 * How long an open visit may go on: idleness, the cap, closing time, and what the buttons of the warning change about
 * them. Pure, as the machine that uses it.
 */

function factor(state: Open): number {
  return state.slow ? SLOW_FACTOR : 1;
}

/** Time without input before the warning. */
export function withoutInput(state: Open, times: VisitTimes): Milliseconds {
  return (state.access === "guest" ? times.browsingIdle : times.idle) * factor(state);
}

function capAt(state: Open, times: VisitTimes): Milliseconds {
  return state.since + times.cap * factor(state) * (1 + state.extensions / 2);
}

/** When a warning that began at `since` is over. */
export function warningEnd(state: Open, since: Milliseconds, times: VisitTimes): Milliseconds {
  return since + times.warning * factor(state);
}

/** Input: back to work, unless the cap or closing time asks. */
export function touched(state: Open, now: Milliseconds): Open {
  if (state.warning?.cap === true) return state;
  return { ...state, lastInput: now, warning: null };
}

/** Minutes after closing time, once: what was begun can be brought to its end. */
function stayAfterClosing(state: Open, times: VisitTimes, now: Milliseconds): Open {
  if (state.graced || times.grace === 0) return state;
  return { ...state, graced: true, shutAt: now + times.grace, warning: null, lastInput: now };
}

/** Only the cap and closing time wait for the button; any other warning has ended with the touch that pressed it. */
export function stay(state: Open, times: VisitTimes, now: Milliseconds): Open {
  if (state.warning?.closing === true) return stayAfterClosing(state, times, now);
  if (state.warning?.cap !== true) return state;
  if (state.extensions >= times.capExtensions) return state;
  return { ...state, extensions: state.extensions + 1, warning: null, lastInput: now };
}

/** Once in a visit: a page that asks again and again gets no more (R63). After closing time only the warning is longer. */
export function moreTime(state: Open, times: VisitTimes, now: Milliseconds): Open {
  if (state.slow) return state;
  const slow: Open = { ...state, slow: true };
  const asked = state.warning?.closing === true || now >= capAt(slow, times);
  return asked ? slow : { ...slow, warning: null, lastInput: now };
}

/** The opening hours say something else: closing time begins to count, or was taken back by staff. */
export function onHours(state: Open, hours: HoursNow, now: Milliseconds): Open {
  if (hours.now === "shut") return { ...state, hours, shutAt: state.shutAt ?? now };
  const warning = state.warning?.closing === true ? null : state.warning;
  return { ...state, hours, shutAt: null, warning };
}

function reasonOf(warning: NonNullable<Open["warning"]>): EndReason {
  if (warning.closing === true) return "closing";
  return warning.cap ? "cap" : "idle";
}

/** Looks at the clock: the visit goes on, warns, or ends. */
export function onTick(state: Open, times: VisitTimes, now: Milliseconds): Open | { ends: EndReason } {
  if (state.awaySince !== null && now - state.awaySince >= times.backendLost) return { ends: "backend-lost" };
  const { warning, shutAt } = state;
  if (warning !== null && now >= warningEnd(state, warning.since, times)) return { ends: reasonOf(warning) };
  if (shutAt !== null && now >= shutAt && warning?.closing !== true)
    return { ...state, warning: { since: now, cap: true, closing: true } };
  if (warning?.cap !== true && now >= capAt(state, times))
    return { ...state, warning: { since: now, cap: true } };
  const idle = now - state.lastInput >= withoutInput(state, times);
  return warning === null && idle ? { ...state, warning: { since: now, cap: false } } : state;
}
