import { pause, within } from "../time/deferred.ts";
import type { VisitState } from "./state.ts";

/** Milliseconds after the first screen before a spare page is loaded: the start has ended by then. */
export const SPARE_MS = 5000;
/** Milliseconds until a spare page is given up: one that is lost says nothing, and is replaced by another. */
export const REHEARSAL_LIMIT_MS = 15_000;
const TRIES = 3;
/** Milliseconds to wait while a code is being read. */
const READ_MS = 200;

export interface FirstPageDeps {
  /** Resolves when the first page shows the first screen. */
  readonly painted: Promise<void>;
  state(): Pick<VisitState, "phase" | "visit">;
  /** Loads a spare page, unless there is one. Resolves when it has rendered the keyboard, on a slow terminal after seconds. */
  rehearse(): Promise<void>;
  /** Whether a code is being read. */
  isReading(): boolean;
  /** Replaces the idle page by the spare. */
  renewPage(): void;
}

/**
 * Replaces the first page of a start by a spare while nobody has come. The first page is shown as soon as possible, and only spare pages
 * have rendered the keyboard once: on them the password screen comes a third sooner (docs/bench.md). It waits for the spare and for a code
 * that is being read, because what is scanned while a page is replaced is lost.
 */
export function replaceFirstPage({ painted, state, rehearse, isReading, renewPage }: FirstPageDeps): void {
  const isUnused = (): boolean => {
    const { phase, visit } = state();
    return phase === "attract" && visit === 1;
  };
  const replace = async (): Promise<void> => {
    for (let tried = 0; tried < TRIES; tried += 1) {
      await pause(SPARE_MS);
      if (!isUnused()) return;
      const isReady = await within(rehearse(), REHEARSAL_LIMIT_MS).catch(() => false);
      while (isReading()) await pause(READ_MS);
      if (!isReady) continue;
      if (isUnused()) renewPage();
      return;
    }
  };
  void painted.then(replace);
}
