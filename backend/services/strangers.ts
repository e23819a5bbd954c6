import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { SECOND_MS } from "../clock.ts";
import { type Allowance, takeOne } from "../rules/rate.ts";
import { tokenHash } from "./tokens.ts";

/** Tokens that this process has never found good are looked up so many times a second, and so many at once. */
const LOOK_RATE = { perSecond: 20, burst: 100 } as const;
/** A token that was none is taken as none for so long without asking the database. */
const NONE_MS = 2 * SECOND_MS;
/** How many of those are remembered; the oldest goes first. */
const MOST_NONE = 1000;

/**
 * Looks up tokens, and keeps a flood of invented ones from the database. A token that was good once is always looked
 * up, so that the flood shuts out nobody who was there before it. One per kind of token and process.
 */
export class Strangers {
  readonly #good = new Set<string>();
  /** Until when a token is none, in milliseconds of this process. */
  readonly #none = new Map<string, number>();
  #allowance: Allowance | undefined;

  /** Whose token it is; null = nobody's. Refusal: `too-many-requests`, and then nothing was looked up. */
  async look<T>(token: string, find: (token: string) => Promise<T | null>): Promise<Result<T | null>> {
    const name = tokenHash(token).toString("base64");
    const now = performance.now();
    if ((this.#none.get(name) ?? 0) > now) return ok(null);
    if (!this.#good.has(name)) {
      const { after, tooEarly } = takeOne(this.#allowance, now, LOOK_RATE);
      this.#allowance = after;
      if (tooEarly !== null) return refused(refusal("too-many-requests", { seconds: tooEarly }));
    }
    const found = await find(token);
    if (found === null) this.#isNone(name);
    else this.#good.add(name);
    return ok(found);
  }

  #isNone(name: string): void {
    this.#good.delete(name);
    this.#none.delete(name);
    this.#none.set(name, performance.now() + NONE_MS);
    const [oldest] = this.#none.keys();
    if (this.#none.size > MOST_NONE && oldest !== undefined) this.#none.delete(oldest);
  }
}
