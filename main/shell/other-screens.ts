import { BaseWindow, type Display, screen } from "electron";
import { PAPER } from "./page.ts";

/** An empty window over a whole screen. Not focusable, so that the window manager does not manage or move it. */
function openSheet({ bounds }: Display): BaseWindow {
  return new BaseWindow({
    ...bounds,
    title: "Shiori",
    backgroundColor: PAPER,
    frame: false,
    focusable: false,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    skipTaskbar: true,
    roundedCorners: false,
  });
}

/**
 * R14: a terminal has one screen; every other one, including those plugged in later, shows only a plain background. Call once
 * Electron is ready.
 */
export function coverOtherScreens(): void {
  const sheets = new Map<number, BaseWindow>();

  function settle(): void {
    const primary = screen.getPrimaryDisplay().id;
    const others = new Map(
      screen
        .getAllDisplays()
        .filter(({ id }) => id !== primary)
        .map((display) => [display.id, display] as const),
    );
    for (const [id, sheet] of sheets) {
      if (others.has(id)) continue;
      sheets.delete(id);
      sheet.destroy();
    }
    for (const [id, display] of others) {
      const sheet = sheets.get(id) ?? openSheet(display);
      sheets.set(id, sheet);
      sheet.setBounds(display.bounds);
    }
  }

  for (const event of ["display-added", "display-removed", "display-metrics-changed"] as const) {
    screen.on(event as "display-added", settle);
  }
  settle();
}
