import type { EndReason } from "#contract/visit.ts";
import type { Milliseconds } from "./clock.ts";
import type { HoursNow, Open, Warning } from "./state.ts";
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

function reasonOf(warning: Warning): EndReason {
  if (warning.closing === true) return "closing";
  return warning.cap ? "cap" : "idle";
}

/** What a deadline brings, and when it was met. */
interface Met {
  readonly at: Milliseconds;
  readonly brings: Open | { ends: EndReason };
}

/** Every deadline that counts now; of two at the same time the first is stronger. */
function deadlines(state: Open, times: VisitTimes): readonly Met[] {
  const { warning, shutAt, awaySince } = state;
  /**
   * Met at its own time, also when nobody looked at the clock then, because the process stood still or the machine slept;
   * and at the last look, when it has since been moved to before that: a shorter time must not take the warning away.
   */
  function warn(deadline: Milliseconds, kind: Omit<Warning, "since">): Met {
    const at = Math.max(deadline, state.judgedAt);
    return { at, brings: { ...state, judgedAt: at, warning: { ...kind, since: at } } };
  }
  const all: Met[] = [];
  if (awaySince !== null) all.push({ at: awaySince + times.backendLost, brings: { ends: "backend-lost" } });
  if (warning !== null)
    all.push({ at: warningEnd(state, warning.since, times), brings: { ends: reasonOf(warning) } });
  if (shutAt !== null && warning?.closing !== true) all.push(warn(shutAt, { cap: true, closing: true }));
  if (warning?.cap !== true) all.push(warn(capAt(state, times), { cap: true }));
  if (warning === null) all.push(warn(state.lastInput + withoutInput(state, times), { cap: false }));
  return all;
}

/** Compares the deadlines with the clock: the visit goes on, warns, or ends, as if the clock had been watched all the time. */
export function judge(state: Open, times: VisitTimes, now: Milliseconds): Open | { ends: EndReason } {
  const [first] = deadlines(state, times)
    .filter(({ at }) => at <= now)
    .sort((one, other) => one.at - other.at);
  if (first === undefined) return { ...state, judgedAt: now };
  return "ends" in first.brings ? first.brings : judge(first.brings, times, now);
}
