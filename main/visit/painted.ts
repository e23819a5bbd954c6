import { REHEARSING } from "#contract/visit.ts";
import { within } from "../deferred.ts";
import type { Page } from "../shell/page.ts";

/**
 * Waits for words on the page that are this visit's own, and then until the frame that holds them is drawn: a page that
 * was the spare has rehearsed some already. Runs beside the page's own first
 * beat, whichever is first: the beat may come up to a second after the picture.
 */
const AFTER_THE_PICTURE = `new Promise((resolve) => {
  const drawn = () => requestAnimationFrame(() => setTimeout(resolve, 0, true));
  const watch = new MutationObserver(() => look());
  function look() {
    if (document.documentElement.hasAttribute("${REHEARSING}")) return;
    if (document.body.innerText.trim() === "") return;
    watch.disconnect();
    drawn();
  }
  watch.observe(document.documentElement, {
    childList: true,
    subtree: true,
    characterData: true,
    attributeFilter: ["${REHEARSING}"],
  });
  look();
})`;
/** World of our look; not the page's, not the preload's. */
const WORLD = 1101;
/** A page that dies fails what it was asked before its death is told; that comes within this time, in milliseconds. */
const TOLD_MS = 200;

/**
 * Resolves when the next frame of a page is drawn and there are words on it; never, when none is drawn or it is not yet
 * wanted. Rejects when it cannot be asked.
 */
export async function drawnPage(page: Page): Promise<void> {
  await page.greeted;
  await page.contents.executeJavaScriptInIsolatedWorld(WORLD, [{ code: AFTER_THE_PICTURE }]);
}

/** Resolves when a page that went live shows its first picture. Rejects when it cannot be asked. */
export async function paintedPage(page: Page): Promise<void> {
  await Promise.race([page.painted, drawnPage(page)]);
}

/**
 * Time for a page to show its first picture, in milliseconds. A page that a helper of Chromium took along when it died
 * (R84) never shows one and nothing tells of it: of two such the reset makes a third while it still has time.
 */
export const PAINT_LIMIT_MS = 3500;

/** True when a page that went live shows its first picture in time; false when it is lost or late. Rejects when it cannot be asked. */
export async function paintedInTime(page: Page): Promise<boolean> {
  let stands = false;
  const outcome = unlessLost(
    page,
    paintedPage(page).then((): true => true),
  ).then((is) => {
    stands = is === true;
  });
  return (await within(outcome, PAINT_LIMIT_MS)) && stands;
}

/** What the work answers; null when the page is lost meanwhile. Rejects when the work fails on a page that is there. */
export async function unlessLost<T>(page: Pick<Page, "lost">, work: Promise<T>): Promise<T | null> {
  try {
    return await Promise.race([work, page.lost.then(() => null)]);
  } catch (error) {
    if (await within(page.lost, TOLD_MS)) return null;
    throw error;
  }
}
