import { isDeepStrictEqual } from "node:util";
import type { EndReason, Phase, VisitNews } from "#contract/visit.ts";
import type { Milliseconds } from "../time/clock.ts";
import { checkDeadlines, idleLimit, moreTime, onHours, stay, touched, warningEnd } from "./deadlines.ts";
import type { Ending, HoursNow, NoVisit, Open, Step, VisitEffect, VisitEvent, VisitState } from "./state.ts";
import { ribbonQuarters, type VisitTimes } from "./times.ts";

const IDLE_NEWS: VisitNews = { phase: "attract", ribbon: 4, secondsLeft: null, cap: false, slow: false };
/** The last seconds of a warning are sent to the page one by one; before, every fifth. */
const LAST_SECONDS = 3;
const TELL_EVERY_SECONDS = 5;

/** State at the start of the program (R3). */
export function firstState(visit: number, away: boolean, now: Milliseconds): VisitState {
  return noVisit({ visit, awaySince: away ? now : null, hours: { now: "open" }, goodbye: null });
}

/** The state without a visit. `closed` wins over `out-of-order`: after hours nobody should wait for the backend. */
function noVisit({ visit, awaySince, hours, goodbye }: Omit<NoVisit, "phase">): NoVisit {
  const idle = awaySince === null ? "attract" : "out-of-order";
  return { phase: hours.now === "shut" ? "closed" : idle, visit, awaySince, hours, goodbye };
}

function opened(visit: number, card: string | null, hours: HoursNow, now: Milliseconds): Open {
  const state = {
    phase: "open",
    visit,
    awaySince: null,
    hours,
    card,
    typed: false,
    access: "guest",
    returning: false,
    lastInput: now,
    checkedAt: now,
    since: now,
    shutAt: null,
    graced: false,
  } as const;
  return { ...state, extensions: 0, slow: false, warning: null, told: { ...IDLE_NEWS, phase: "browsing" } };
}

/** Phase as the page and the gate know it. */
export function phaseOf(state: VisitState): Phase {
  if (state.phase !== "open") return state.phase;
  if (state.warning !== null) return "warning";
  return state.access === "guest" ? "browsing" : "signed-in";
}

/** Closing time for the page. */
function closingOf({ hours, graced }: Open, times: VisitTimes): Pick<VisitNews, "closing"> {
  if (hours.now === "open") return {};
  const over = hours.now === "shut";
  return { closing: { at: hours.at, over, mayStay: times.grace > 0 && !graced } };
}

/** The current state for the page. */
export function newsOf(state: VisitState, times: VisitTimes, now: Milliseconds): VisitNews {
  if (state.phase !== "open") {
    const opens = state.hours.now === "shut" ? state.hours.opens : null;
    return { ...IDLE_NEWS, phase: state.phase, ...(opens === null ? {} : { opens }) };
  }
  const base = { ...IDLE_NEWS, phase: phaseOf(state), slow: state.slow, ...closingOf(state, times) };
  if (state.warning === null)
    return { ...base, ribbon: ribbonQuarters(now - state.lastInput, idleLimit(state, times)) };
  const left = Math.ceil(Math.max(0, warningEnd(state, state.warning.since, times) - now) / 1000);
  return { ...base, ribbon: 0, secondsLeft: left, cap: state.warning.cap };
}

function isWorthTelling(told: VisitNews, news: VisitNews): boolean {
  const { secondsLeft: before, ...restBefore } = told;
  const { secondsLeft: left, ...rest } = news;
  if (!isDeepStrictEqual(restBefore, rest)) return true;
  if (left === null || left === before) return left !== before;
  return left % TELL_EVERY_SECONDS === 0 || left <= LAST_SECONDS;
}

function tellChanges(
  state: Open,
  effects: readonly VisitEffect[],
  times: VisitTimes,
  now: Milliseconds,
): Step {
  const news = newsOf(state, times, now);
  if (!isWorthTelling(state.told, news)) return { state, effects };
  return { state: { ...state, told: news }, effects: [{ type: "tell", news }, ...effects] };
}

/** R66, R67: the only way to end a visit. While a reset runs, other ends change nothing. */
function end(
  state: NoVisit | Open,
  reason: EndReason,
  nextCard: string | null = null,
): Step & { readonly state: Ending } {
  // No goodbye when the next visit begins at once, or when the program is stopped.
  const silent = state.phase !== "open" || reason === "other-card" || reason === "signal";
  const goodbye = silent ? null : reason;
  const ending: Ending = {
    phase: "ending",
    visit: state.visit,
    awaySince: state.awaySince,
    hours: state.hours,
    reason,
    goodbye,
    nextCard,
  };
  return { state: ending, effects: [{ type: "reset", visit: state.visit, reason }] };
}

/** Reasons that replace the page also without a visit. */
const ENDS_WITHOUT_VISIT: readonly EndReason[] = ["crash", "suspend", "staff", "settings", "signal"];

/** Tells the idle page its new phase and its cause; not while staff mode is open. */
function idleChanged(before: NoVisit, changed: NoVisit, times: VisitTimes, now: Milliseconds): Step {
  if (before.phase === "staff") return { state: { ...changed, phase: "staff" }, effects: [] };
  const news = newsOf(changed, times, now);
  const effects: VisitEffect[] = [
    { type: "tell-out-of-order", out: changed.awaySince !== null },
    { type: "tell", news },
  ];
  return { state: changed, effects };
}

function stepNoVisit(state: NoVisit, event: VisitEvent, times: VisitTimes, now: Milliseconds): Step {
  const nothing: Step = { state, effects: [] };
  switch (event.type) {
    case "backend": {
      if (event.away === (state.awaySince !== null)) return nothing;
      return idleChanged(state, noVisit({ ...state, awaySince: event.away ? now : null }), times, now);
    }
    case "hours":
      return idleChanged(state, noVisit({ ...state, hours: event.hours }), times, now);
    case "staff":
      return { state: { ...state, phase: "staff" }, effects: [] };
    case "end": {
      // Settings changed in staff mode are applied when staff leave.
      const waits = state.phase === "staff" && event.reason === "settings";
      return ENDS_WITHOUT_VISIT.includes(event.reason) && !waits ? end(state, event.reason) : nothing;
    }
    case "begin":
    case "card-scanned":
      return state.phase === "attract" ? begin(state, event, now) : nothing;
    default:
      return nothing;
  }
}

type Beginning = Extract<VisitEvent, { type: "begin" | "card-scanned" }>;

function begin({ visit, hours }: NoVisit, event: Beginning, now: Milliseconds): Step {
  const state = opened(visit, event.type === "begin" ? null : event.number, hours, now);
  const news = state.told;
  // In one message with its card: a page that heard of the visit first would draw the home screen for it.
  const told: VisitEffect =
    event.type === "begin" ? { type: "tell", news } : { ...event, type: "tell-card", news };
  return { state, effects: [told, { type: "visit-began", visit }] };
}

function stepEnding(state: Ending, event: VisitEvent, now: Milliseconds): Step {
  if (event.type === "backend") {
    const awaySince = event.away ? (state.awaySince ?? now) : null;
    return { state: { ...state, awaySince }, effects: [] };
  }
  if (event.type === "hours") return { state: { ...state, hours: event.hours }, effects: [] };
  if (event.type !== "reset-done") return { state, effects: [] };
  const visit = state.visit + 1;
  if (state.nextCard !== null && state.awaySince === null && state.hours.now !== "shut") {
    // No event: the new page gets the phase and the card in the answer to its `hello`.
    const next = opened(visit, state.nextCard, state.hours, now);
    return { state: next, effects: [{ type: "visit-began", visit }] };
  }
  const { awaySince, hours, goodbye } = state;
  return { state: noVisit({ visit, awaySince, hours, goodbye }), effects: [] };
}

function onCard(state: Open, number: string, now: Milliseconds): Open | { ends: EndReason } {
  if (state.access === "guest") return { ...touched(state, now), card: number, typed: false };
  return { ends: number === state.card ? "own-card" : "other-card" };
}

/**
 * Deadlines are checked before the event: input that was delayed by a stall must not revive a visit that is over (R62).
 * An `end` event keeps its own reason.
 */
function stepOpen(state: Open, event: VisitEvent, times: VisitTimes, now: Milliseconds): Step {
  if (event.type === "end") return end(state, event.reason);
  const checked = checkDeadlines(state, times, now);
  if (!("ends" in checked)) return answer(checked, event, times, now);
  const ended = end(state, checked.ends);
  // These two events are sent only once, so a reset must not lose them.
  const outlives = event.type === "backend" || event.type === "hours";
  return outlives ? { ...ended, state: stepEnding(ended.state, event, now).state } : ended;
}

type Answered = Exclude<VisitEvent, { type: "end" }>;

/** A call of the page is not input (R63): main has seen the touch that caused it, or there was none. */
function answer(state: Open, event: Answered, times: VisitTimes, now: Milliseconds): Step {
  const to = (next: Open, ...effects: VisitEffect[]): Step => tellChanges(next, effects, times, now);
  switch (event.type) {
    case "tick":
      return to(state);
    case "activity":
      return to(touched(state, now));
    case "card-scanned": {
      const next = onCard(state, event.number, now);
      if ("ends" in next) return end(state, next.ends, next.ends === "other-card" ? event.number : null);
      return to(next, { ...event, type: "tell-card" });
    }
    case "card-entered":
      return to(state.access === "guest" ? { ...state, card: event.number, typed: true } : state);
    case "signed-in":
      return to({ ...state, access: event.access });
    case "signed-out":
      return to({ ...state, access: "guest", card: null });
    case "stay":
      return to(stay(state, times, now));
    case "more-time":
      return to(moreTime(state, times, now));
    case "returning":
      return to({ ...state, returning: event.on });
    case "hours":
      return to(onHours(state, event.hours, now));
    case "backend": {
      if (event.away === (state.awaySince !== null)) return to(state);
      return to({ ...state, awaySince: event.away ? now : null }, { type: "tell-backend", away: event.away });
    }
    case "begin":
    case "staff":
    case "reset-done":
      return to(state);
  }
}

/**
 * The visit as a pure function: attract -> browsing -> signed-in -> warning -> ending -> attract, out-of-order or
 * closed; and staff, from any phase without a visit. `now` never runs backwards (R62).
 */
export function step(state: VisitState, event: VisitEvent, times: VisitTimes, now: Milliseconds): Step {
  switch (state.phase) {
    case "attract":
    case "out-of-order":
    case "closed":
    case "staff":
      return stepNoVisit(state, event, times, now);
    case "ending":
      return stepEnding(state, event, now);
    case "open":
      return stepOpen(state, event, times, now);
  }
}
