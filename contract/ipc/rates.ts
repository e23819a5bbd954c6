import type { StaffVerb } from "../staff/calls.ts";
import type { Verb } from "./calls.ts";
import { CALLS, DEFAULT_RATE, type Rate } from "./verbs.ts";

/** Whether there was a token. `none-again`: the previous call had none either and was already answered with a refusal. */
export type Taken = "taken" | "none" | "none-again";

/** Takes a token. */
type Bucket = () => Taken;

/**
 * Creates a full bucket.
 * @param clock monotonic clock in milliseconds.
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
 * Creates full buckets for a new page, one per verb. Both preload and main count: preload keeps a flood of calls out of main's
 * event loop, main does not trust the page.
 * @param clock monotonic clock in milliseconds.
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

/**
 * The verbs of the staff area share one bucket, larger than a person needs. The heartbeat has its own, so that a flood cannot
 * exhaust it.
 */
const STAFF: Rate = { burst: 30, perSecond: 15 };

/** Creates full buckets for the staff area's page, counted on both sides too. */
export function createStaffRateLimit(clock: () => number): RateLimit<StaffVerb> {
  const beats = createBucket(DEFAULT_RATE, clock);
  const others = createBucket(STAFF, clock);
  return { take: (verb) => (verb === "beat" ? beats() : others()) };
}
