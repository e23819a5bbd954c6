import type { Backend } from "../backend.ts";
import { HOUR_MS, MINUTE_MS } from "../clock.ts";
import { runOnceAcross } from "../store/jobs.ts";
import type { Writing } from "../store/schema.ts";
import { moveOffClosedDays } from "./closed-days.ts";
import { forget } from "./forget.ts";
import { expireHolds } from "./shelf-expiry.ts";

/** Something the backend does by itself. */
export interface Job {
  /** Stable: the database knows by it when the job ran last. */
  readonly name: string;
  /** At most once in this time, in milliseconds, across all processes. */
  readonly everyMs: number;
  /** Does it in one transaction; answers how many things it did. */
  readonly run: (backend: Backend, trx: Writing) => Promise<number>;
}

/** How often a server looks whether a job is due. */
export const LOOK_EVERY_MS = MINUTE_MS;

/** Every job that runs once across all processes. */
export const JOBS: readonly Job[] = [
  // Before the expiry: a shelf time that ends on a day of closure goes on.
  { name: "closed-days", everyMs: HOUR_MS, run: moveOffClosedDays },
  { name: "shelf-expiry", everyMs: HOUR_MS, run: expireHolds },
  { name: "purge", everyMs: HOUR_MS, run: forget },
];

/** What a round came to. */
export interface JobsDone {
  /** By name: how many things it did. A job that was not due is left out. */
  readonly done: Readonly<Record<string, number>>;
  /** What a job threw; it is due again at once, and the others ran. */
  readonly failed: readonly { readonly name: string; readonly error: unknown }[];
}

/** Runs the jobs that are due, one after another; then sends the mails they wrote. */
export async function runJobs(backend: Backend): Promise<JobsDone> {
  const done: Record<string, number> = {};
  const failed: { readonly name: string; readonly error: unknown }[] = [];
  for (const { name, everyMs, run } of JOBS) {
    try {
      const count = await runOnceAcross(backend.db, name, everyMs, backend.clock.now(), (trx) =>
        run(backend, trx),
      );
      if (count !== null) done[name] = count;
    } catch (error) {
      failed.push({ name, error });
    }
  }
  if (Object.values(done).some((count) => count > 0)) backend.postman.call();
  return { done, failed };
}
