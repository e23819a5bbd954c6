import { pause, within } from "../time/deferred.ts";

/** Milliseconds until a spare page is given up: one that is lost says nothing. */
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
 * Resolves when a spare page has rendered the keyboard and no code is being read: what is scanned while a page is replaced is lost. To
 * false if the spare was given up.
 */
export async function spareReady({ rehearse, isReading }: SpareDeps): Promise<boolean> {
  const isReady = await within(rehearse(), REHEARSAL_LIMIT_MS).catch(() => false);
  while (isReading()) await pause(READ_MS);
  return isReady;
}

export interface PageRenewalDeps extends SpareDeps {
  /** Replaces the idle page, after the visit if one is open. */
  renewPage(): void;
}

/**
 * Returns the function that replaces an outdated idle page: with a spare that was prepared for it if possible, and otherwise without. Does
 * nothing while it prepares one, because that page will read everything anew.
 */
export function createPageRenewal({ renewPage, ...spare }: PageRenewalDeps): () => void {
  let isPreparing = false;
  return () => {
    if (isPreparing) return;
    isPreparing = true;
    void spareReady(spare).then(() => {
      isPreparing = false;
      renewPage();
    });
  };
}
