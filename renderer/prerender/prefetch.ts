/*
 * Fetches the next screen's data when the finger comes down, a tenth of a second before it lifts (decision 28). When the
 * answer is there, the screen is prerendered beneath the open one (screen-stack.tsx, decision 29).
 */
import { ok, type Result } from "#contract/result.ts";
import { type Destination, onPressStart } from "../navigation/destination.ts";
import type { Route } from "../navigation/route.ts";
import { needsPatron } from "../navigation/screens.ts";
import { type Query, queryOf } from "../queries/queries.ts";
import { cachedAnswer } from "../queries/query-cache.ts";
import { HOME, useStore } from "../state/store.ts";

/** Milliseconds after which an answer is stale: a resting finger has not pressed yet, and data changes. */
const FRESH_MS = 1000;
/** Least time between two prefetches in milliseconds, for rapid tapping (R55). */
const APART_MS = 250;
/** Milliseconds from the lift of a finger to the opening of what it pressed: the click comes a little later. */
const PRESSED_MS = 300;
/** Deeper than any screen of a visit: a rehearsed screen is never the one that is opened. */
const REHEARSED = 1000;

interface Prefetched {
  readonly key: string;
  readonly since: number;
  readonly answer: Promise<Result<unknown>>;
  /** The value, once it has arrived. */
  came?: { readonly value: unknown };
}

/** Only one: the last finger counts. */
let prefetched: Prefetched | null = null;
let lastDown = Number.NEGATIVE_INFINITY;
/** Counts presses, lifts and keys: an answer that arrives after the finger has lifted draws nothing. */
let moves = 0;

/** A screen of the stack; `depth`: how many lie below it. */
export interface ScreenInstance {
  readonly route: Route;
  readonly depth: number;
  /** Distinguishes it from another one of the same kind at the same depth. */
  readonly serial: number;
}

let draw: (screen: ScreenInstance | null) => void = () => undefined;

/** Registers who draws the prerendered screen; null = none. Returns an unsubscribe. */
export function onPrerender(listener: (screen: ScreenInstance | null) => void): () => void {
  draw = listener;
  return () => {
    draw = () => undefined;
  };
}

/** A finger is down on a control that leads somewhere: fetches that screen's data, and draws it when complete. */
function prefetchFor(next: Destination): void {
  const since = performance.now();
  // What is left belongs to another finger.
  dropPrerendered();
  if (since - lastDown < APART_MS) return;
  lastDown = since;
  if (typeof next === "object" && "turn" in next) {
    const query = queryOf(next.turn);
    if (query !== null) sendQuery(query, since);
    return;
  }
  const screen = next === "back" ? previousScreen() : screenFor(next.to);
  if (screen !== null) prepare(screen, next === "back", since);
}

function prepare(screen: ScreenInstance, back: boolean, since: number): void {
  const mine = moves;
  dropPrerenderedIn(FRESH_MS);
  window.addEventListener("pointerup", lifted, { once: true });
  window.addEventListener("pointercancel", lifted, { once: true });
  // Keys move the focus, and would find the controls of the hidden screen.
  window.addEventListener("keydown", dropPrerendered, { capture: true, once: true });
  const query = queryOf(screen.route);
  const drawn = (): void => {
    if (moves === mine) draw(screen);
  };
  // A previous screen is drawn from its last answer, and reads again itself.
  if (query === null || (back && cachedAnswer(query.key) !== undefined)) drawn();
  else
    sendQuery(query, since).answer.then(
      ({ ok }) => {
        if (ok) drawn();
      },
      () => undefined,
    );
}

/** Prerenders a screen with an invented answer, for a spare page; null = removes it. */
export function rehearseScreen(route: Route | null, answer: unknown = null): void {
  const key = route === null ? undefined : queryOf(route)?.key;
  const since = performance.now();
  prefetched =
    key === undefined ? null : { key, since, answer: Promise.resolve(ok(answer)), came: { value: answer } };
  draw(route === null ? null : screen(route, REHEARSED));
}

function lifted(): void {
  moves += 1;
  dropPrerenderedIn(PRESSED_MS);
}

/** Removes the prerendered screen, also one that is still waiting for its answer. */
function dropPrerendered(): void {
  moves += 1;
  draw(null);
}

/** The same after so many milliseconds, unless another press or lift comes first. */
function dropPrerenderedIn(milliseconds: number): void {
  const mine = moves;
  window.setTimeout(() => {
    if (moves === mine) dropPrerendered();
  }, milliseconds);
}

function previousScreen(): ScreenInstance | null {
  const { stack } = useStore.getState();
  return stack.length === 0 ? null : screen(stack.at(-2) ?? HOME, stack.length - 1);
}

/** Null for a patron's screen while nobody is signed in: the card is asked for first. */
function screenFor(route: Route): ScreenInstance | null {
  const { stack, overview } = useStore.getState();
  return needsPatron(route) && overview === null ? null : screen(route, stack.length + 1);
}

const screen = (route: Route, depth: number): ScreenInstance => ({ route, depth, serial: moves });

function of(key: string): Prefetched | null {
  return prefetched?.key === key && performance.now() - prefetched.since < FRESH_MS ? prefetched : null;
}

/** Sends a query, unless the same one is fresh. A refusal is dropped: the screen asks again and shows it. */
function sendQuery({ key, fetch: call }: Query<unknown>, since: number): Prefetched {
  const asked = of(key);
  if (asked !== null) return asked;
  const mine: Prefetched = { key, since, answer: call() };
  prefetched = mine;
  const drop = (): void => {
    if (prefetched === mine) prefetched = null;
  };
  mine.answer.then((answer) => {
    if (answer.ok) mine.came = { value: answer.value };
    else drop();
  }, drop);
  return mine;
}

/** The prefetched answer, null until it has arrived. The caller knows its type by the key. */
export function prefetchedAnswer<T>(key: string): { readonly key: string; readonly value: T } | null {
  const came = of(key)?.came;
  return came === undefined ? null : { key, value: came.value as T };
}

/** Passes the pending query to a screen; it is used once. */
export function takePrefetched<T>(key: string): Promise<Result<T>> | undefined {
  const taken = of(key);
  if (taken === null) return undefined;
  prefetched = null;
  return taken.answer as Promise<Result<T>>;
}

onPressStart(prefetchFor);

/** Drops what was prefetched: it is stale, or its patron has left. */
function dropPrefetched(): void {
  prefetched = null;
  dropPrerendered();
}

/** A write has ended. `left`: its screen was left, so a list opened since then is stale too. */
export function writeEnded(left: boolean): void {
  if (left) useStore.setState(({ writesSettled }) => ({ writesSettled: writesSettled + 1 }));
  else dropPrefetched();
}

useStore.subscribe((now, before) => {
  const gone = before.overview !== null && now.overview === null;
  const left = now.hello === null || gone || (before.rehearsing && !now.rehearsing);
  if (left) lastDown = Number.NEGATIVE_INFINITY;
  if (left || now.writesSettled !== before.writesSettled) dropPrefetched();
});
