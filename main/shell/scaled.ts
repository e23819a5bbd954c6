import { type View, WebContentsView } from "electron";
import type { Size } from "./arrangement.ts";

/** Current scale of each scaled view. */
const shown = new WeakMap<View, { design: Size; scale: number }>();

function apply(view: WebContentsView): void {
  const { webContents: contents } = view;
  const wanted = shown.get(view);
  // Without a document there is nothing to scale, and Chromium treats the message as an attack.
  if (wanted === undefined || contents.isDestroyed() || contents.getURL() === "") return;
  const { design, scale } = wanted;
  contents.enableDeviceEmulation({
    screenPosition: "desktop",
    screenSize: { ...design },
    viewPosition: { x: 0, y: 0 },
    viewSize: { ...design },
    deviceScaleFactor: 0,
    scale,
  });
}

/**
 * Shows a view's page at `design` size scaled by `scale`, whatever the view's size; development only. The page does not notice,
 * and its zoom stays locked.
 */
export function showScaled(view: View, design: Size, scale: number): void {
  if (!(view instanceof WebContentsView)) return;
  const before = shown.get(view);
  if (before === undefined && scale === 1) return;
  shown.set(view, { design, scale });
  // A newly loaded document has its own size.
  if (before === undefined) view.webContents.on("did-navigate", () => apply(view));
  apply(view);
}
