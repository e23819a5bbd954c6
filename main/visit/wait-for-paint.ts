import { REHEARSED, REHEARSING } from "#contract/visit.ts";
import type { Page } from "../shell/page.ts";
import { within } from "../time/deferred.ts";

/**
 * Waits until the page shows text of this visit (a former spare page has prerendered some), and then for the frame that
 * draws it. Races with the page's first heartbeat, which may come up to a second later.
 */
const AFTER_NEXT_FRAME = `new Promise((resolve) => {
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
/** Waits until a spare page has rendered all that it prerenders. */
const AFTER_REHEARSAL = `new Promise((resolve) => {
  const watch = new MutationObserver(() => look());
  function look() {
    if (document.documentElement.getAttribute("${REHEARSING}") !== "${REHEARSED}") return;
    watch.disconnect();
    resolve(true);
  }
  watch.observe(document.documentElement, { attributeFilter: ["${REHEARSING}"] });
  look();
})`;
/** Isolated world of these scripts; not the page's or the preload's. */
const WORLD = 1101;
/** When a page dies, pending scripts fail first; the event of its end follows within this time, in milliseconds. */
const TOLD_MS = 200;

/**
 * Resolves when the page has drawn a frame with text. Never resolves when none is drawn. Rejects when the page cannot run
 * the script.
 */
export async function waitForFrame(page: Page): Promise<void> {
  await page.greeted;
  await page.contents.executeJavaScriptInIsolatedWorld(WORLD, [{ code: AFTER_NEXT_FRAME }]);
}

/** Resolves when a spare page has rendered all that it prerenders. If it is lost before, this may never settle. */
export async function waitForRehearsal({ contents }: Pick<Page, "contents">): Promise<void> {
  await contents.executeJavaScriptInIsolatedWorld(WORLD, [{ code: AFTER_REHEARSAL }]);
}

/** Resolves when a live page shows its first frame. Rejects when it cannot run the script. */
export async function waitForPaint(page: Page): Promise<void> {
  await Promise.race([page.painted, waitForFrame(page)]);
}

/**
 * Time limit of the first frame, in milliseconds. A page that was hit by the death of a Chromium helper process (R84) may
 * never draw, without any event: after two of them the reset still has time for a third.
 */
export const PAINT_LIMIT_MS = 3500;

/** True when a live page shows its first frame in time; false when it is lost or late. Rejects as `waitForPaint`. */
export async function isPaintedInTime(page: Page): Promise<boolean> {
  let isPainted = false;
  const outcome = unlessLost(
    page,
    waitForPaint(page).then((): true => true),
  ).then((is) => {
    isPainted = is === true;
  });
  return (await within(outcome, PAINT_LIMIT_MS)) && isPainted;
}

/** The result of the work; null when the page is lost meanwhile. Rejects when the work fails on a living page. */
export async function unlessLost<T>(page: Pick<Page, "lost">, work: Promise<T>): Promise<T | null> {
  try {
    return await Promise.race([work, page.lost.then(() => null)]);
  } catch (error) {
    if (await within(page.lost, TOLD_MS)) return null;
    throw error;
  }
}
