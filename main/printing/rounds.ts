/** Milliseconds between two looks at the printer: with a patron here a button is there, or gone, that soon after the printer is. */
const EVERY_MS = { visited: 5000, alone: 60_000 } as const;

export interface RoundsNeeds {
  /** Looks at the printer once. Never throws. */
  look(): Promise<void>;
  /** A visit is open. */
  visited(): boolean;
}

/** Looks at the printer again and again, rarely while nobody is here; the first time at once. */
export interface Rounds {
  /** A visit has begun, or the settings may name another printer: looks at once, or as soon as the look under way is over. */
  now(): void;
}

/** Begins the rounds. They never keep the program alive. */
export function startRounds({ look, visited }: RoundsNeeds): Rounds {
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  let wanted = false;

  async function round(): Promise<void> {
    clearTimeout(timer);
    wanted = true;
    if (looking) return;
    looking = true;
    while (wanted) {
      wanted = false;
      await look();
    }
    looking = false;
    timer = setTimeout(() => void round(), EVERY_MS[visited() ? "visited" : "alone"]).unref();
  }

  void round();
  return { now: () => void round() };
}
