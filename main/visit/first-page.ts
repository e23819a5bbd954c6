import type { VisitState } from "./state.ts";

/** Milliseconds after the first screen before a spare page is loaded: the start has ended by then. */
export const SPARE_MS = 5000;
/** Milliseconds in which a slow terminal has loaded it and rendered the keyboard. */
export const REHEARSED_MS = 3000;

export interface FirstPageDeps {
  /** Resolves when the first page shows the first screen. */
  readonly painted: Promise<void>;
  state(): Pick<VisitState, "phase" | "visit">;
  /** Loads a spare page, unless there is one. */
  warm(): void;
  /** Replaces the idle page by the spare. */
  renewPage(): void;
}

/**
 * Replaces the first page of a start by a spare while nobody has come. The first page is shown as soon as possible, and only spare pages
 * have rendered the keyboard once: on them the password screen comes a third sooner (docs/bench.md).
 */
export function replaceFirstPage({ painted, state, warm, renewPage }: FirstPageDeps): void {
  const whenUnused = (ms: number, action: () => void): void => {
    setTimeout(() => {
      const { phase, visit } = state();
      if (phase === "attract" && visit === 1) action();
    }, ms);
  };
  void painted.then(() => {
    whenUnused(SPARE_MS, warm);
    whenUnused(SPARE_MS + REHEARSED_MS, renewPage);
  });
}
