import type { Route } from "./route.ts";

/** Where a press leads, when that is known beforehand. */
export type Destination =
  /** A screen on top. */
  | { readonly to: Route }
  /** The same screen with other contents: another page of a list. */
  | { readonly turn: Route }
  /** The screen before. */
  | "back";

let prepare: (next: Destination) => void = () => undefined;

/** A finger is down on a control that leads there. */
export function pressStarted(next: Destination): void {
  prepare(next);
}

/** Registers who prepares the destination: a part of the second script, so the first does without it. */
export function onPressStart(listener: (next: Destination) => void): void {
  prepare = listener;
}
