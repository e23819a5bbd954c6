/*
 * What the next screen asks is asked when the finger comes down, not when it lifts: that is a tenth of a second, in which most
 * answers come. The screen then is whole in its first picture instead of saying first that it asks.
 */
import type { Result } from "#contract/result.ts";
import type { Question } from "./questions.ts";

/** An answer is no longer taken after this time, in milliseconds: a finger that rests has not pressed yet, and things change. */
const FRESH_MS = 1000;
/** A drumming hand asks no more often than this, in milliseconds (R55). */
const APART_MS = 250;

interface Early {
  readonly key: string;
  readonly since: number;
  readonly answer: Promise<Result<unknown>>;
  /** The value, when it has come. */
  came?: { readonly value: unknown };
}

/** One: the last finger counts. It dies with the page. */
let early: Early | null = null;
let lastAsked = Number.NEGATIVE_INFINITY;

function of(key: string): Early | null {
  return early?.key === key && performance.now() - early.since < FRESH_MS ? early : null;
}

/** Asks before the screen is there that wants to know. A refusal is nobody's: the screen asks again and hears it. */
export function askAhead({ key, ask }: Question<unknown>): void {
  const since = performance.now();
  // A finger that slips off and comes back waits for what it has asked.
  if (since - lastAsked < APART_MS || of(key) !== null) return;
  lastAsked = since;
  const mine: Early = { key, since, answer: ask() };
  early = mine;
  const drop = (): void => {
    if (early === mine) early = null;
  };
  mine.answer.then((answer) => {
    if (answer.ok) mine.came = { value: answer.value };
    else drop();
  }, drop);
}

/** What has come for a question; null while nothing has. Who asks knows its type: keys name the question. */
export function cameEarly<T>(key: string): { readonly key: string; readonly value: T } | null {
  const came = of(key)?.came;
  return came === undefined ? null : { key, value: came.value as T };
}

/** Takes the question over: its answer is this screen's alone. */
export function takeEarly<T>(key: string): Promise<Result<T>> | undefined {
  const taken = of(key);
  if (taken === null) return undefined;
  early = null;
  return taken.answer as Promise<Result<T>>;
}

/** What was asked is true no longer, or nobody's. */
export function forgetEarly(): void {
  early = null;
  lastAsked = Number.NEGATIVE_INFINITY;
}
