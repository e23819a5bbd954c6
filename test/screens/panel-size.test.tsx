import { afterEach, expect, test, vi } from "vitest";
import { layoutNow, measurePanel } from "#renderer/layout.ts";

afterEach(() => vi.unstubAllGlobals());

function windowOf(width: number, height: number): void {
  vi.stubGlobal("innerWidth", width);
  vi.stubGlobal("innerHeight", height);
}

test("a page that got its size without an event is laid out for that size", () => {
  const reports: (() => void)[] = [];
  // jsdom lays nothing out, and has no observer.
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(report: () => void) {
        reports.push(report);
      }
      observe(): void {}
      disconnect(): void {}
    },
  );
  windowOf(0, 0);
  const stop = measurePanel(24);
  expect(document.documentElement.dataset).toMatchObject({ layout: "single", room: "little" });
  windowOf(1080, 1920);
  for (const report of reports) report();
  expect(layoutNow()).toBe("portrait");
  expect(document.documentElement.dataset).toMatchObject({ layout: "portrait", room: "enough" });
  stop();
});
