import { describe, expect, test } from "vitest";
import { isDocked } from "#main/dock/docked.ts";
import { arrange, windowSize } from "#main/shell/arrangement.ts";

const UPRIGHT = { width: 1080, height: 1920 };
const WIDE = { width: 1920, height: 1080 };
const LAPTOP = { width: 1366, height: 768 };
const DESKTOP = { width: 1920, height: 1080 };

describe("a development window", () => {
  test("shows the upright screen of a terminal on every desktop, whole and in its own shape", () => {
    for (const desktop of [LAPTOP, DESKTOP, { width: 1024, height: 600 }, { width: 3840, height: 2160 }]) {
      const content = windowSize(desktop, UPRIGHT);
      expect(content.width).toBeLessThanOrEqual(desktop.width);
      expect(content.height).toBeLessThanOrEqual(desktop.height);
      const { page, scale, dock } = arrange(content, UPRIGHT);
      expect(page.width / page.height).toBeCloseTo(1080 / 1920, 2);
      expect(page.height).toBe(Math.round(1920 * scale));
      expect({ x: dock.x, right: dock.x + dock.width }).toEqual({ x: page.width, right: content.width });
      expect(dock.width).toBeGreaterThanOrEqual(400);
    }
  });

  test("shows it in its design's own size where there is room", () => {
    const room = { width: 4000, height: 4000 };
    for (const design of [UPRIGHT, WIDE]) {
      const { page, scale } = arrange(windowSize(room, design), design);
      expect({ scale, ...page }).toEqual({ scale: 1, x: 0, y: 0, ...design });
    }
  });

  test("has its dock below a wide screen", () => {
    const content = windowSize(LAPTOP, WIDE);
    const { page, dock } = arrange(content, WIDE);
    expect(page.width / page.height).toBeCloseTo(1920 / 1080, 2);
    expect(dock).toEqual({
      x: 0,
      y: page.height,
      width: content.width,
      height: content.height - page.height,
    });
    expect(dock.height).toBeGreaterThanOrEqual(200);
  });

  test("keeps the page in the middle, and the dock on the screen, when it is made larger or smaller", () => {
    const narrow = arrange({ width: 700, height: 1500 }, UPRIGHT);
    expect(narrow.page).toMatchObject({ width: 300, y: Math.floor((1500 - narrow.page.height) / 2) });
    const low = arrange({ width: 1900, height: 500 }, WIDE);
    expect(low.page.x).toBe(Math.floor((1900 - low.page.width) / 2));
    for (const size of [
      { width: 1, height: 1 },
      { width: 0, height: 0 },
    ]) {
      const { page, dock } = arrange(size, UPRIGHT);
      expect(Math.min(page.width, page.height)).toBeGreaterThan(0);
      expect(dock.width).toBeGreaterThanOrEqual(0);
    }
  });
});

test("a locked kiosk has no dock, whatever its command line says", () => {
  expect(isDocked({ dock: "/cards.json" }, { locked: false })).toBe(true);
  expect(isDocked({ dock: "/cards.json" }, { locked: true })).toBe(false);
  expect(isDocked({ dock: null }, { locked: false })).toBe(false);
});
