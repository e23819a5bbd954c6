import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { VisitState } from "./state.ts";

/**
 * Pause in milliseconds between a reset and the collection, which blocks the process for some 20 ms: by then the next page
 * is on the screen.
 */
export const COLLECT_AFTER_MS = 100;

type Collector = (how?: { readonly type: "major"; readonly flavor: "last-resort" }) => void;

function findCollector(): Collector {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("globalThis.gc") as Collector | undefined;
  setFlagsFromString("--no-expose-gc");
  return collect ?? (() => undefined);
}

let collector: Collector | null = null;

/** Runs a full garbage collection of this process at once; does nothing where V8 does not offer it. */
export function collectGarbage(): void {
  collector ??= findCollector();
  collector();
}

/** The same several times, as for the last free memory: the engine also gives back the room of its young generation. */
export function shrinkHeap(): void {
  collector ??= findCollector();
  collector({ type: "major", flavor: "last-resort" });
}

/** Dependencies of `collectAfterVisits`. */
export interface CollectDeps {
  /** Registers a listener that is called when all resets are done. */
  onSettled(listener: () => void): void;
  state(): Pick<VisitState, "phase">;
}

/**
 * Collects after each visit. The reset drops the references to patron data, but without this the data could stay in the heap
 * for hours.
 */
export function collectAfterVisits({ onSettled, state }: CollectDeps, collect = collectGarbage): void {
  let waiting: NodeJS.Timeout | undefined;
  onSettled(() => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const { phase } = state();
      // A new visit is open; its end collects.
      if (phase !== "open" && phase !== "ending") collect();
    }, COLLECT_AFTER_MS);
  });
}
