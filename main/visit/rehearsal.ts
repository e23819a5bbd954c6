import type { Page } from "../shell/page.ts";
import type { Clock } from "../time/clock.ts";
import type { Visit } from "./visit.ts";

/** Milliseconds after its load before a spare page may render the screens of a visit: until then the patron signs in. */
const REST_MS = 10_000;
/** Milliseconds without input for which it waits: each screen takes the processor from the live page. */
const QUIET_MS = 2000;
/** Milliseconds that rendering them takes at most on a slow terminal. */
const RENDERING_MS = 5000;
/** Milliseconds after the start before a spare page is loaded: the start comes first. */
const START_MS = 5000;
/** Number of the first visit of a start. */
const FIRST_VISIT = 1;

/**
 * Chooses the moment at which a spare page renders the screens of a visit, once. The page of the start was never a spare; while nobody
 * has come, one is loaded for it, renders them and takes its place.
 */
export interface Rehearsal {
  /** A spare page was loaded; the one before it is live, or was lost. */
  spareLoaded(page: Page): void;
  /** To be called every second. */
  tick(): void;
}

export interface RehearsalDependencies {
  readonly visit: Pick<Visit, "state">;
  readonly clock: Clock;
  /** Loads a spare page, unless there is one. */
  warm(): void;
  /** Has the page render them; one that went live meanwhile ignores it. */
  begin(page: Page): void;
  /** Replaces the idle page by the spare. */
  renewPage(): void;
}

/** Creates it. */
export function createRehearsal({ visit, clock, warm, begin, renewPage }: RehearsalDependencies): Rehearsal {
  let waiting: { readonly page: Page; readonly since: number } | null = null;
  let begunAt = Number.POSITIVE_INFINITY;
  const startedAt = clock();
  let isWarm = false;

  function isQuiet(): boolean {
    const state = visit.state();
    return state.phase !== "open" || clock() - state.lastInput >= QUIET_MS;
  }

  return {
    spareLoaded(page) {
      waiting = { page, since: clock() };
    },
    tick() {
      if (waiting !== null && clock() - waiting.since >= REST_MS && isQuiet()) {
        begin(waiting.page);
        waiting = null;
        begunAt = clock();
      }
      const { phase, visit: number } = visit.state();
      if (phase !== "attract" || number !== FIRST_VISIT) return;
      if (!isWarm && clock() - startedAt >= START_MS) {
        isWarm = true;
        warm();
      }
      if (clock() - begunAt >= RENDERING_MS) {
        begunAt = Number.POSITIVE_INFINITY;
        renewPage();
      }
    },
  };
}
