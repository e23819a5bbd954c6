import { pause } from "../time/deferred.ts";
import { type PageRenewalDeps, spareReady } from "./idle-page.ts";
import type { VisitState } from "./state.ts";

/** Milliseconds after the first screen before a spare page is loaded: the start has ended by then. */
export const SPARE_MS = 5000;
const TRIES = 3;

export interface FirstPageDeps extends PageRenewalDeps {
  /** Resolves when the first page shows the first screen. */
  readonly painted: Promise<void>;
  state(): Pick<VisitState, "phase" | "visit">;
}

/**
 * Replaces the first page of a start by a spare while nobody has come. The first page is shown as soon as possible, and only spare pages
 * have rendered the keyboard once: on them the password screen comes a third sooner (docs/bench.md).
 */
export function replaceFirstPage({ painted, state, renewPage, ...spare }: FirstPageDeps): void {
  const isUnused = (): boolean => {
    const { phase, visit } = state();
    return phase === "attract" && visit === 1;
  };
  const replace = async (): Promise<void> => {
    for (let tried = 0; tried < TRIES; tried += 1) {
      await pause(SPARE_MS);
      if (!isUnused()) return;
      if (!(await spareReady(spare))) continue;
      if (isUnused()) renewPage();
      return;
    }
  };
  void painted.then(replace);
}
