import type { Page } from "../shell/page.ts";
import { pause, within } from "../time/deferred.ts";

/** Milliseconds until a spare page is given up: the promise of a lost one may never settle. */
export const REHEARSAL_LIMIT_MS = 15_000;
/** Milliseconds to wait while a code is being read. */
const READ_MS = 200;

interface SpareDeps {
  /** Loads a spare page, unless there is one. Resolves when it has rendered the keyboard, on a slow terminal after seconds. */
  rehearse(): Promise<void>;
  /** Whether a code is being read. */
  isReading(): boolean;
}

/**
 * Resolves when a spare page has rendered the keyboard and no code is being read: what is scanned while a page is replaced is lost.
 * Resolves to false if the spare was given up.
 */
export async function spareReady({ rehearse, isReading }: SpareDeps): Promise<boolean> {
  const isReady = await within(rehearse(), REHEARSAL_LIMIT_MS).catch(() => false);
  while (isReading()) await pause(READ_MS);
  return isReady;
}

export interface PageRenewalDeps extends SpareDeps {
  /** Replaces the page: now, or after the visit or reset. */
  renewPage(): void;
}

export interface OutdatedPageDeps extends PageRenewalDeps {
  /** The live page; null during a reset. */
  page(): Page | null;
  /** Whether a visit is open. */
  isVisited(): boolean;
  /** Whether no visit is open and no reset is running. */
  isIdle(): boolean;
}

/**
 * Returns a function that replaces an outdated idle page once a spare is prepared, or without one if it was lost. A page that has changed
 * meanwhile is left: a new page reads everything anew, and so does the one after an open visit.
 */
export function createPageRenewal(deps: OutdatedPageDeps): () => void {
  const { page, isVisited, isIdle, renewPage } = deps;
  let outdated: Page | null = null;
  let isPreparing = false;
  return () => {
    if (isVisited()) return;
    if (!isIdle()) return renewPage();
    outdated = page();
    if (isPreparing) return;
    isPreparing = true;
    void spareReady(deps).then(() => {
      isPreparing = false;
      if (isIdle() && page() === outdated) renewPage();
    });
  };
}
