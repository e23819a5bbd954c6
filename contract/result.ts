import type { Refusal } from "./refusals.ts";

/** A successful result. */
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

/** An expected failure. Bugs and broken invariants are exceptions, never refusals. */
export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

/** The result of a call that can be refused; check `ok` before reading `value`. */
export type Result<T> = Ok<T> | Refused;

/** Wraps an answer. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/** Wraps a refusal. */
export function refused(refusal: Refusal): Refused {
  return { ok: false, refusal };
}
