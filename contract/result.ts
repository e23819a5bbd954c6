import type { Refusal, RefusalName } from "./refusals.ts";

/** A successful result. */
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

/** An expected failure. Bugs and broken invariants are exceptions, never refusals. */
export interface Refused<Name extends RefusalName = RefusalName> {
  readonly ok: false;
  readonly refusal: Refusal<Name>;
}

/** The result of a call that can be refused, with `Name`: which refusals; check `ok` before reading `value`. */
export type Result<T, Name extends RefusalName = RefusalName> = Ok<T> | Refused<Name>;

/** Wraps an answer. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/** Wraps a refusal. */
export function refused<Name extends RefusalName>(refusal: Refusal<Name>): Refused<Name> {
  return { ok: false, refusal };
}
