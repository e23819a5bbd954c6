import { EXIT } from "#contract/exit-codes.ts";
import { LIMITS, type Limits } from "./limits.ts";

/** Picture on the root window, drawn by another program: visible while no kiosk runs. */
export type Picture = "waiting" | "out-of-order";

/** What happens to the supervisor. `code` null = ended by a signal, or could not be started. */
export type SupervisorEvent =
  | { readonly type: "beat" }
  | { readonly type: "ended"; readonly code: number | null }
  | { readonly type: "tick" }
  | { readonly type: "stop" };

/** What the supervisor does. */
export type SupervisorEffect =
  | { readonly type: "start" }
  /** Asks the kiosk to end. */
  | { readonly type: "ask" }
  /** Kills the kiosk and all its processes. */
  | { readonly type: "kill" }
  | { readonly type: "show"; readonly picture: Picture }
  /** To the service manager. */
  | { readonly type: "notify"; readonly word: "READY=1" | "WATCHDOG=1" | "STOPPING=1" }
  | { readonly type: "leave"; readonly code: number };

type Phase =
  /** `beatBy`: deadline of the next heartbeat. */
  | { readonly at: "running"; readonly since: number; readonly beatBy: number }
  | { readonly at: "killed"; readonly since: number; readonly againAt: number }
  | { readonly at: "pausing"; readonly until: number }
  | { readonly at: "stopping"; readonly killAt: number }
  | { readonly at: "over" };

/** Everything the supervisor remembers. */
export interface SupervisorState {
  readonly phase: Phase;
  /** Fast exits in a row. */
  readonly fast: number;
  readonly picture: Picture;
  /** The service manager was notified that the terminal is up. */
  readonly ready: boolean;
  readonly tickedAt: number;
  readonly wellAt: number;
}

/** A state and what must be done to get there. */
export interface SupervisorStep {
  readonly state: SupervisorState;
  readonly effects: readonly SupervisorEffect[];
}

const READY: SupervisorEffect = { type: "notify", word: "READY=1" };

function same(state: SupervisorState): SupervisorStep {
  return { state, effects: [] };
}

/** The same state, with effects before the existing ones. */
function after(effects: readonly SupervisorEffect[], step: SupervisorStep): SupervisorStep {
  return { state: step.state, effects: [...effects, ...step.effects] };
}

function started(state: SupervisorState, now: number, limits: Limits): SupervisorStep {
  const phase = { at: "running", since: now, beatBy: now + limits.firstBeat } as const;
  // Drawn again with each start, because the X server may have been restarted.
  return {
    state: { ...state, phase },
    effects: [{ type: "show", picture: state.picture }, { type: "start" }],
  };
}

/** The first step: a picture on the screen, then the first kiosk. `now`: monotonic clock in milliseconds. */
export function firstStep(now: number, limits: Limits = LIMITS): SupervisorStep {
  const phase = { at: "over" } as const;
  const state = { phase, fast: 0, picture: "waiting", ready: false, tickedAt: now, wellAt: now } as const;
  return started(state, now, limits);
}

function left(state: SupervisorState, code: number): SupervisorStep {
  return { state: { ...state, phase: { at: "over" } }, effects: [{ type: "leave", code }] };
}

/** The kiosk has stayed up: clears the fast exits and the out-of-order picture. */
function stayedUp(state: SupervisorState): SupervisorStep {
  const effects: SupervisorEffect[] =
    state.picture === "waiting" ? [] : [{ type: "show", picture: "waiting" }];
  return { state: { ...state, fast: 0, picture: "waiting" }, effects };
}

function endedFast(state: SupervisorState, now: number, limits: Limits): SupervisorStep {
  const fast = state.fast + 1;
  const pause = limits.pauses[Math.min(fast, limits.pauses.length) - 1] ?? 0;
  const next: SupervisorState = { ...state, fast, phase: { at: "pausing", until: now + pause } };
  if (fast < limits.fastEnds || state.picture === "out-of-order") return same(next);
  // Also ready: the picture shows patrons where to go.
  return {
    state: { ...next, picture: "out-of-order", ready: true },
    effects: [{ type: "show", picture: "out-of-order" }, ...(state.ready ? [] : [READY])],
  };
}

/** The kiosk has exited or was killed. */
function ended(state: SupervisorState, code: number | null, now: number, limits: Limits): SupervisorStep {
  const { phase } = state;
  switch (phase.at) {
    case "stopping":
      return left(state, 0);
    case "running":
      if (code === EXIT.left) return left(state, EXIT.left);
      break;
    case "killed":
      break;
    case "pausing":
    case "over":
      return same(state);
  }
  if (now - phase.since < limits.longRun) return endedFast(state, now, limits);
  return started(stayedUp(state).state, now, limits);
}

function stop(state: SupervisorState, now: number, limits: Limits): SupervisorStep {
  const stopping: SupervisorEffect = { type: "notify", word: "STOPPING=1" };
  switch (state.phase.at) {
    case "running": {
      const phase = { at: "stopping", killAt: now + limits.stop } as const;
      return { state: { ...state, phase }, effects: [stopping, { type: "ask" }] };
    }
    case "killed": {
      const phase = { at: "stopping", killAt: now + limits.again } as const;
      return { state: { ...state, phase }, effects: [stopping] };
    }
    case "pausing":
      return after([stopping], left(state, 0));
    case "stopping":
    case "over":
      return same(state);
  }
}

function beat(state: SupervisorState, now: number, limits: Limits): SupervisorStep {
  if (state.phase.at !== "running") return same(state);
  const phase = { ...state.phase, beatBy: now + limits.silence };
  return { state: { ...state, phase, ready: true }, effects: state.ready ? [] : [READY] };
}

/** What is due in this phase. `late`: the machine has stalled until now. */
function onTime(state: SupervisorState, now: number, late: boolean, limits: Limits): SupervisorStep {
  const { phase } = state;
  const kill: SupervisorEffect = { type: "kill" };
  switch (phase.at) {
    case "running": {
      const beatBy = late ? Math.max(phase.beatBy, now + limits.silence) : phase.beatBy;
      if (now >= beatBy) {
        const killed = { at: "killed", since: phase.since, againAt: now + limits.again } as const;
        return { state: { ...state, phase: killed }, effects: [kill] };
      }
      const running = { ...state, phase: { ...phase, beatBy } };
      return now - phase.since >= limits.longRun ? stayedUp(running) : same(running);
    }
    case "killed":
      if (now < phase.againAt) return same(state);
      return { state: { ...state, phase: { ...phase, againAt: now + limits.again } }, effects: [kill] };
    case "pausing":
      return now < phase.until ? same(state) : started(state, now, limits);
    case "stopping":
      if (now < phase.killAt) return same(state);
      return { state: { ...state, phase: { ...phase, killAt: now + limits.again } }, effects: [kill] };
    case "over":
      return same(state);
  }
}

function tick(state: SupervisorState, now: number, limits: Limits): SupervisorStep {
  const late = now - state.tickedAt > limits.standstill;
  const ticked = { ...state, tickedAt: now };
  if (state.phase.at === "over" || now - state.wellAt < limits.well) return onTime(ticked, now, late, limits);
  const well: SupervisorEffect = { type: "notify", word: "WATCHDOG=1" };
  return after([well], onTime({ ...ticked, wellAt: now }, now, late, limits));
}

/**
 * The supervisor as a pure function (R87, R92). `now`: milliseconds of a clock that never runs backwards. An event is
 * about the kiosk that was started last; there is never more than one.
 */
export function step(
  state: SupervisorState,
  event: SupervisorEvent,
  now: number,
  limits: Limits = LIMITS,
): SupervisorStep {
  switch (event.type) {
    case "beat":
      return beat(state, now, limits);
    case "ended":
      return ended(state, event.code, now, limits);
    case "tick":
      return tick(state, now, limits);
    case "stop":
      return stop(state, now, limits);
  }
}
