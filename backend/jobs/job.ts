import type { Backend } from "../backend.ts";

/** Result of one job. */
export interface JobDone {
  /** Number of changes. */
  readonly count: number;
  /** Errors of single items, which were skipped; the rest was done. */
  readonly failed: readonly unknown[];
}

/** A periodic task. */
export interface Job {
  /** Stable: the key of its last run in the database. */
  readonly name: string;
  /** Interval in milliseconds, across all processes. */
  readonly everyMs: number;
  /** Runs the job in any number of transactions; if interrupted, it starts over. An exception ends this run of the job. */
  readonly run: (backend: Backend) => Promise<JobDone>;
}
