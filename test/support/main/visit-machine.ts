import { firstState, newsOf, phaseOf, step } from "#main/visit/machine.ts";
import type { Access, Open, VisitEffect, VisitEvent, VisitState } from "#main/visit/state.ts";
import type { VisitTimes } from "#main/visit/times.ts";

/** Milliseconds of a second: the machine counts in them. */
const S = 1000;
/** The settings' defaults. */
export const TIMES: VisitTimes = {
  idle: 120 * S,
  browsingIdle: 90 * S,
  returnIdle: 30 * S,
  warning: 40 * S,
  cap: 1200 * S,
  capExtensions: 3,
  backendLost: 15 * S,
  grace: 120 * S,
};
/** Two cards of the demo library. */
export const OWN = "2001014";
export const OTHER = "2002020";

/** A kiosk on a table: events in, effects out, a clock that only the test moves. */
export function kiosk(times: Partial<VisitTimes> = {}) {
  const all = { ...TIMES, ...times };
  let now = 0;
  let state: VisitState = firstState(1, false, now);
  let effects: VisitEffect[] = [];
  const happen = (event: VisitEvent): void => {
    const next = step(state, event, all, now);
    state = next.state;
    effects.push(...next.effects);
  };
  return {
    happen,
    /** Lets time pass in ticks of 200 ms. */
    wait(seconds: number) {
      for (const end = now + seconds * S; now < end; ) {
        now += 200;
        happen({ type: "tick" });
      }
    },
    /** A jump of the machine's clock, as after a sleep. */
    jump(seconds: number) {
      now += seconds * S;
      happen({ type: "tick" });
    },
    /** Time passes and nothing looks at the clock: the process stands still, or the machine sleeps. */
    sleep(seconds: number) {
      now += seconds * S;
    },
    scan: (number: string) => happen({ type: "card-scanned", number, takeBack: 0 }),
    signIn(access: "real" | "temporary" = "real") {
      happen({ type: "card-scanned", number: OWN, takeBack: 0 });
      happen({ type: "signed-in", access });
    },
    news: () => newsOf(state, all, now),
    phase: () => phaseOf(state),
    state: () => state,
    /** Effects since the last look. */
    told() {
      const seen = effects;
      effects = [];
      return seen;
    },
  };
}

/** The resets among what was told. */
export const resets = (effects: readonly VisitEffect[]) =>
  effects.filter((effect) => effect.type === "reset");

/** An open visit of the own card, in which nothing has happened yet. */
export const openVisit = (access: Access): Open => ({
  phase: "open",
  visit: 4,
  awaySince: null,
  hours: { now: "open" },
  card: "2001014",
  typed: false,
  access,
  returning: false,
  lastInput: 0,
  checkedAt: 0,
  since: 0,
  extensions: 0,
  slow: false,
  shutAt: null,
  graced: false,
  warning: null,
  told: { phase: "browsing", ribbon: 4, secondsLeft: null, cap: false, slow: false },
});
