import type { Backend } from "../backend.ts";

/** What one job came to. */
export interface JobDone {
  /** How many things it did. */
  readonly count: number;
  /** Errors of single things, which were left as they are; the rest was done. */
  readonly failed: readonly unknown[];
}

/** Something the backend does by itself. */
export interface Job {
  /** Stable: the database knows by it when the job ran last. */
  readonly name: string;
  /** At most once in this time, in milliseconds, across all processes. */
  readonly everyMs: number;
  /**
   * Does it, in as many transactions as it likes: cut off between two of them, it is done again from the start. What it
   * throws ends the round of this job.
   */
  readonly run: (backend: Backend) => Promise<JobDone>;
}
