import { type Refusal, refusal } from "#contract/refusals.ts";
import { type Allowance, takeOne } from "../rules/rate.ts";
import type { RuleSettings } from "../rules/settings.ts";

/** How much each of some clients may still ask this process; a client is known by its number. */
export class Allowances {
  readonly #settings: RuleSettings["requests"];
  readonly #left = new Map<number, Allowance>();

  constructor(settings: RuleSettings["requests"]) {
    this.#settings = settings;
  }

  /** One request of a client. Answers the refusal `too-many-requests` when it comes too early; null = it may be asked. */
  take(client: number): Refusal | null {
    const { after, tooEarly } = takeOne(this.#left.get(client), performance.now(), this.#settings);
    this.#left.set(client, after);
    return tooEarly === null ? null : refusal("too-many-requests", { seconds: tooEarly });
  }
}
