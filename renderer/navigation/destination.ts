import type { Route } from "./route.ts";

/** The known destination of a press. */
export type Destination =
  /** A screen on top. */
  | { readonly to: Route }
  /** The same screen with other contents: another page of a list. */
  | { readonly turn: Route }
  /** The screen before. */
  | "back";

let prepare: (next: Destination) => void = () => undefined;

/** A finger is down on a control with this destination. */
export function pressStarted(next: Destination): void {
  prepare(next);
}

/** Registers the function that prepares a destination; it is in the second script, which the first does not need. */
export function onPressStart(listener: (next: Destination) => void): void {
  prepare = listener;
}
