import { setTimeout } from "node:timers/promises";
import { isBusy } from "./away.ts";

/** How long a write waits for another process that is writing (an import, a staff command), in milliseconds. */
const PATIENCE_MS = 5000;
/** Pauses between two looks at the write lock, in milliseconds: each twice the one before. */
const SHORTEST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 50;

/**
 * The writes of this process to one SQLite file, in the order in which they came. While another process holds the write
 * lock the first of the line looks for it again and again, and in between the process goes on: SQLite's own waiting
 * would stop it, reads and all.
 */
export class WriteLine {
  #last: Promise<unknown> = Promise.resolve();

  /** Does a write when it is its turn. Throws SQLite's `SQLITE_BUSY` when nobody let it write for 5 seconds. */
  run<T>(write: () => Promise<T>): Promise<T> {
    const until = performance.now() + PATIENCE_MS;
    const mine = this.#last.then(() => whenFree(write, until));
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}

async function whenFree<T>(write: () => Promise<T>, until: number): Promise<T> {
  for (let pause = SHORTEST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      return await write();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= until) throw error;
    }
    await setTimeout(pause);
  }
}
