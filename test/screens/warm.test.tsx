import { act } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { loadOpenBook } from "#renderer/app/open-book-loader.ts";
import { useStore } from "#renderer/app/store.ts";
import { warmFaces } from "#renderer/app/warm-faces.ts";
import { catalogueOf } from "#renderer/words/catalogues.ts";
import { openPage } from "../helpers/open-page.tsx";

/** The screens are read once; a busy machine takes its time for that. */
beforeAll(() => loadOpenBook(), 30_000);

/** What was asked for by weight. */
let asked: Map<string, string>;

beforeEach(() => {
  asked = new Map();
  const load = async (font: string, text: string) => {
    const weight = font.split(" ")[0] ?? "";
    asked.set(weight, (asked.get(weight) ?? "") + text);
    return [];
  };
  Object.defineProperty(document, "fonts", { value: { load }, configurable: true });
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(document, "fonts");
});

const all = (words: unknown): string =>
  typeof words === "string"
    ? words
    : Object.values(words as object)
        .map(all)
        .join("");

test("the faces that the words of the patron's language need are read before they are shown", async () => {
  vi.useRealTimers();
  await openPage();
  vi.useFakeTimers();
  const stop = warmFaces();
  await vi.advanceTimersByTimeAsync(60_000);
  for (const weight of ["400", "700"]) {
    const have = new Set(asked.get(weight));
    expect([...all(catalogueOf("ja"))].filter((character) => !have.has(character))).toEqual([]);
  }
  stop();
});

test("another language that is chosen is read as well; the first one no further", async () => {
  vi.useRealTimers();
  await openPage();
  vi.useFakeTimers();
  const stop = warmFaces();
  await vi.advanceTimersByTimeAsync(100);
  act(() => useStore.getState().setLanguage("ko"));
  const before = asked.get("400")?.length ?? 0;
  await vi.advanceTimersByTimeAsync(60_000);
  const since = asked.get("400")?.slice(before) ?? "";
  expect([...all(catalogueOf("ko"))].filter((character) => !since.includes(character))).toEqual([]);
  stop();
  expect(vi.getTimerCount()).toBeLessThanOrEqual(1);
});

test("the faces that stand in for a piece on its way are opened before a page waits for them", async () => {
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
  document.body.style.fontFamily = '"BIZ UDPGothic", "Noto Sans CJK JP"';
  vi.useFakeTimers();
  const stop = warmFaces();
  await vi.advanceTimersByTimeAsync(60_000);
  for (const weight of ["400", "700"]) expect(opened).toContain(`${weight} 16px Noto Sans CJK JP`);
  stop();
  document.body.style.fontFamily = "";
  vi.unstubAllGlobals();
});
