import type { Backend } from "../backend.ts";
import { PROOF_GOOD_MS } from "../deeds/email-proof.ts";
import { seenStep } from "../deeds/kiosks.ts";
import { LONGEST_RETRY_MS } from "../mail/backoff.ts";
import { LEASE_MS } from "../mail/postman.ts";
import { bringBackTimesAhead } from "../store/times-ahead.ts";
import type { JobDone } from "./job.ts";

const LONGEST = { retry: LONGEST_RETRY_MS, lease: LEASE_MS, proof: PROOF_GOOD_MS };

/**
 * A clock that was ahead and is right again (one in local time is ahead by hours) limits nobody for longer than a right
 * one: card locks, sessions and mails that it has written are brought back to now.
 */
export async function bringBack({ db, clock }: Pick<Backend, "db" | "clock">): Promise<JobDone> {
  const now = clock.now();
  return { count: await bringBackTimesAhead(db, now, seenStep(now), LONGEST), failed: [] };
}
