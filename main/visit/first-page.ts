import type { VisitState } from "./state.ts";

/** Milliseconds after the first screen before a spare page is loaded: the start has ended by then. */
export const SPARE_MS = 5000;

export interface FirstPageDeps {
  /** Resolves when the first page shows the first screen. */
  readonly painted: Promise<void>;
  state(): Pick<VisitState, "phase" | "visit">;
  /** Loads a spare page, unless there is one. Resolves when it has rendered the keyboard, on a slow terminal after seconds. */
  rehearse(): Promise<void>;
  /** Replaces the idle page by the spare. */
  renewPage(): void;
}

/**
 * Replaces the first page of a start by a spare while nobody has come. The first page is shown as soon as possible, and only spare pages
 * have rendered the keyboard once: on them the password screen comes a third sooner (docs/bench.md). The spare must be ready, because
 * a card that is scanned while a page is replaced is lost.
 */
export function replaceFirstPage({ painted, state, rehearse, renewPage }: FirstPageDeps): void {
  const isUnused = (): boolean => {
    const { phase, visit } = state();
    return phase === "attract" && visit === 1;
  };
  const replace = async (): Promise<void> => {
    if (!isUnused()) return;
    await rehearse();
    if (isUnused()) renewPage();
  };
  void painted.then(() => {
    // Without a spare that is ready the first page stays.
    setTimeout(() => void replace().catch(() => undefined), SPARE_MS);
  });
}
