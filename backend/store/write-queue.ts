import { setImmediate, setTimeout } from "node:timers/promises";
import { CompiledQuery, type Kysely } from "kysely";
import type { Schema, WritableDb } from "./schema.ts";
import { isBusy } from "./transient-errors.ts";

/** How long a write waits for another process that is writing (an import, a staff command), in milliseconds. */
const TIMEOUT_MS = 5000;
/** Pauses between two tries for the write lock, in milliseconds, doubling. */
const SHORTEST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 50;
/** Writes that share one commit at most: reads wait meanwhile, and the saving grows no more. */
const MOST_TOGETHER = 16;

const SAVEPOINT = CompiledQuery.raw("savepoint one");
const RELEASE = CompiledQuery.raw("release one");
const UNDO = CompiledQuery.raw("rollback to one");

type Work<T> = (trx: WritableDb) => Promise<T>;
type Settle = () => void;

/** A write that waits for its turn. */
interface Waiting {
  /** When it times out, on the clock of `performance.now()`. */
  readonly until: number;
  /** Runs it; the returned function settles its promise, once the commit is on the disk. */
  work(trx: WritableDb): Promise<Settle>;
  reject(error: unknown): void;
}

/**
 * The writes of this process to one SQLite file, in the order in which they came. Those that came together are
 * committed together, since it is the disk that takes the time: each is a savepoint, so that one that fails undoes
 * nothing of the others, and none is told that it is done before all of them are on the disk. While another process
 * holds the write lock the queue looks for it again and again, and in between the process goes on: SQLite's own waiting
 * would stop it, reads and all.
 */
export class WriteQueue {
  readonly #db: Kysely<Schema>;
  readonly #waiting: Waiting[] = [];
  #atWork = false;

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  /**
   * Does a write when it is its turn; it may be run more than once, so it does nothing outside the database. Throws
   * SQLite's `SQLITE_BUSY` when other processes hold the write lock for 5 seconds.
   */
  run<T>(work: Work<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        until: performance.now() + TIMEOUT_MS,
        async work(trx) {
          const value = await work(trx);
          return () => resolve(value);
        },
        reject,
      });
      if (!this.#atWork) void this.#untilDone();
    });
  }

  async #untilDone(): Promise<void> {
    this.#atWork = true;
    let pause = SHORTEST_PAUSE_MS;
    // Writes of the same turn of the event loop share a commit.
    for (await setImmediate(); this.#waiting.length > 0; await setImmediate()) {
      const kept = await this.#write(this.#waiting.splice(0, MOST_TOGETHER));
      if (kept.length === 0) {
        pause = SHORTEST_PAUSE_MS;
        continue;
      }
      // These were first in the queue.
      this.#waiting.unshift(...kept);
      await setTimeout(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
    this.#atWork = false;
  }

  /** Writes a group and tells what became of each. Answers those that another process kept from it, to be tried again. */
  async #write(group: readonly Waiting[]): Promise<readonly Waiting[]> {
    const alone = group.length === 1;
    try {
      const settled = await this.#db.transaction().execute(async (trx) => {
        const all: Settle[] = [];
        for (const one of group) all.push(alone ? await one.work(trx) : await asSavepoint(trx, one));
        return all;
      });
      for (const settle of settled) settle();
      return [];
    } catch (error) {
      if (isBusy(error)) return whoeverHasPatience(group, error);
      if (alone) group[0]?.reject(error);
      if (alone) return [];
      // The commit failed, or a disk that is full undid it all: each by itself, so that each is told what is its own.
      const kept: Waiting[] = [];
      for (const one of group) kept.push(...(await this.#write([one])));
      return kept;
    }
  }
}

/** One write among others in a transaction: what it threw undoes what it wrote, and nothing else. */
async function asSavepoint(trx: WritableDb, one: Waiting): Promise<Settle> {
  await trx.executeQuery(SAVEPOINT);
  try {
    const settle = await one.work(trx);
    await trx.executeQuery(RELEASE);
    return settle;
  } catch (error) {
    await trx.executeQuery(UNDO);
    await trx.executeQuery(RELEASE);
    return () => one.reject(error);
  }
}

/** Tells the others why they will not be written. */
function whoeverHasPatience(group: readonly Waiting[], error: unknown): readonly Waiting[] {
  const now = performance.now();
  for (const one of group) if (one.until <= now) one.reject(error);
  return group.filter(({ until }) => until > now);
}
