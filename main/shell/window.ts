import { BaseWindow, screen, type View } from "electron";
import type { EarlyWindowSettings } from "../settings/early-window-settings.ts";
import { arrange, windowSize } from "./arrangement.ts";
import { PAPER } from "./page.ts";
import { showScaled } from "./scaled.ts";

/** The one window. It outlives every page (R1); views come and go in it. */
export interface KioskWindow {
  /** Puts a view on top and fits it; a view that is there already moves up. */
  raise(view: View): void;
  /** Puts a view under all others. */
  lower(view: View): void;
  /**
   * Lets a view of full size hang over the bottom right corner, above everything: its first pixel alone is on the
   * screen. Chromium takes a view of which nothing is seen for one that need not draw, and gives it a frame a second.
   */
  tuck(view: View): void;
  remove(view: View): void;
  /** Gives the place of the development dock to a view. */
  dock(view: View): void;
  /** Lets the window close, for the end of the program. */
  release(): void;
}

/** Time in milliseconds in which a window manager has put its frame around a new window. */
const FRAMED_MS = 300;

/** A window that is larger than the desktop for its frame becomes smaller. */
function keepOnDesktop(window: BaseWindow): void {
  setTimeout(() => {
    if (window.isDestroyed()) return;
    const { workArea } = screen.getPrimaryDisplay();
    const { width, height } = window.getBounds();
    if (width <= workArea.width && height <= workArea.height) return;
    window.setBounds({
      x: workArea.x,
      y: workArea.y,
      width: Math.min(width, workArea.width),
      height: Math.min(height, workArea.height),
    });
  }, FRAMED_MS);
}

function openBaseWindow(windowSettings: EarlyWindowSettings, docked: boolean): BaseWindow {
  const common = { title: "Shiori", backgroundColor: PAPER, show: true };
  if (!windowSettings.locked) {
    const { workAreaSize } = screen.getPrimaryDisplay();
    const { width, height } = docked ? windowSize(workAreaSize, windowSettings) : windowSettings;
    const window = new BaseWindow({ ...common, width, height, useContentSize: true });
    if (docked) keepOnDesktop(window);
    return window;
  }
  const { bounds } = screen.getPrimaryDisplay();
  return new BaseWindow({
    ...common,
    ...bounds,
    kiosk: true,
    fullscreen: true,
    frame: false,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    roundedCorners: false,
    skipTaskbar: true,
  });
}

/** A window that goes to its place passes others; one that is not there by now was put elsewhere. R5 gives it 500 ms. */
const IN_PLACE_MS = 200;

/**
 * R6: a window manager can be told behind Electron's back that the window is full screen no more, and then moves and
 * sizes it. Electron hears of the place alone: leaving full screen in earnest is what makes it come back.
 */
function keepInPlace(window: BaseWindow): void {
  let looking: NodeJS.Timeout | undefined;
  const look = (): void => {
    if (window.isDestroyed()) return;
    const { x, y, width, height } = screen.getPrimaryDisplay().bounds;
    const now = window.getBounds();
    const covers = now.x === x && now.y === y && now.width === width && now.height === height;
    if (!covers) window.setFullScreen(false);
  };
  const moved = (): void => {
    clearTimeout(looking);
    looking = setTimeout(look, IN_PLACE_MS);
  };
  window.on("move", moved);
  window.on("resize", moved);
}

/** R5, R6, R35: whatever took the window out of full screen or behind another, it comes back. */
function keepInFront(window: BaseWindow, restore: () => void, onTaken: () => void): void {
  const back = (): void => {
    onTaken();
    restore();
  };
  window.on("leave-full-screen", back);
  window.on("minimize", back);
  window.on("unmaximize", back);
  window.on("hide", back);
  window.on("blur", restore);
}

export interface WindowListeners {
  onCloseAsked(): void;
  /** An attempt to close a locked window was stopped (R2). */
  onCloseRefused(): void;
  /** The window got the keyboard; the page in it must have it too, or a scan would go nowhere. */
  onFocus(): void;
  /** A locked window lost the keyboard to somebody else's: it comes back by itself, and the log should say so (R35). */
  onFocusLost(): void;
  /** A locked window was taken out of full screen, put away or hidden, and comes back (R5, R6). */
  onRestored(): void;
}

/**
 * Opens the window: full screen and unclosable when locked, an ordinary one for development.
 * @param docked there will be a dock: the page is shown in its own size, scaled to fit beside it. Never in a locked one.
 */
export function openWindow(
  windowSettings: EarlyWindowSettings,
  docked: boolean,
  listeners: WindowListeners,
): KioskWindow {
  const window = openBaseWindow(windowSettings, docked);
  const views = new Set<View>();
  let dockView: View | null = null;
  let tucked: View | null = null;
  let released = false;

  function fit(): void {
    if (window.isDestroyed()) return;
    const { width, height } = window.getContentBounds();
    const corner = { x: width - 1, y: height - 1 };
    if (!docked) {
      for (const view of views) view.setBounds({ x: 0, y: 0, width, height });
      tucked?.setBounds({ ...corner, width, height });
      return;
    }
    const { page, scale, dock } = arrange({ width, height }, windowSettings);
    for (const view of views) {
      view.setBounds(page);
      showScaled(view, windowSettings, scale);
    }
    if (tucked !== null) {
      tucked.setBounds({ ...page, ...corner });
      showScaled(tucked, windowSettings, scale);
    }
    dockView?.setBounds(dock);
  }

  function restore(): void {
    if (released || window.isDestroyed()) return;
    if (!window.isVisible()) window.show();
    if (window.isMinimized()) window.restore();
    if (!window.isKiosk()) window.setKiosk(true);
    if (!window.isFullScreen()) window.setFullScreen(true);
    // R37: a window manager that has keys may switch desktops, or take the window off all but one of them.
    if (!window.isVisibleOnAllWorkspaces()) window.setVisibleOnAllWorkspaces(true);
    window.moveTop();
    window.focus();
  }

  window.on("resize", fit);
  window.on("focus", listeners.onFocus);
  window.on("close", (event) => {
    if (released) return;
    event.preventDefault();
    // R2: a locked kiosk has no way to be closed from its own screen; a development window may.
    if (windowSettings.locked) listeners.onCloseRefused();
    else listeners.onCloseAsked();
  });
  if (windowSettings.locked) {
    // R37: there is no desktop without the kiosk.
    window.setVisibleOnAllWorkspaces(true);
    window.on("blur", () => {
      if (!released) listeners.onFocusLost();
    });
    keepInPlace(window);
    keepInFront(
      window,
      () => setImmediate(restore),
      () => {
        if (!released) listeners.onRestored();
      },
    );
  }
  return {
    raise(view) {
      window.contentView.addChildView(view);
      if (dockView !== null) window.contentView.addChildView(dockView);
      if (tucked !== null) window.contentView.addChildView(tucked);
      views.add(view);
      fit();
    },
    lower(view) {
      if (view === tucked) tucked = null;
      window.contentView.addChildView(view, 0);
      views.add(view);
      fit();
    },
    tuck(view) {
      if (view === tucked) return;
      tucked = view;
      window.contentView.addChildView(view);
      fit();
    },
    remove(view) {
      if (view === tucked) tucked = null;
      window.contentView.removeChildView(view);
      views.delete(view);
    },
    dock(view) {
      dockView = view;
      window.contentView.addChildView(view);
      fit();
    },
    release() {
      released = true;
    },
  };
}
