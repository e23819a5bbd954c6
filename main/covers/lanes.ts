import type { Abort } from "#contract/library/port.ts";

/** Limits parallel work; further work waits in order. */
export interface Lanes {
  /** Returns `gone` if the caller aborts before its turn. */
  run<T>(work: () => Promise<T>, gone: T, signal: Abort): Promise<T>;
}

/** Creates it. */
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
