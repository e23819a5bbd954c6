import type { Clock } from "../time/clock.ts";
import { pause } from "../time/deferred.ts";
import {
  isTroubled,
  type PrintOutcome,
  type PrintStatus,
  type PrintTimeouts,
  printOutcome,
  type Since,
} from "./print-outcome.ts";
import type { JobId, Queues } from "./queue.ts";

export interface FollowJobDeps {
  readonly queues: Queues;
  readonly clock: Clock;
  readonly timeouts: PrintTimeouts;
  /** Aborted when the visit has ended. */
  readonly visit: AbortSignal;
}

async function readStatus(queues: Queues, name: string, id: JobId): Promise<PrintStatus> {
  try {
    const { state } = await queues.job(id);
    return { job: state, queue: await queues.find(name) };
  } catch {
    return null;
  }
}

/** Polls a job until it has an outcome. Never throws. */
export async function followJob(name: string, id: JobId, deps: FollowJobDeps): Promise<PrintOutcome> {
  const { queues, clock, timeouts, visit } = deps;
  let since: Since = { start: clock(), trouble: null, silence: null, end: null };
  for (;;) {
    const asked = clock();
    const status = await readStatus(queues, name, id);
    since = {
      start: since.start,
      trouble: isTroubled(status) ? (since.trouble ?? asked) : null,
      silence: status === null ? (since.silence ?? asked) : null,
      end: visit.aborted ? (since.end ?? clock()) : null,
    };
    const outcome = printOutcome(status, since, clock(), timeouts);
    if (outcome !== null) return outcome;
    await pause(timeouts.lookMs);
  }
}
