import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { SECOND_MS } from "../clock.ts";
import { type TokenBucket, takeToken } from "../rules/token-bucket.ts";
import { tokenHash } from "./tokens.ts";

/** Rate limit of lookups of tokens that this process has never found valid. */
const LOOKUP_RATE = { perSecond: 20, burst: 100 } as const;
/** How long an invalid token is rejected without another lookup. */
const INVALID_MS = 2 * SECOND_MS;
/** Maximum number of remembered invalid tokens; the oldest is dropped. */
const MOST_INVALID = 1000;

/**
 * Looks up tokens, and protects the database from a flood of invented ones. A token that was valid once is always looked up, so
 * that a flood does not lock out known clients. One per kind of token and process.
 */
export class TokenGuard {
  readonly #valid = new Set<string>();
  /** Until when a token counts as invalid, in milliseconds of this process. */
  readonly #invalid = new Map<string, number>();
  #bucket: TokenBucket | undefined;

  /** The owner of a token; null = invalid. Refusal: `too-many-requests`, without a lookup. */
  async lookUp<T>(token: string, find: (token: string) => Promise<T | null>): Promise<Result<T | null>> {
    const name = tokenHash(token).toString("base64");
    const now = performance.now();
    if ((this.#invalid.get(name) ?? 0) > now) return ok(null);
    if (!this.#valid.has(name)) {
      const { after, tooEarly } = takeToken(this.#bucket, now, LOOKUP_RATE);
      this.#bucket = after;
      if (tooEarly !== null) return refused(refusal("too-many-requests", { seconds: tooEarly }));
    }
    const found = await find(token);
    if (found === null) this.#markInvalid(name);
    else this.#valid.add(name);
    return ok(found);
  }

  #markInvalid(name: string): void {
    this.#valid.delete(name);
    this.#invalid.delete(name);
    this.#invalid.set(name, performance.now() + INVALID_MS);
    const [oldest] = this.#invalid.keys();
    if (this.#invalid.size > MOST_INVALID && oldest !== undefined) this.#invalid.delete(oldest);
  }
}
