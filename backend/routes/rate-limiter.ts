import { type Refusal, refusal } from "#contract/refusals.ts";
import type { RuleSettings } from "../rules/settings.ts";
import { type TokenBucket, takeToken } from "../rules/token-bucket.ts";

/** Rate limit per client (by id) of this process. */
export class RateLimiter {
  readonly #settings: RuleSettings["requests"];
  readonly #buckets = new Map<number, TokenBucket>();

  constructor(settings: RuleSettings["requests"]) {
    this.#settings = settings;
  }

  /** Takes one request of a client. Returns the refusal `too-many-requests` when it comes too early; null = allowed. */
  take(client: number): Refusal | null {
    const { after, tooEarly } = takeToken(this.#buckets.get(client), performance.now(), this.#settings);
    this.#buckets.set(client, after);
    return tooEarly === null ? null : refusal("too-many-requests", { seconds: tooEarly });
  }
}
