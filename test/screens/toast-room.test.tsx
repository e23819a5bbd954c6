import { expect, onTestFinished, test, vi } from "vitest";
import { keepToastPlaced } from "#renderer/read-aloud/free-place.ts";

/** Sizes that the test decides, and the observer that tells of them. */
function openedPage() {
  let report = (): void => undefined;
  class Observer {
    constructor(told: () => void) {
      report = told;
    }
    observe(): void {}
    disconnect(): void {}
  }
  vi.stubGlobal("ResizeObserver", Observer);
  onTestFinished(() => void vi.unstubAllGlobals());
  const [page, toast, away] = ["page", "toast", "away"].map(() => document.createElement("div"));
  if (page === undefined || toast === undefined || away === undefined) throw new Error("There is no page.");
  page.append(toast, away);
  const high = (element: HTMLElement, height: number) =>
    Object.defineProperty(element, "offsetHeight", { value: height, configurable: true });
  Object.defineProperty(page, "clientHeight", { value: 900 });
  const stop = keepToastPlaced(toast);
  onTestFinished(() => stop?.());
  const written = vi.spyOn(page.style, "setProperty");
  return { page, toast, away, high, written, report: () => report() };
}

test("a page that opens without toast and line is not restyled: its variables are inherited by everything in it", () => {
  const { page, toast, away, high, written, report } = openedPage();
  high(toast, 0);
  high(away, 0);
  report();
  expect(written).not.toHaveBeenCalled();
  expect(page.hasAttribute("data-toast")).toBe(false);
});

test("the style sheets get the heights of toast and line when they change, and once", () => {
  const { page, toast, away, high, written, report } = openedPage();
  high(toast, 400);
  high(away, 24);
  report();
  report();
  expect(page.style.getPropertyValue("--away-height")).toBe("24px");
  expect(page.style.getPropertyValue("--toast-height")).toBe("400px");
  expect(page.dataset["toast"]).toBe("high");
  expect(written).toHaveBeenCalledTimes(2);
  high(toast, 0);
  high(away, 0);
  report();
  expect(page.style.getPropertyValue("--away-height")).toBe("0px");
  expect(page.dataset["toast"]).toBe("low");
});
