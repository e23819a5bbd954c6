import type { EndReason, Phase, VisitNews } from "#contract/visit.ts";
import type { Milliseconds } from "./clock.ts";
import type { Closed, Ending, Open, Step, VisitEffect, VisitEvent, VisitState } from "./state.ts";
import { ribbonQuarters, SLOW_FACTOR, type VisitTimes } from "./times.ts";

const REST: VisitNews = { phase: "attract", ribbon: 4, secondsLeft: null, cap: false, slow: false };
/** Seconds before the end at which the page is told besides every fifth one. */
const LAST_SECONDS = 3;
const TELL_EVERY_SECONDS = 5;

/** State at the start of the program: nobody was here before (R3). */
export function firstState(visit: number, away: boolean, now: Milliseconds): VisitState {
  return closed(visit, away ? now : null, null);
}

function closed(visit: number, awaySince: Milliseconds | null, goodbye: EndReason | null): Closed {
  return { phase: awaySince === null ? "attract" : "out-of-order", visit, awaySince, goodbye };
}

function opened(visit: number, card: string | null, now: Milliseconds): Open {
  const state = {
    phase: "open",
    visit,
    awaySince: null,
    card,
    access: "guest",
    lastInput: now,
    since: now,
  } as const;
  return { ...state, extensions: 0, slow: false, warning: null, told: { ...REST, phase: "browsing" } };
}

/** Phase as the page and the gate know it. */
export function phaseOf(state: VisitState): Phase {
  if (state.phase !== "open") return state.phase;
  if (state.warning !== null) return "warning";
  return state.access === "guest" ? "browsing" : "signed-in";
}

function factor(state: Open): number {
  return state.slow ? SLOW_FACTOR : 1;
}

function idleTime(state: Open, times: VisitTimes): Milliseconds {
  return (state.access === "guest" ? times.browsingIdle : times.idle) * factor(state);
}

function capAt(state: Open, times: VisitTimes): Milliseconds {
  return state.since + times.cap * factor(state) * (1 + state.extensions / 2);
}

function warningEnd(state: Open, since: Milliseconds, times: VisitTimes): Milliseconds {
  return since + times.warning * factor(state);
}

/** What the page should know now. */
export function newsOf(state: VisitState, times: VisitTimes, now: Milliseconds): VisitNews {
  if (state.phase !== "open") return { ...REST, phase: state.phase };
  const base = { phase: phaseOf(state), slow: state.slow };
  if (state.warning === null) {
    return {
      ...base,
      ribbon: ribbonQuarters(now - state.lastInput, idleTime(state, times)),
      secondsLeft: null,
      cap: false,
    };
  }
  const left = Math.ceil(Math.max(0, warningEnd(state, state.warning.since, times) - now) / 1000);
  return { ...base, ribbon: 0, secondsLeft: left, cap: state.warning.cap };
}

function isWorthTelling(told: VisitNews, news: VisitNews): boolean {
  const { secondsLeft: before, ...restBefore } = told;
  const { secondsLeft: left, ...rest } = news;
  if (JSON.stringify(restBefore) !== JSON.stringify(rest)) return true;
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

/** R66, R67: every end is this one; while one runs, others change nothing. */
function end(state: Closed | Open, reason: EndReason, nextCard: string | null = null): Step {
  // The next patron's visit begins at once, and a fault of ours is no goodbye.
  const silent = state.phase !== "open" || reason === "other-card" || reason === "signal";
  const goodbye = silent ? null : reason;
  const ending: Ending = {
    phase: "ending",
    visit: state.visit,
    awaySince: state.awaySince,
    reason,
    goodbye,
    nextCard,
  };
  return { state: ending, effects: [{ type: "reset", visit: state.visit, reason }] };
}

/** Reasons that replace the page even when nobody is here. */
const ENDS_WITHOUT_VISIT: readonly EndReason[] = ["crash", "suspend", "staff", "signal"];

function stepClosed(state: Closed, event: VisitEvent, now: Milliseconds): Step {
  const nothing: Step = { state, effects: [] };
  switch (event.type) {
    case "backend": {
      if (event.away === (state.awaySince !== null)) return nothing;
      const next = closed(state.visit, event.away ? now : null, state.goodbye);
      const news: VisitNews = { ...REST, phase: next.phase };
      return {
        state: next,
        effects: [
          { type: "tell-order", out: event.away },
          { type: "tell", news },
        ],
      };
    }
    case "end":
      return ENDS_WITHOUT_VISIT.includes(event.reason) ? end(state, event.reason) : nothing;
    case "begin":
    case "card-scanned":
      return state.phase === "attract" ? begin(state.visit, event, now) : nothing;
    default:
      return nothing;
  }
}

type Beginning = Extract<VisitEvent, { type: "begin" | "card-scanned" }>;

function begin(visit: number, event: Beginning, now: Milliseconds): Step {
  const state = opened(visit, event.type === "begin" ? null : event.number, now);
  const told: VisitEffect[] = [
    { type: "visit-began", visit },
    { type: "tell", news: state.told },
  ];
  return { state, effects: event.type === "begin" ? told : [...told, { ...event, type: "tell-card" }] };
}

function stepEnding(state: Ending, event: VisitEvent, now: Milliseconds): Step {
  if (event.type === "backend") {
    const awaySince = event.away ? (state.awaySince ?? now) : null;
    return { state: { ...state, awaySince }, effects: [] };
  }
  if (event.type !== "reset-done") return { state, effects: [] };
  const visit = state.visit + 1;
  if (state.nextCard !== null && state.awaySince === null) {
    // Not told: the fresh page learns the phase and the card from the answer to its `hello`.
    return { state: opened(visit, state.nextCard, now), effects: [{ type: "visit-began", visit }] };
  }
  return { state: closed(visit, state.awaySince, state.goodbye), effects: [] };
}

/** Input: back to work, unless the cap asks. */
function touched(state: Open, now: Milliseconds): Open {
  if (state.warning?.cap === true) return state;
  return { ...state, lastInput: now, warning: null };
}

function onCard(state: Open, number: string, now: Milliseconds): Open | { ends: EndReason } {
  if (state.access === "guest") return { ...touched(state, now), card: number };
  return { ends: number === state.card ? "own-card" : "other-card" };
}

/** Only the cap waits for the button; any other warning has ended with the touch that pressed it. */
function stay(state: Open, times: VisitTimes, now: Milliseconds): Open {
  if (state.warning?.cap !== true) return state;
  if (state.extensions >= times.capExtensions) return state;
  return { ...state, extensions: state.extensions + 1, warning: null, lastInput: now };
}

/** Once in a visit: a page that asks again and again gets no more (R63). */
function moreTime(state: Open, times: VisitTimes, now: Milliseconds): Open {
  if (state.slow) return state;
  const slow: Open = { ...state, slow: true };
  const pastCap = now >= capAt(slow, times);
  return pastCap ? slow : { ...slow, warning: null, lastInput: now };
}

function onTick(state: Open, times: VisitTimes, now: Milliseconds): Open | { ends: EndReason } {
  if (state.awaySince !== null && now - state.awaySince >= times.backendLost) return { ends: "backend-lost" };
  const { warning } = state;
  if (warning !== null && now >= warningEnd(state, warning.since, times))
    return { ends: warning.cap ? "cap" : "idle" };
  if (warning?.cap !== true && now >= capAt(state, times))
    return { ...state, warning: { since: now, cap: true } };
  const idle = now - state.lastInput >= idleTime(state, times);
  return warning === null && idle ? { ...state, warning: { since: now, cap: false } } : state;
}

/** Nothing that a page asks for counts as input (R63): the hand that pressed was seen by main, or there was none. */
function stepOpen(state: Open, event: VisitEvent, times: VisitTimes, now: Milliseconds): Step {
  const to = (next: Open | { ends: EndReason }, ...effects: VisitEffect[]): Step =>
    "ends" in next ? end(state, next.ends) : tellChanges(next, effects, times, now);
  switch (event.type) {
    case "tick":
      return to(onTick(state, times, now));
    case "activity":
      return to(touched(state, now));
    case "card-scanned": {
      const next = onCard(state, event.number, now);
      if ("ends" in next) return end(state, next.ends, next.ends === "other-card" ? event.number : null);
      return to(next, { ...event, type: "tell-card" });
    }
    case "card-entered":
      return to(state.access === "guest" ? { ...state, card: event.number } : state);
    case "signed-in":
      return to({ ...state, access: event.access });
    case "signed-out":
      return to({ ...state, access: "guest", card: null });
    case "stay":
      return to(stay(state, times, now));
    case "more-time":
      return to(moreTime(state, times, now));
    case "end":
      return end(state, event.reason);
    case "backend": {
      if (event.away === (state.awaySince !== null)) return { state, effects: [] };
      return to({ ...state, awaySince: event.away ? now : null }, { type: "tell-backend", away: event.away });
    }
    case "begin":
    case "reset-done":
      return { state, effects: [] };
  }
}

/**
 * The visit as a pure function: attract -> browsing -> signed-in -> warning -> ending -> attract or
 * out-of-order. `now` never runs backwards (R62).
 */
export function step(state: VisitState, event: VisitEvent, times: VisitTimes, now: Milliseconds): Step {
  switch (state.phase) {
    case "attract":
    case "out-of-order":
      return stepClosed(state, event, now);
    case "ending":
      return stepEnding(state, event, now);
    case "open":
      return stepOpen(state, event, times, now);
  }
}
