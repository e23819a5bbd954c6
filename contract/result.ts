import type { Refusal } from "./refusals.ts";

/** An answer. */
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

/** An expected "no". A bug or a broken invariant is an exception, never a refusal. */
export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

/** What every call that can be refused returns. Reading `value` needs a look at `ok` first. */
export type Result<T> = Ok<T> | Refused;

/** Wraps an answer. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/** Wraps a refusal. */
export function refused(refusal: Refusal): Refused {
  return { ok: false, refusal };
}
