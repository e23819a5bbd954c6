import type { StaffVerb } from "../staff/calls.ts";
import type { Verb } from "./calls.ts";
import { CALLS, DEFAULT_RATE, type Rate } from "./verbs.ts";

/** Whether there was a token. `again`: nor was there one the last time, which has been told then. */
export type Taken = "taken" | "none" | "none-again";

/** Takes a token. */
type Bucket = () => Taken;

/**
 * A full bucket.
 * @param clock milliseconds of a clock that only runs forward.
 */
export function createBucket(rate: Rate, clock: () => number): Bucket {
  let tokens = rate.burst;
  let at = clock();
  let empty = false;
  return () => {
    const now = clock();
    tokens = Math.min(rate.burst, tokens + ((now - at) / 1000) * rate.perSecond);
    at = now;
    const wasEmpty = empty;
    empty = tokens < 1;
    if (!empty) tokens -= 1;
    if (!empty) return "taken";
    return wasEmpty ? "none-again" : "none";
  };
}

/** The buckets of one page (R55). */
export interface RateLimit<Name> {
  take(verb: Name): Taken;
}

/**
 * Full buckets for a new page, one per verb. Its preload counts with them and main does: the first keeps a flood of calls
 * out of main's event loop, the second trusts no page.
 * @param clock milliseconds of a clock that only runs forward.
 */
export function createRateLimit(clock: () => number): RateLimit<Verb> {
  const buckets = new Map<Verb, Bucket>();
  return {
    take(verb) {
      const bucket = buckets.get(verb) ?? createBucket(CALLS[verb].rate ?? DEFAULT_RATE, clock);
      buckets.set(verb, bucket);
      return bucket();
    },
  };
}

/** The staff area's verbs share one bucket, for more than a finger makes; the beat has its own, or a flood would silence it. */
const STAFF: Rate = { burst: 30, perSecond: 15 };

/** Full buckets for the staff area's page, counted on both sides too. */
export function createStaffRateLimit(clock: () => number): RateLimit<StaffVerb> {
  const beats = createBucket(DEFAULT_RATE, clock);
  const others = createBucket(STAFF, clock);
  return { take: (verb) => (verb === "beat" ? beats() : others()) };
}
