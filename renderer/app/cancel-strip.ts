import type { Strip } from "../state/page-state.ts";

/** A strip that tells of a cancellation. */
export type CancelStrip = Extract<Strip, { readonly kind: "cancelled" | "kept" }>;

/** True for what a list of holds tells in its own place. */
export function isCancelStrip(strip: Strip | null): strip is CancelStrip {
  return strip?.kind === "cancelled" || strip?.kind === "kept";
}
