import type { Backend } from "../backend.ts";
import { HOUR_MS, MINUTE_MS } from "../clock.ts";
import { runOnceAcross } from "../store/jobs.ts";
import { moveOffClosedDays } from "./closed-days.ts";
import type { Job, JobDone } from "./job.ts";
import { applyRetention } from "./retention.ts";
import { expireHolds } from "./shelf-expiry.ts";
import { bringTimesBack } from "./times-ahead.ts";

/** How often a server looks whether a job is due. */
export const LOOK_EVERY_MS = MINUTE_MS;

/** Every job that runs once across all processes. */
export const JOBS: readonly Job[] = [
  // First: the others go by these times.
  { name: "times-ahead", everyMs: MINUTE_MS, run: (backend) => bringTimesBack(backend) },
  // Before the expiry: a shelf time that ends on a day of closure goes on.
  { name: "closed-days", everyMs: HOUR_MS, run: moveOffClosedDays },
  { name: "shelf-expiry", everyMs: HOUR_MS, run: expireHolds },
  { name: "purge", everyMs: HOUR_MS, run: purge },
];

async function purge(backend: Backend): Promise<JobDone> {
  await applyRetention(backend);
  // Deleted rows are not counted.
  return { count: 0, failed: [] };
}

/** What a round came to. */
export interface JobsDone {
  /** By name: how many things it did. A job that was not due is left out. */
  readonly done: Readonly<Record<string, number>>;
  /** What a job threw, which is due again at once, or met and left out; the others ran. */
  readonly failed: readonly { readonly name: string; readonly error: unknown }[];
}

/** Runs the jobs that are due, one after another; then sends the mails they wrote. */
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
