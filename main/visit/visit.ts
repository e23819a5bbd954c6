import type { VisitNews } from "#contract/visit.ts";
import type { Clock } from "./clock.ts";
import { firstState, newsOf, step } from "./machine.ts";
import type { VisitEffect, VisitEvent, VisitState } from "./state.ts";
import type { VisitTimes } from "./times.ts";

/** The running visit: the pure machine, the clock, and whoever carries out its effects. */
export interface Visit {
  /**
   * The state now. The deadlines are judged first: after a standstill nobody reads a visit whose time is over as one that
   * is still on.
   */
  state(): VisitState;
  /** News for a page that asks now. */
  news(): VisitNews;
  dispatch(event: VisitEvent): void;
  /**
   * From now on events wait. While a reset makes the page of the next visit, no event may end that visit: its page
   * would never be greeted, and the reset would fail.
   */
  hold(): void;
  /** What waits is taken up, in the order in which it came. */
  release(): void;
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
  let held = false;
  const taken = (): VisitEvent | undefined => (held ? undefined : queue.shift());

  function drain(): void {
    if (running) return;
    running = true;
    try {
      for (let event = taken(); event !== undefined; event = taken()) {
        const next = step(state, event, times, clock());
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

  /** While events wait, or are being carried out, the state is read as it is. */
  function judged(): VisitState {
    if (state.phase === "open" && !running && !held) dispatch({ type: "tick" });
    return state;
  }

  return {
    state: judged,
    news: () => newsOf(judged(), times, clock()),
    dispatch,
    hold() {
      held = true;
    },
    release() {
      held = false;
      drain();
    },
  };
}
