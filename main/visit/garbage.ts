import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { VisitState } from "./state.ts";

/**
 * Pause in milliseconds between a reset and the collection, which stops the process for some 20: the next page is on the
 * screen by then, and nobody has read it yet.
 */
export const COLLECT_AFTER_MS = 100;

function findCollector(): () => void {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("globalThis.gc") as (() => void) | undefined;
  setFlagsFromString("--no-expose-gc");
  return collect ?? (() => undefined);
}

let collector: (() => void) | null = null;

/** Takes everything that nobody holds out of this process's heap, at once; does nothing where the engine cannot be asked. */
export function collectGarbage(): void {
  collector ??= findCollector();
  collector();
}

/** What the collection needs to know. */
export interface CollectionNeeds {
  /** Hears that a reset is done and none follows. */
  onSettled(listener: () => void): void;
  state(): Pick<VisitState, "phase">;
}

/**
 * Collects after each visit, when nobody is here. What main knew of a patron is let go of by the reset, but lies in the heap
 * until the engine needs room, which on a quiet day is hours later.
 */
export function collectAfterVisits({ onSettled, state }: CollectionNeeds, collect = collectGarbage): void {
  let waiting: NodeJS.Timeout | undefined;
  onSettled(() => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const { phase } = state();
      // Somebody is here by now: their own end collects.
      if (phase !== "open" && phase !== "ending") collect();
    }, COLLECT_AFTER_MS);
  });
}
