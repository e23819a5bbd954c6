/*
 * What the next screen asks is asked when the finger comes down, not when it lifts: that is a tenth of a second, in which most
 * answers come. With its answer the screen is drawn beneath the open one (leaves.tsx), and is whole in its first picture.
 */
import { ok, type Result } from "#contract/result.ts";
import { needsPatron, type Route } from "../navigation/route.ts";
import { lastRead } from "../queries/last-read.ts";
import { type Question, questionOf } from "../queries/questions.ts";
import { HOME, useStore } from "../state/store.ts";
import { type Next, onFingerDown } from "./next.ts";

/** An answer is no longer taken after this time, in milliseconds: a finger that rests has not pressed yet, and things change. */
const FRESH_MS = 1000;
/** A drumming hand asks and draws no more often than this, in milliseconds (R55). */
const APART_MS = 250;
/** So long after a finger has lifted, in milliseconds, what it has pressed is open: a touch is told as a click a little later. */
const PRESSED_MS = 300;
/** Lies deeper than any screen of a visit: what is rehearsed is never the one that is opened. */
const REHEARSED = 1000;

interface Early {
  readonly key: string;
  readonly since: number;
  readonly answer: Promise<Result<unknown>>;
  /** The value, when it has come. */
  came?: { readonly value: unknown };
}

/** One: the last finger counts. It dies with the page. */
let early: Early | null = null;
let lastDown = Number.NEGATIVE_INFINITY;
/** Counts fingers that come down and lift, and keys: an answer draws nothing for a finger that lies no more. */
let moves = 0;

/** A screen, and how many lie below it in the visit. */
export interface Leaf {
  readonly route: Route;
  readonly depth: number;
  /** Tells it from another one of the same kind in the same place. */
  readonly serial: number;
}

let draw: (leaf: Leaf | null) => void = () => undefined;

/** Told which screen is to be drawn beneath the open one; null = none. The answer ends it. */
export function onBeneath(deed: (leaf: Leaf | null) => void): () => void {
  draw = deed;
  return () => {
    draw = () => undefined;
  };
}

/** A finger has come down on what leads somewhere: asks what that will ask, and draws it as soon as it is whole. */
function prepareNext(next: Next): void {
  const since = performance.now();
  // Whatever lies there yet is another finger's.
  throwAway();
  if (since - lastDown < APART_MS) return;
  lastDown = since;
  if (typeof next === "object" && "turn" in next) {
    const asks = questionOf(next.turn);
    if (asks !== null) ask(asks, since);
    return;
  }
  const leaf = next === "back" ? leafBefore() : leafOf(next.to);
  if (leaf !== null) prepare(leaf, next === "back", since);
}

function prepare(leaf: Leaf, back: boolean, since: number): void {
  const mine = moves;
  dropIn(FRESH_MS);
  window.addEventListener("pointerup", lifted, { once: true });
  window.addEventListener("pointercancel", lifted, { once: true });
  // Keys go from control to control, and would find those of what lies beneath.
  window.addEventListener("keydown", throwAway, { capture: true, once: true });
  const question = questionOf(leaf.route);
  const drawn = (): void => {
    if (moves === mine) draw(leaf);
  };
  // What is gone back to stands there as it was, and reads again itself.
  if (question === null || (back && lastRead(question.key) !== undefined)) drawn();
  else
    ask(question, since).answer.then(
      ({ ok }) => {
        if (ok) drawn();
      },
      () => undefined,
    );
}

/** Draws a screen as it would be with this answer, or none: of a page that waits, which asks nobody. */
export function rehearseBeneath(route: Route | null, answer: unknown = null): void {
  const key = route === null ? undefined : questionOf(route)?.key;
  const since = performance.now();
  early =
    key === undefined ? null : { key, since, answer: Promise.resolve(ok(answer)), came: { value: answer } };
  draw(route === null ? null : leaf(route, REHEARSED));
}

function lifted(): void {
  moves += 1;
  dropIn(PRESSED_MS);
}

/** Whatever lies beneath is nobody's any more, nor is what is on its way. */
function throwAway(): void {
  moves += 1;
  draw(null);
}

/** Throws what is drawn away after so many milliseconds, unless a finger moves meanwhile. */
function dropIn(milliseconds: number): void {
  const mine = moves;
  window.setTimeout(() => {
    if (moves === mine) throwAway();
  }, milliseconds);
}

function leafBefore(): Leaf | null {
  const { stack } = useStore.getState();
  return stack.length === 0 ? null : leaf(stack.at(-2) ?? HOME, stack.length - 1);
}

/** Without a patron what needs one is not opened: the card comes first. */
function leafOf(route: Route): Leaf | null {
  const { stack, overview } = useStore.getState();
  return needsPatron(route) && overview === null ? null : leaf(route, stack.length + 1);
}

const leaf = (route: Route, depth: number): Leaf => ({ route, depth, serial: moves });

function of(key: string): Early | null {
  return early?.key === key && performance.now() - early.since < FRESH_MS ? early : null;
}

/**
 * Asks before the screen is there that wants to know; a finger that slips off and comes back waits for what it has asked. A
 * refusal is nobody's: the screen asks again and hears it.
 */
function ask({ key, ask: call }: Question<unknown>, since: number): Early {
  const asked = of(key);
  if (asked !== null) return asked;
  const mine: Early = { key, since, answer: call() };
  early = mine;
  const drop = (): void => {
    if (early === mine) early = null;
  };
  mine.answer.then((answer) => {
    if (answer.ok) mine.came = { value: answer.value };
    else drop();
  }, drop);
  return mine;
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

onFingerDown(prepareNext);

/** What was asked is true no longer, or nobody's: something was done since. */
function forgetEarly(): void {
  early = null;
  throwAway();
}

/** A deed has ended. `left`: its screen is there no more, and a list that was opened since is from before it. */
export function deedEnded(left: boolean): void {
  if (left) useStore.setState(({ deedsSettled }) => ({ deedsSettled: deedsSettled + 1 }));
  else forgetEarly();
}

useStore.subscribe((now, before) => {
  const gone = before.overview !== null && now.overview === null;
  const left = now.hello === null || gone || (before.rehearsing && !now.rehearsing);
  if (left) lastDown = Number.NEGATIVE_INFINITY;
  if (left || now.deedsSettled !== before.deedsSettled) forgetEarly();
});
