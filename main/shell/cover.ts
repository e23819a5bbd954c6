import { type Input, WebContentsView } from "electron";
import { COVER_URL } from "./addresses.ts";
import { PAPER } from "./page.ts";
import { servedSession } from "./served.ts";
import type { KioskWindow } from "./window.ts";

/** Partition of the cover, which shows one static page and never contains patron data. */
const COVER_PARTITION = "cover";

/** A static page without patron data that covers everything during a reset (R81). */
export interface Cover {
  raise(): void;
  lower(): void;
}

/**
 * Creates the cover. It is loaded and painted below everything and is only raised, so showing it needs no load. If its process
 * dies it is loaded again; meanwhile its background colour covers. Loading in the window takes the keyboard focus for a moment,
 * so it is added to the window only when loaded, or when needed earlier: `onKey` gets the keys typed then, so that a scan loses
 * no characters. The page gets none.
 */
export function createCover(window: KioskWindow, onLoaded: () => void, onKey: (input: Input) => void): Cover {
  const view = new WebContentsView({
    webPreferences: {
      session: servedSession(COVER_PARTITION),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      devTools: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      focusOnNavigation: false,
      disableDialogs: true,
    },
  });
  view.setBackgroundColor(PAPER);
  const load = (): void => void view.webContents.loadURL(COVER_URL).catch(() => undefined);
  view.webContents.on("render-process-gone", load);
  view.webContents.on("focus", () => setImmediate(onLoaded));
  let isInWindow = false;
  view.webContents.on("dom-ready", () => {
    if (!isInWindow) lower();
    onLoaded();
  });
  view.webContents.on("before-input-event", (event, input) => {
    event.preventDefault();
    onKey(input);
  });
  const lower = (): void => {
    isInWindow = true;
    window.lower(view);
  };
  load();
  return {
    raise() {
      isInWindow = true;
      window.raise(view);
    },
    lower,
  };
}
