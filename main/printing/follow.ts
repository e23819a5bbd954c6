import { pause } from "../deferred.ts";
import type { Clock } from "../visit/clock.ts";
import { type Ending, isTroubled, judge, type Look, type Patience, type Since } from "./judge.ts";
import type { JobId, Queues } from "./queue.ts";

export interface FollowDeps {
  readonly queues: Queues;
  readonly clock: Clock;
  readonly patience: Patience;
  /** Aborted when the visit has ended. */
  readonly visit: AbortSignal;
}

async function lookAt(queues: Queues, name: string, id: JobId): Promise<Look> {
  try {
    const { state } = await queues.job(id);
    return { job: state, queue: await queues.find(name) };
  } catch {
    return null;
  }
}

/** Follows a job until it has ended, or nobody should wait for it any more. Never throws. */
export async function follow(name: string, id: JobId, deps: FollowDeps): Promise<Ending> {
  const { queues, clock, patience, visit } = deps;
  let since: Since = { start: clock(), trouble: null, silence: null, end: null };
  for (;;) {
    const asked = clock();
    const look = await lookAt(queues, name, id);
    since = {
      start: since.start,
      trouble: isTroubled(look) ? (since.trouble ?? asked) : null,
      silence: look === null ? (since.silence ?? asked) : null,
      end: visit.aborted ? (since.end ?? clock()) : null,
    };
    const ending = judge(look, since, clock(), patience);
    if (ending !== null) return ending;
    await pause(patience.lookMs);
  }
}
