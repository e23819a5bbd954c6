import type { VisitNews } from "#contract/visit.ts";
import type { Clock } from "../time/clock.ts";
import { firstState, newsOf, step } from "./machine.ts";
import type { VisitEffect, VisitEvent, VisitState } from "./state.ts";
import type { VisitTimes } from "./times.ts";

/** The running visit: the pure state machine with a clock and its effects. */
export interface Visit {
  /** The current state. Deadlines are checked first, so that an expired visit is never seen as open after a stall. */
  state(): VisitState;
  /** The current state for a page. */
  news(): VisitNews;
  dispatch(event: VisitEvent): void;
  /** Sets the handler of effects. Must be called before the first event. */
  setEffectHandler(carryOut: (effect: VisitEffect) => void): void;
  /**
   * Queues events from now on. While a reset makes the page of the next visit, no event may end that visit: its page
   * would never get its `hello` answer, and the reset would fail.
   */
  pauseEvents(): void;
  /** Handles queued events in order, and stops queueing. */
  resumeEvents(): void;
}

/**
 * Runs the machine. Effects are carried out in order after the state has changed; an event dispatched by an effect is
 * handled after them.
 */
export function createVisit(times: () => VisitTimes, clock: Clock, away: boolean): Visit {
  let state = firstState(1, away, clock());
  let carryOut = (effect: VisitEffect): void => {
    throw new Error(`There is no handler for ${effect.type}.`);
  };
  const queue: VisitEvent[] = [];
  let running = false;
  let paused = false;
  const nextEvent = (): VisitEvent | undefined => (paused ? undefined : queue.shift());

  function drain(): void {
    if (running) return;
    running = true;
    try {
      for (let event = nextEvent(); event !== undefined; event = nextEvent()) {
        const next = step(state, event, times(), clock());
        state = next.state;
        for (const effect of next.effects) carryOut(effect);
      }
    } finally {
      running = false;
    }
  }

  function dispatch(event: VisitEvent): void {
    queue.push(event);
    drain();
  }

  /** Does not check deadlines while events are queued or handled. */
  function currentState(): VisitState {
    if (state.phase === "open" && !running && !paused) dispatch({ type: "tick" });
    return state;
  }

  return {
    state: currentState,
    news: () => newsOf(currentState(), times(), clock()),
    dispatch,
    setEffectHandler(next) {
      carryOut = next;
    },
    pauseEvents() {
      paused = true;
    },
    resumeEvents() {
      paused = false;
      drain();
    },
  };
}
