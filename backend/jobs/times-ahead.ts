import type { Backend } from "../backend.ts";
import { type Clock, systemClock } from "../clock.ts";
import { LONGEST_RETRY_MS } from "../mail/backoff.ts";
import { LEASE_MS } from "../mail/worker.ts";
import { PROOF_GOOD_MS } from "../services/email-proof.ts";
import { seenStep } from "../services/kiosk-token-cache.ts";
import { bringBackTimesAhead, isApartFromDatabase } from "../store/times-ahead.ts";
import type { JobDone } from "./job.ts";

const LONGEST = { retry: LONGEST_RETRY_MS, lease: LEASE_MS, proof: PROOF_GOOD_MS };

/** This machine's clock or the database's is wrong. The log tells the name. */
class ClocksApart extends Error {
  override readonly name = "ClocksApart";
}

/**
 * A clock that was ahead and is right again (one in local time is ahead by hours) limits nobody for longer than a right
 * one: card locks, sessions and mails that it has written are brought back to now. Throws `ClocksApart` when the clock of
 * this machine (`machine`) is more than a minute from the database's, which another machine may set: every right time
 * would lie ahead of one that is behind. The job then stays due for a process whose clock is right.
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
