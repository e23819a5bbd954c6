import type { Abort } from "#contract/library/port.ts";

/** Lets so many pieces of work run at once; the others wait in their order. */
export interface Lanes {
  /** Answers `gone` when nobody waits any more before its turn has come. */
  run<T>(work: () => Promise<T>, gone: T, signal: Abort): Promise<T>;
}

/** Makes so many lanes. */
export function createLanes(count: number): Lanes {
  let free = count;
  const waiting: (() => void)[] = [];

  function leave(): void {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  }

  return {
    async run(work, gone, signal) {
      if (free > 0) free -= 1;
      else await new Promise<void>((turn) => waiting.push(turn));
      try {
        return signal.aborted ? gone : await work();
      } finally {
        leave();
      }
    },
  };
}
