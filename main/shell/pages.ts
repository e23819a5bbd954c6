import type { WebContentsView } from "electron";
import { createPage, PARTITIONS, type Page, type PageHooks, type Partition } from "./page.ts";
import type { KioskWindow } from "./window.ts";

/** The live page and the spare. */
export interface Pages {
  /** Null while a reset is between two pages. */
  live(): Page | null;
  /** Page of a web contents id, live or spare; null = none of ours. */
  of(contentsId: number): Page | null;
  /** Whether this web contents belonged to a live page or a spare that is being closed; its process may still run. */
  isClosing(contentsId: number): boolean;
  /**
   * Removes the live page from the screen, where the window's plain paper is left (R81), and starts closing it. Null when there was none.
   */
  retire(): Page | null;
  /** Makes the spare live for a visit; it is not shown yet. Loads a page when there is no spare. */
  promote(visit: number): Page;
  /** Shows the live page, below the staff area if that is open. */
  show(): void;
  /** Loads a spare in the free partition, unless there is one. Returns it. */
  warm(): Page;
  /** Focuses the live page, or what is in front of it. */
  focus(): void;
}

/** Pause before a lost spare is recreated, so that a broken page does not cause a loop. */
const SPARE_PAUSE_MS = 1000;
/** A spare that has not loaded by then was lost silently: the end of Chromium's network service may drop a load (R84). */
const SPARE_LIMIT_MS = 10_000;

function other(partition: Partition): Partition {
  return partition === PARTITIONS[0] ? PARTITIONS[1] : PARTITIONS[0];
}

/**
 * Manages the two pages. A spare with trouble is replaced; trouble of the live one is reported.
 * @param window opened by the time a page is shown; not needed to load one.
 * @param inFront what covers the live page and has the focus, for instance the staff area; null = nothing.
 */
export function createPages(
  window: () => KioskWindow,
  hooks: PageHooks,
  inFront: () => WebContentsView | null,
): Pages {
  let live: Page | null = null;
  let spare: Page | null = null;
  let lastPartition: Partition = PARTITIONS[1];
  /** Ids of the web contents that are being closed. */
  const closing = new Set<number>();

  function closePage(page: Page): void {
    page.leaving = true;
    if (page.contents.isDestroyed()) return;
    closing.add(page.id);
    page.contents.once("destroyed", () => closing.delete(page.id));
    page.contents.close({ waitForBeforeUnload: false });
  }

  function dropSpare(dropped: Page, kind: string): void {
    hooks.log("spare-lost", { kind });
    spare = null;
    window().remove(dropped.view);
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
    // Its corner can be touched, for instance; the focus belongs to the live page.
    page.contents.on("focus", () => {
      if (page !== live) setImmediate(pages.focus);
    });
    page.contents.on("dom-ready", () => {
      clearTimeout(late);
      pages.focus();
      if (page !== spare) return;
      // Not earlier: a view that loads in the window takes the focus, and typed keys would be lost (R36).
      window().tuck(page.view);
      hooks.onSpare(page);
    });
    return page;
  }

  const pages: Pages = {
    live: () => live,
    of: (id) => [live, spare].find((page) => page !== null && page.id === id) ?? null,
    isClosing: (id) => closing.has(id),
    retire() {
      const old = live;
      live = null;
      if (old === null) return null;
      window().remove(old.view);
      closePage(old);
      return old;
    },
    promote(visit) {
      live = spare ?? load(other(lastPartition));
      window().tuck(live.view);
      spare = null;
      lastPartition = live.partition;
      live.goLive(visit);
      return live;
    },
    show() {
      if (live !== null) window().lower(live.view);
    },
    focus() {
      const over = inFront()?.webContents;
      const owner = over ?? (live?.leaving === false ? live.contents : null);
      if (owner !== null && !owner.isDestroyed()) owner.focus();
    },
    warm() {
      spare ??= load(other(lastPartition));
      return spare;
    },
  };
  return pages;
}
