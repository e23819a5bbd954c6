import type { StaffVerb } from "../staff/calls.ts";
import type { Verb } from "./calls.ts";

/** A token bucket: `burst` calls at once, refilled at `perSecond`. */
interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

const DEFAULT: Rate = { burst: 10, perSecond: 5 };
/** Verbs that people or the page use faster, or must use slower, than the rest. */
const RATES: { readonly [V in Verb]?: Rate } & { readonly beat: Rate } = {
  // While typing: the page asks per key.
  suggest: { burst: 20, perSecond: 15 },
  // Each step through a screen is read, and cuts off the one before.
  speak: { burst: 30, perSecond: 12 },
  hush: { burst: 30, perSecond: 12 },
  // Every row of a list has one, and lists are leafed through.
  cover: { burst: 60, perSecond: 20 },
  beat: { burst: 10, perSecond: 5 },
  // Everything that is lent to a patron may be renewed at one touch, one by one.
  renew: { burst: 100, perSecond: 5 },
  staffDoor: { burst: 2, perSecond: 0.2 },
  // Guessing passwords is also the backend's to stop (card lock-out).
  signIn: { burst: 4, perSecond: 0.5 },
  changePassword: { burst: 4, perSecond: 0.5 },
  // Five guesses are the backend's to count.
  confirmEmail: { burst: 4, perSecond: 0.5 },
  // Each is a mail to somebody.
  resendEmailCode: { burst: 3, perSecond: 0.05 },
  // Paper is not free.
  printTitle: { burst: 5, perSecond: 0.1 },
  printMemo: { burst: 5, perSecond: 0.1 },
  printHold: { burst: 5, perSecond: 0.1 },
  printList: { burst: 5, perSecond: 0.1 },
};

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
      const bucket = buckets.get(verb) ?? createBucket(RATES[verb] ?? DEFAULT, clock);
      buckets.set(verb, bucket);
      return bucket();
    },
  };
}

/** The staff area's verbs share one bucket, for more than a finger makes; the beat has its own, or a flood would silence it. */
const STAFF: Rate = { burst: 30, perSecond: 15 };

/** Full buckets for the staff area's page, counted on both sides too. */
export function createStaffRateLimit(clock: () => number): RateLimit<StaffVerb> {
  const beats = createBucket(RATES.beat, clock);
  const others = createBucket(STAFF, clock);
  return { take: (verb) => (verb === "beat" ? beats() : others()) };
}
