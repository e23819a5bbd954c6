import { type View, WebContentsView } from "electron";
import type { Size } from "./arrangement.ts";

/** How each view is shown now, once it was scaled. */
const shown = new WeakMap<View, { design: Size; scale: number }>();

function apply(view: WebContentsView): void {
  const { webContents: contents } = view;
  const wanted = shown.get(view);
  // Without a document there is nothing to scale, and Chromium takes the order for an attack.
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
 * Shows a view's page as one of `design` size, made smaller by `scale`, whatever size the view has; development only. The
 * page itself knows nothing of it, and its zoom stays locked.
 */
export function showScaled(view: View, design: Size, scale: number): void {
  if (!(view instanceof WebContentsView)) return;
  const before = shown.get(view);
  if (before === undefined && scale === 1) return;
  shown.set(view, { design, scale });
  // A document that is loaded later comes in its own size.
  if (before === undefined) view.webContents.on("did-navigate", () => apply(view));
  apply(view);
}
