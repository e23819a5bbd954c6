import { afterEach, expect, it, vi } from "vitest";
import { giveBack } from "#preload/give-back.ts";

afterEach(() => void vi.useRealTimers());

it("collects, and draws a pixel for a moment", () => {
  vi.useFakeTimers();
  const shown: unknown[] = [];
  const pixel = { style: { cssText: "" }, ariaHidden: null, remove: () => void shown.splice(0) };
  const page = { createElement: () => pixel, body: { append: (element: unknown) => shown.push(element) } };
  let collected = 0;
  giveBack(page as unknown as Document, () => {
    collected += 1;
  });
  expect(collected).toBe(1);
  expect(shown).toEqual([pixel]);
  expect(pixel.style.cssText).toMatch(/will-change/u);
  vi.runAllTimers();
  expect(shown).toEqual([]);
});
