import type { Backend } from "../backend.ts";
import { HOUR_MS, MINUTE_MS } from "../clock.ts";
import { runOnceAcross } from "../store/jobs.ts";
import { moveOffClosedDays } from "./closed-days.ts";
import type { Job, JobDone } from "./job.ts";
import { applyRetention } from "./retention.ts";
import { expireHolds } from "./shelf-expiry.ts";
import { bringTimesBack } from "./times-ahead.ts";

/** Interval at which a server checks for due jobs. */
export const LOOK_EVERY_MS = MINUTE_MS;

/** Every job that runs once across all processes. */
export const JOBS: readonly Job[] = [
  // First, because the other jobs use these times.
  { name: "times-ahead", everyMs: MINUTE_MS, run: (backend) => bringTimesBack(backend) },
  // Before the expiry, because a shelf time that ends on a closed day is extended.
  { name: "closed-days", everyMs: HOUR_MS, run: moveOffClosedDays },
  { name: "shelf-expiry", everyMs: HOUR_MS, run: expireHolds },
  { name: "purge", everyMs: HOUR_MS, run: purge },
];

async function purge(backend: Backend): Promise<JobDone> {
  await applyRetention(backend);
  // Deleted rows are not counted.
  return { count: 0, failed: [] };
}

/** Result of a round. */
export interface JobsDone {
  /** Number of changes by job; jobs that were not due are missing. */
  readonly done: Readonly<Record<string, number>>;
  /** Errors of jobs. A job that threw is due again at once; other jobs ran. */
  readonly failed: readonly { readonly name: string; readonly error: unknown }[];
}

/** Runs the due jobs one after another, then sends the mails they wrote. */
export async function runJobs(backend: Backend): Promise<JobsDone> {
  const done: Record<string, number> = {};
  const failed: { readonly name: string; readonly error: unknown }[] = [];
  for (const { name, everyMs, run } of JOBS) {
    try {
      const result = await runOnceAcross(backend.db, name, everyMs, backend.clock.now(), () => run(backend));
      if (result === null) continue;
      done[name] = result.count;
      for (const error of result.failed) failed.push({ name, error });
    } catch (error) {
      failed.push({ name, error });
    }
  }
  if (Object.values(done).some((count) => count > 0)) backend.mailWorker.wake();
  return { done, failed };
}
