/** Milliseconds in which the pixel is drawn. */
const DRAWN_MS = 200;
/** Not to be seen; a transparent colour would need no memory, a run of transparent colours does. */
const PIXEL =
  "position:fixed;top:0;left:0;width:2px;height:2px;background:linear-gradient(#fff0,#0000);will-change:transform";

/**
 * Gives back memory that a page at rest does not need. The engine collects its heap and drops what it only keeps in case it is used
 * again, as when memory is low. Without a graphics card Chromium frees dropped pictures of the page, 8 MB each, only when it asks for
 * memory for the next piece: a pixel in a layer of its own is one (docs/bench.md).
 */
export function giveBack(page: Document, clearCache: () => void): void {
  clearCache();
  const pixel = page.createElement("i");
  pixel.ariaHidden = "true";
  pixel.style.cssText = PIXEL;
  page.body.append(pixel);
  setTimeout(() => pixel.remove(), DRAWN_MS);
}
