import type { Verb } from "#contract/ipc/calls.ts";
import type { Clock } from "../visit/clock.ts";

/** A token bucket: `burst` calls at once, refilled at `perSecond`. */
interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

const DEFAULT: Rate = { burst: 10, perSecond: 5 };
/** Verbs that people or the page use faster, or must use slower, than the rest. */
const RATES: { readonly [V in Verb]?: Rate } = {
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
  // Paper is not free.
  printTitle: { burst: 5, perSecond: 0.1 },
  printMemo: { burst: 5, perSecond: 0.1 },
  printHold: { burst: 5, perSecond: 0.1 },
  printList: { burst: 5, perSecond: 0.1 },
};

/** Whether there was a token. `again`: nor was there one the last time, which has been told then. */
export type Taken = "taken" | "none" | "none-again";

/** One bucket per verb and page (R55). */
export interface RateLimit {
  take(verb: Verb): Taken;
}

/** Full buckets for a new page. */
export function createRateLimit(clock: Clock): RateLimit {
  const buckets = new Map<Verb, { tokens: number; at: number; empty: boolean }>();
  return {
    take(verb) {
      const rate = RATES[verb] ?? DEFAULT;
      const now = clock();
      const bucket = buckets.get(verb) ?? { tokens: rate.burst, at: now, empty: false };
      const tokens = Math.min(rate.burst, bucket.tokens + ((now - bucket.at) / 1000) * rate.perSecond);
      const allowed = tokens >= 1;
      buckets.set(verb, { tokens: allowed ? tokens - 1 : tokens, at: now, empty: !allowed });
      if (allowed) return "taken";
      return bucket.empty ? "none-again" : "none";
    },
  };
}
