import { act } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { loadOpenBook } from "#renderer/app/open-book-loader.ts";
import { warmFonts } from "#renderer/prerender/warm-fonts.ts";
import { useStore } from "#renderer/state/store.ts";
import { openPage } from "#test/support/screens/open-page.tsx";

/** The screens are read once; a busy machine takes its time for that. */
beforeAll(() => loadOpenBook());

/** Fonts that were read. */
let read: string[];

beforeEach(() => {
  read = [];
  const load = async (font: string) => {
    read.push(font);
    return [];
  };
  Object.defineProperty(document, "fonts", { value: { load }, configurable: true });
  document.body.style.fontFamily = "Bundled, Noto Sans CJK JP";
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  document.body.style.fontFamily = "";
  Reflect.deleteProperty(document, "fonts");
});

test("the typefaces of the patron's language are read before they are shown", async () => {
  vi.useRealTimers();
  await openPage();
  vi.useFakeTimers();
  const stop = warmFonts();
  await vi.advanceTimersByTimeAsync(60_000);
  for (const weight of ["400", "700"]) expect(read).toContain(`${weight} 16px Bundled, Noto Sans CJK JP`);
  stop();
});

test("those of another language that is chosen are read as well; the first one's no further", async () => {
  vi.useRealTimers();
  await openPage();
  vi.useFakeTimers();
  const stop = warmFonts();
  await vi.advanceTimersByTimeAsync(50);
  const before = read.length;
  document.body.style.fontFamily = "Noto Sans CJK KR";
  act(() => useStore.getState().setLanguage("ko"));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(new Set(read.slice(before))).toEqual(
    new Set(["400 16px Noto Sans CJK KR", "700 16px Noto Sans CJK KR"]),
  );
  stop();
  expect(vi.getTimerCount()).toBeLessThanOrEqual(1);
});

test("the typefaces that stand in for a piece on its way are opened before a page waits for them", async () => {
  const opened: string[] = [];
  const pen = {
    font: "",
    measureText: () => opened.push(pen.font),
  };
  vi.stubGlobal(
    "OffscreenCanvas",
    class {
      getContext = () => pen;
    },
  );
  vi.useRealTimers();
  await openPage();
  vi.useFakeTimers();
  const stop = warmFonts();
  await vi.advanceTimersByTimeAsync(60_000);
  for (const weight of ["400", "700"]) expect(opened).toContain(`${weight} 16px Noto Sans CJK JP`);
  stop();
  vi.unstubAllGlobals();
});
