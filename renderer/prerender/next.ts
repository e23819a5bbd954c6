import type { Route } from "../navigation/route.ts";

/** Where a press leads, where that is known before it. */
export type Next =
  /** One screen more. */
  | { readonly to: Route }
  /** The same screen with something else on it: another page of a list. */
  | { readonly turn: Route }
  /** The screen before. */
  | "back";

let prepare: (next: Next) => void = () => undefined;

/** The finger has come down on what leads there, and lies on it yet. */
export function fingerDown(next: Next): void {
  prepare(next);
}

/** Told where a finger will lead to. The open book, which is read after the first screen, takes this on. */
export function onFingerDown(deed: (next: Next) => void): void {
  prepare = deed;
}
