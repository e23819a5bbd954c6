import { join } from "node:path";
import type { Input, WebContentsView } from "electron";
import type { Alarm } from "../log/alarm.ts";
import type { Log } from "../log/log.ts";
import type { EarlyWindowSettings } from "../settings/early-window-settings.ts";
import { awakeClock } from "../time/clock.ts";
import { appFiles } from "./files.ts";
import { beforeListening, type ShellListeners } from "./listeners.ts";
import { coverOtherScreens } from "./other-screens.ts";
import type { Page, Trouble } from "./page.ts";
import { createPages, type Pages } from "./pages.ts";
import { type KioskWindow, openWindow } from "./window.ts";

export interface Shell {
  readonly window: KioskWindow;
  readonly pages: Pages;
  /** Puts a view above the idle page and focuses it; null = back to the page. */
  front(view: WebContentsView | null): void;
  listen(listeners: ShellListeners): void;
}

/**
 * Opens the window with its first page, live for visit 1 (R3: the start state has no patron).
 * @param docked whether the development dock is shown beside the page.
 */
export function openShell(
  windowSettings: EarlyWindowSettings,
  docked: boolean,
  log: Log,
  alarm: Alarm,
): Shell {
  const before = beforeListening(awakeClock);
  let { listeners } = before;
  let inFront: WebContentsView | null = null;
  appFiles(() => alarm("file-refused"));
  const hooks = {
    preload: join(import.meta.dirname, "../preload/index.cjs"),
    log,
    alarm,
    onKey: (input: Input) => listeners.onKey(input),
    onTrouble: (page: Page, trouble: Trouble) => listeners.onTrouble(page, trouble),
    onSpare: (page: Page) => listeners.onSpare(page),
  };
  const pages: Pages = createPages(
    () => window,
    hooks,
    () => inFront,
  );
  // Its process starts while the window opens.
  pages.warm();
  if (windowSettings.locked) coverOtherScreens();
  const window = openWindow(windowSettings, docked, {
    onCloseAsked: () => listeners.onCloseAsked(),
    onFocus: () => pages.focus(),
    onCloseRefused: () => alarm("close-refused"),
    onFocusLost: () => alarm("focus-lost"),
    onRestored: () => alarm("window-restored"),
  });
  pages.promote(1);
  pages.show();
  pages.focus();
  return {
    window,
    pages,
    front(view) {
      if (inFront !== null) window.remove(inFront);
      inFront = view;
      if (view !== null) window.raise(view);
      pages.focus();
    },
    listen(next) {
      listeners = next;
      before.handOver(next);
    },
  };
}
