/** Wrong guesses of passwords or cards at one terminal: a leaky bucket. Each adds to the level, and the level drains over time. */
export interface Guesses {
  readonly level: number;
  /** Instant of the level, in milliseconds. */
  readonly at: number;
}

/** How many wrong guesses a terminal has, and how fast they are forgotten. */
export interface GuessLimits {
  /** Level from which a terminal has to wait. */
  readonly mostFailures: number;
  /** Seconds in which the level drops by one. */
  readonly forgetSeconds: number;
}

/** The limits of a terminal, and of the reference backend unless its settings say otherwise. */
export const USUAL_GUESS_LIMITS: GuessLimits = { mostFailures: 30, forgetSeconds: 10 };

const SECOND_MS = 1000;

/**
 * The current level. If the instant is in the future (a clock was ahead), the level drains by the distance too, so that a wrong
 * clock does not block a terminal permanently.
 */
export function levelNow(guesses: Guesses, now: number, { forgetSeconds }: GuessLimits): number {
  const drained = Math.abs(now - guesses.at) / (forgetSeconds * SECOND_MS);
  return Math.max(0, guesses.level - drained);
}

/**
 * Whole seconds until this terminal may guess again; null = at once. Since a refused guess does not raise the level, it is at most
 * `forgetSeconds` times what the last one has added.
 */
export function waitSeconds(level: number, { mostFailures, forgetSeconds }: GuessLimits): number | null {
  const tooMuch = level - (mostFailures - 1);
  return tooMuch > 0 ? Math.ceil(tooMuch * forgetSeconds) : null;
}
