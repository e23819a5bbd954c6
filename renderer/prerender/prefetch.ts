/*
 * Fetches the next screen's data when the finger comes down, a tenth of a second before it lifts (decision 28). When the
 * answer is there, the screen is prerendered beneath the open one (screen-stack.tsx, decision 29).
 */
import { forgetPhrases } from "../i18n/furigana/marks.ts";
import { type Destination, onPressStart } from "../navigation/destination.ts";
import type { Route } from "../navigation/route.ts";
import { needsPatron } from "../navigation/screens.ts";
import { queryOf } from "../queries/queries.ts";
import {
  answersChanged,
  dropAnswers,
  FRESH_MS,
  PATRON,
  prefetch,
  queryClient,
} from "../queries/query-client.ts";
import { firstRoute, useStore } from "../state/store.ts";

/** Least time between two prefetches in milliseconds, for rapid tapping (R55). */
const APART_MS = 250;
/** Milliseconds from the lift of a finger to the opening of what it pressed: the click comes a little later. */
const PRESSED_MS = 300;
/** Deeper than any screen of a visit: a rehearsed screen is never the one that is opened. */
const REHEARSED = 1000;

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

/** Registers the function that draws the prerendered screen; null = none. Returns an unsubscribe. */
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
    if (query !== null) void prefetch(query);
    return;
  }
  const screen = next === "back" ? previousScreen() : screenFor(next.to);
  if (screen !== null) void prepare(screen, next === "back");
}

async function prepare(screen: ScreenInstance, back: boolean): Promise<void> {
  const mine = moves;
  dropPrerenderedIn(FRESH_MS);
  window.addEventListener("pointerup", lifted, { once: true });
  window.addEventListener("pointercancel", lifted, { once: true });
  // Keys move the focus, and would find the controls of the hidden screen.
  window.addEventListener("keydown", dropPrerendered, { capture: true, once: true });
  const query = queryOf(screen.route);
  // A previous screen is drawn from its last answer, and reads again itself.
  const kept = back && query?.gcTime !== undefined && queryClient.getQueryData(query.queryKey) !== undefined;
  const complete = query === null || kept || (await prefetch(query));
  if (complete && moves === mine) draw(screen);
}

/** Prerenders a screen with an invented answer, for a spare page; null = removes it. */
export function rehearseScreen(route: Route | null, answer: unknown = null): void {
  const query = route === null ? null : queryOf(route);
  dropAnswers();
  if (query !== null) queryClient.setQueryData(query.queryKey, answer);
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
  const page = useStore.getState();
  const { stack } = page;
  return stack.length === 0 ? null : screen(stack.at(-2) ?? firstRoute(page), stack.length - 1);
}

/** Null for a screen that needs a patron before sign-in: the card is asked for first. */
function screenFor(route: Route): ScreenInstance | null {
  const { stack, overview } = useStore.getState();
  return needsPatron(route) && overview === null ? null : screen(route, stack.length + 1);
}

const screen = (route: Route, depth: number): ScreenInstance => ({ route, depth, serial: moves });

onPressStart(prefetchFor);

/** A write has ended. Lists that are shown are read again, unless their screen does not want it. */
export function writeEnded(reread = true): void {
  dropPrerendered();
  answersChanged(reread);
}

useStore.subscribe((now, before) => {
  const gone = before.overview !== null && now.overview === null;
  const over = now.hello === null || (before.rehearsing && !now.rehearsing);
  if (over) dropAnswers();
  else if (gone) queryClient.removeQueries({ queryKey: [PATRON] });
  else if (now.cancellationsSent !== before.cancellationsSent) answersChanged(true);
  else return;
  if (over || gone) {
    lastDown = Number.NEGATIVE_INFINITY;
    forgetPhrases();
  }
  dropPrerendered();
});
