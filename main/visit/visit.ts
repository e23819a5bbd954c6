import type { VisitNews } from "#contract/visit.ts";
import type { Clock } from "./clock.ts";
import { firstState, newsOf, step } from "./machine.ts";
import type { VisitEffect, VisitEvent, VisitState } from "./state.ts";
import type { VisitTimes } from "./times.ts";

/** The running visit: the pure machine, the clock, and whoever carries out its effects. */
export interface Visit {
  state(): VisitState;
  /** News for a page that asks now. */
  news(): VisitNews;
  dispatch(event: VisitEvent): void;
}

/**
 * Runs the machine. Effects are carried out in order after the state has changed; an event that an effect
 * sends is taken up after them, never in between.
 */
export function createVisit(
  times: VisitTimes,
  clock: Clock,
  away: boolean,
  carryOut: (effect: VisitEffect) => void,
): Visit {
  let state = firstState(1, away, clock());
  const queue: VisitEvent[] = [];
  let running = false;

  function drain(): void {
    for (let event = queue.shift(); event !== undefined; event = queue.shift()) {
      const next = step(state, event, times, clock());
      state = next.state;
      for (const effect of next.effects) carryOut(effect);
    }
  }

  return {
    state: () => state,
    news: () => newsOf(state, times, clock()),
    dispatch(event) {
      queue.push(event);
      if (running) return;
      running = true;
      try {
        drain();
      } finally {
        running = false;
      }
    },
  };
}
