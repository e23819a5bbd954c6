import type { Backend } from "../backend.ts";
import { type Clock, systemClock } from "../clock.ts";
import { LONGEST_RETRY_MS } from "../mail/backoff.ts";
import { LEASE_MS } from "../mail/worker.ts";
import { PROOF_GOOD_MS } from "../services/email-proof.ts";
import { seenStep } from "../services/kiosk-token-cache.ts";
import { bringBackTimesAhead, isApartFromDatabase } from "../store/times-ahead.ts";
import type { JobDone } from "./job.ts";

const LONGEST = { retry: LONGEST_RETRY_MS, lease: LEASE_MS, proof: PROOF_GOOD_MS };

/** The clock of this machine or of the database is wrong. The class name is logged. */
class ClocksApart extends Error {
  override readonly name = "ClocksApart";
}

/**
 * Repairs times written by a clock that was ahead (by hours, if it was set to local time): card locks, sessions and mails are
 * brought back to now, so that they last no longer than intended. Throws `ClocksApart` when this machine's clock (`machine`)
 * differs by more than a minute from the database's: a clock that is behind would take every correct time for one ahead. The job
 * then stays due for a process with a correct clock.
 */
export async function bringTimesBack(
  { db, clock }: Pick<Backend, "db" | "clock">,
  machine: Clock = systemClock,
): Promise<JobDone> {
  if (await isApartFromDatabase(db, machine.now()))
    throw new ClocksApart("The clocks of this machine and of the database are more than a minute apart.");
  const now = clock.now();
  return { count: await bringBackTimesAhead(db, now, seenStep(now), LONGEST), failed: [] };
}
