import type { Page } from "../shell/page.ts";
import type { Clock } from "../time/clock.ts";
import type { Visit } from "./visit.ts";

/** Milliseconds after its load before a spare page may render the screens of a visit: until then the patron signs in. */
const REST_MS = 10_000;
/** Milliseconds without input for which it waits: each screen takes the processor from the live page. */
const QUIET_MS = 2000;

/** Chooses the moment at which a spare page renders the screens of a visit, once. */
export interface Rehearsal {
  /** A spare page was loaded; the one before it is live, or was lost. */
  spareLoaded(page: Page): void;
  /** To be called every second. */
  tick(): void;
}

/** @param begin has the page render them; one that went live meanwhile ignores it. */
export function createRehearsal(
  visit: Pick<Visit, "state">,
  clock: Clock,
  begin: (page: Page) => void,
): Rehearsal {
  let waiting: { readonly page: Page; readonly since: number } | null = null;

  function isQuiet(): boolean {
    const state = visit.state();
    return state.phase !== "open" || clock() - state.lastInput >= QUIET_MS;
  }

  return {
    spareLoaded(page) {
      waiting = { page, since: clock() };
    },
    tick() {
      if (waiting === null || clock() - waiting.since < REST_MS || !isQuiet()) return;
      begin(waiting.page);
      waiting = null;
    },
  };
}
