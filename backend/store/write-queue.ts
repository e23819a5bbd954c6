import { setImmediate, setTimeout } from "node:timers/promises";
import { CompiledQuery, type Kysely } from "kysely";
import type { Schema, WritableDb } from "./schema.ts";
import { isBusy } from "./transient-errors.ts";

/** How long a write waits for another writing process (an import, a staff command), in milliseconds. */
const TIMEOUT_MS = 5000;
/** Pauses between attempts to get the write lock, in milliseconds, doubling. */
const SHORTEST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 50;
/** Maximum number of writes per commit: reads wait meanwhile, and more saves no time. */
const MOST_TOGETHER = 16;

const SAVEPOINT = CompiledQuery.raw("savepoint one");
const RELEASE = CompiledQuery.raw("release one");
const UNDO = CompiledQuery.raw("rollback to one");

type Work<T> = (trx: WritableDb) => Promise<T>;
type Settle = () => void;

/** A queued write. */
interface Waiting {
  /** When it times out, on the clock of `performance.now()`. */
  readonly until: number;
  /** Runs it; the returned function settles its promise, once the commit is on the disk. */
  work(trx: WritableDb): Promise<Settle>;
  reject(error: unknown): void;
}

/**
 * Runs the writes of this process to one SQLite file in order. Writes that arrive together share a commit, because syncing is the
 * slow part: each is a savepoint, so that a failing one does not undo the others, and each resolves after the commit. While
 * another process has the write lock, the queue polls for it without blocking the process, which SQLite's own waiting would do.
 */
export class WriteQueue {
  readonly #db: Kysely<Schema>;
  readonly #waiting: Waiting[] = [];
  #atWork = false;

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  /**
   * Runs a write in its turn; it may run more than once, so it must have no effects outside the database. Throws SQLite's
   * `SQLITE_BUSY` when other processes hold the write lock for 5 seconds.
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
      // They were first in the queue.
      this.#waiting.unshift(...kept);
      await setTimeout(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
    this.#atWork = false;
  }

  /** Writes a group and settles each write. Returns those to be retried because another process had the lock. */
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
      if (isBusy(error)) return notTimedOut(group, error);
      if (alone) group[0]?.reject(error);
      if (alone) return [];
      // The commit failed, for example on a full disk: each write is run alone, so that each gets its own error.
      const kept: Waiting[] = [];
      for (const one of group) kept.push(...(await this.#write([one])));
      return kept;
    }
  }
}

/** Runs one write of a shared transaction in a savepoint, so that its failure undoes only its own changes. */
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

/** Rejects writes that have timed out; returns the others. */
function notTimedOut(group: readonly Waiting[], error: unknown): readonly Waiting[] {
  const now = performance.now();
  for (const one of group) if (one.until <= now) one.reject(error);
  return group.filter(({ until }) => until > now);
}
