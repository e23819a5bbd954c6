import { type Input, session as sessions, WebContentsView } from "electron";
import { COVER_URL } from "./addresses.ts";
import { PAPER } from "./page.ts";
import type { KioskWindow } from "./window.ts";

/** Partition of the cover: it shows one static page and never holds anything of anybody. */
export const COVER_PARTITION = "cover";

/** A still page with no patron data that lies over everything while a reset runs (R81). */
export interface Cover {
  raise(): void;
  lower(): void;
}

/**
 * Makes the cover. It lies at the bottom, loaded and painted, and is only moved up: showing it costs no load.
 * A cover whose process dies is loaded again; its own background colour covers meanwhile. What loads within the window
 * has the keyboard for a moment, so it comes there when it is loaded, or is needed before that: `onKey` hears what is
 * typed then, or a scan would lose characters. It gets no key itself.
 */
export function createCover(window: KioskWindow, onLoaded: () => void, onKey: (input: Input) => void): Cover {
  const view = new WebContentsView({
    webPreferences: {
      session: sessions.fromPartition(COVER_PARTITION),
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
