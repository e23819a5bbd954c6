import { type Guesses, levelNow, USUAL_GUESS_LIMITS, waitSeconds } from "#contract/guesses.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { type Clock, monotonicClock } from "../time/clock.ts";

/** A card that was shown without a password, counted as one that does not suffice. */
export interface CardTry {
  /** It suffices, or nobody knows. */
  undo(): void;
}

/** D87: counts cards that do not suffice, so that nobody finds out by trying which cards there are. */
export interface CardTries {
  /** Counts a card before it is looked up, so that calls at the same time get no extra tries. Refusal: `too-many-requests`. */
  count(): Result<CardTry>;
}

/** Creates it with nothing counted. One per terminal, whatever library system its settings name. */
export function createCardTries(clock: Clock = monotonicClock): CardTries {
  let guesses: Guesses = { level: 0, at: clock() };

  function add(tries: number): void {
    const now = clock();
    guesses = { level: Math.max(0, levelNow(guesses, now, USUAL_GUESS_LIMITS) + tries), at: now };
  }

  return {
    count() {
      const seconds = waitSeconds(levelNow(guesses, clock(), USUAL_GUESS_LIMITS), USUAL_GUESS_LIMITS);
      if (seconds !== null) return refused(refusal("too-many-requests", { seconds }));
      add(1);
      return ok({ undo: () => add(-1) });
    },
  };
}
