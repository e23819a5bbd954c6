import type { WebContentsView } from "electron";
import { createPage, PARTITIONS, type Page, type PageHooks, type Partition } from "./page.ts";
import type { KioskWindow } from "./window.ts";

/** The live page and the one that waits. */
export interface Pages {
  /** Null while a reset is between two pages. */
  live(): Page | null;
  /** Page of a web contents id, live or spare; null = none of ours. */
  of(contentsId: number): Page | null;
  /** Takes the live page off the screen and starts its end. Null when there was none. */
  retire(): Page | null;
  /** Makes the spare live for a visit; it is not shown yet. Loads a page when there is no spare. */
  promote(visit: number): Page;
  /** Lays the live page out, under whatever covers the screen. */
  show(): void;
  /** Loads a spare in the partition that is free; does nothing when there is one. */
  warm(): void;
  /** Gives the keyboard to the live page, or to what lies over it. */
  focus(): void;
}

/** Pause before a lost spare is made again, so that a broken page does not spin the machine. */
const SPARE_PAUSE_MS = 1000;
/** A spare that has loaded nothing by then was lost without a word: Chromium's network service may take a load along (R84). */
const SPARE_LIMIT_MS = 10_000;

function other(partition: Partition): Partition {
  return partition === PARTITIONS[0] ? PARTITIONS[1] : PARTITIONS[0];
}

function closePage(page: Page): void {
  page.leaving = true;
  if (!page.contents.isDestroyed()) page.contents.close({ waitForBeforeUnload: false });
}

/**
 * Keeps the two pages. A spare that has trouble is dropped and made again; the live one's trouble is told.
 * @param inFront what lies over the live page now and has the keyboard, for instance the staff area; null = nothing.
 */
export function createPages(
  window: KioskWindow,
  hooks: PageHooks,
  inFront: () => WebContentsView | null,
): Pages {
  let live: Page | null = null;
  let spare: Page | null = null;
  let lastPartition: Partition = PARTITIONS[1];

  function dropSpare(dropped: Page, kind: string): void {
    hooks.log("spare-lost", { kind });
    spare = null;
    window.remove(dropped.view);
    closePage(dropped);
    setTimeout(pages.warm, SPARE_PAUSE_MS);
  }

  function load(partition: Partition): Page {
    const page = createPage(partition, {
      ...hooks,
      onTrouble(troubled, kind) {
        if (troubled === spare) dropSpare(troubled, kind);
        else hooks.onTrouble(troubled, kind);
      },
    });
    const late = setTimeout(() => {
      if (page === spare) dropSpare(page, "late");
    }, SPARE_LIMIT_MS);
    // The corner in which it hangs can be touched, for instance; the keyboard belongs to the live page.
    page.contents.on("focus", () => {
      if (page !== live) setImmediate(pages.focus);
    });
    page.contents.on("dom-ready", () => {
      clearTimeout(late);
      pages.focus();
      if (page !== spare) return;
      // Not before: what loads within the window takes the keyboard, and a key of somebody who types would go nowhere (R36).
      window.tuck(page.view);
      hooks.onSpare(page);
    });
    return page;
  }

  const pages: Pages = {
    live: () => live,
    of: (id) => [live, spare].find((page) => page !== null && page.id === id) ?? null,
    retire() {
      const old = live;
      live = null;
      if (old === null) return null;
      window.remove(old.view);
      closePage(old);
      return old;
    },
    promote(visit) {
      live = spare ?? load(other(lastPartition));
      window.tuck(live.view);
      spare = null;
      lastPartition = live.partition;
      live.goLive(visit);
      return live;
    },
    show() {
      if (live !== null) window.lower(live.view);
    },
    focus() {
      const over = inFront()?.webContents;
      const owner = over ?? (live?.leaving === false ? live.contents : null);
      if (owner !== null && !owner.isDestroyed()) owner.focus();
    },
    warm() {
      spare ??= load(other(lastPartition));
    },
  };
  return pages;
}
