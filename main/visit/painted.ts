import type { Page } from "../shell/page.ts";

/**
 * Waits for words on the page and then for two frames. Runs beside the page's own first beat, whichever is
 * first: the beat may come up to a second after the picture.
 */
const AFTER_TWO_FRAMES = `new Promise((resolve) => {
  const frame = (next) => requestAnimationFrame(next);
  const look = () => (document.body.innerText.trim() === "" ? frame(look) : frame(() => frame(() => resolve(true))));
  frame(look);
})`;
/** World of our look; not the page's, not the preload's. */
const WORLD = 1101;

/** Resolves when a page that went live shows its first picture. Rejects when it cannot be asked. */
export async function paintedPage(page: Page): Promise<void> {
  await page.greeted;
  const frames = page.contents.executeJavaScriptInIsolatedWorld(WORLD, [{ code: AFTER_TWO_FRAMES }]);
  await Promise.race([page.painted, frames]);
}
