import { BaseWindow, screen, type View } from "electron";
import type { EarlyWindowSettings } from "../settings/early-window-settings.ts";
import { arrange, windowSize } from "./arrangement.ts";
import { PAPER } from "./page.ts";
import { showScaled } from "./scaled.ts";

/** The window. It outlives every page (R1); views are added and removed. */
export interface KioskWindow {
  /** Puts a view on top in full size; raises an existing one. */
  raise(view: View): void;
  /** Puts a view below all others. */
  lower(view: View): void;
  /**
   * Places a full-size view at the bottom right corner, above everything, with only its first pixel on the screen. Chromium would
   * throttle an invisible view to one frame a second.
   */
  tuck(view: View): void;
  remove(view: View): void;
  /** Sets the view of the development dock. */
  dock(view: View): void;
  /** Allows the window to close, for the end of the program. */
  release(): void;
}

/** Milliseconds until a window manager has framed a new window. */
const FRAMED_MS = 300;

/** Shrinks a window that is larger than the desktop because of its frame. */
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

/** Milliseconds after which a window that is still moving was placed elsewhere. R5 allows 500 ms. */
const IN_PLACE_MS = 200;

/**
 * R6: another client can make the window manager leave full screen without Electron's knowledge, and then move and resize the
 * window. Electron only gets the new bounds; leaving full screen explicitly restores it.
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

/** R5, R6, R35: restores the window after it left full screen or was covered. */
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
  /** The window was focused; the page in it must be focused too, or a scan would be lost. */
  onFocus(): void;
  /** A locked window lost the focus to another program: it returns by itself, and this is logged (R35). */
  onFocusLost(): void;
  /** A locked window left full screen, or was minimised or hidden, and is restored (R5, R6). */
  onRestored(): void;
}

/**
 * Opens the window: full screen and unclosable when locked, a normal one for development.
 * @param docked whether there is a dock: the page is scaled to fit beside it. Never when locked.
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
    // R37: a window manager with shortcuts may switch desktops, or move the window to a single one.
    if (!window.isVisibleOnAllWorkspaces()) window.setVisibleOnAllWorkspaces(true);
    window.moveTop();
    window.focus();
  }

  window.on("resize", fit);
  window.on("focus", listeners.onFocus);
  window.on("close", (event) => {
    if (released) return;
    event.preventDefault();
    // R2: a locked kiosk cannot be closed from its screen; a development window can.
    if (windowSettings.locked) listeners.onCloseRefused();
    else listeners.onCloseAsked();
  });
  if (windowSettings.locked) {
    // R37: the kiosk is on every desktop.
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
