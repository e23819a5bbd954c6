import type { Call } from "./call.ts";

/** Requests at once. Koha has few workers for all terminals (KOHA-17). */
export const MOST_AT_ONCE = 2;
/** An answer that takes longer, in milliseconds, shows that Koha has more to do than it can. */
const SLOW_MS = 2000;
/** While Koha is slow, a request begins up to so many milliseconds later, so that terminals do not ask at one moment. */
const JITTER_MS = 400;

/** The queue of a terminal's requests. */
export interface Turns {
  /** Waits for a turn; null when none came before the call's time limit or its end. The function gives the turn back. */
  take(call: Call): Promise<(() => void) | null>;
}

/** Creates the queue: two requests at once, in order; one at once and with jitter while Koha is slow. `random`: 0 to 1. */
export function createTurns(random: () => number = Math.random): Turns {
  const waiting: (() => void)[] = [];
  let running = 0;
  let isSlow = false;

  function goOn(): void {
    while (running < (isSlow ? 1 : MOST_AT_ONCE)) {
      const next = waiting.shift();
      if (next === undefined) return;
      running += 1;
      next();
    }
  }

  /** Resolves when it is this request's turn (true), or when it has waited too long (false). */
  function queue({ until, signal }: Call): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (hasTurn: boolean): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", leave);
        resolve(hasTurn);
      };
      const begin = (): void => end(true);
      const leave = (): void => {
        const at = waiting.indexOf(begin);
        if (at < 0) return;
        waiting.splice(at, 1);
        end(false);
      };
      const timer = setTimeout(leave, Math.max(0, until - performance.now()));
      signal.addEventListener("abort", leave);
      waiting.push(begin);
      goOn();
    });
  }

  return {
    async take(call) {
      if (call.signal.aborted || !(await queue(call))) return null;
      if (isSlow) await new Promise((resolve) => setTimeout(resolve, random() * JITTER_MS));
      const begun = performance.now();
      return () => {
        running -= 1;
        isSlow = performance.now() - begun > SLOW_MS;
        goOn();
      };
    },
  };
}
