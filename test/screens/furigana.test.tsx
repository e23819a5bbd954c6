import { act, screen } from "@testing-library/react";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { loadFurigana } from "#renderer/i18n/catalogues.ts";
import { ANCHOR } from "#renderer/i18n/furigana/marks.ts";
import { translator } from "#renderer/i18n/index.ts";
import { useStore } from "#renderer/state/store.ts";
import { openSignedIn } from "#test/support/screens/open-page.tsx";
import { LOANS } from "#test/support/screens/sample-records.ts";

const t = translator("ja");
const rubies = () => [...document.querySelectorAll("ruby")].map((ruby) => ruby.innerHTML);

async function openLoans() {
  const page = await openSignedIn(null);
  page.kiosk.grants("loans", { loans: LOANS.slice(0, 3) });
  act(() => useStore.getState().go({ at: "loans" }));
  await act(loadFurigana);
  return page;
}

describe("furigana", () => {
  test("they appear at once when switched on, on every screen, and accessible names stay as they are spoken", async () => {
    const page = await openLoans();
    await page.press(t("display.open"));
    expect(rubies()).toEqual([]);
    await page.press(t("display.furigana.shown"));
    act(() => useStore.getState().closeDialog());
    expect(rubies()).toContain('延長<rt aria-hidden="true">えんちょう</rt>');
    expect(document.body.innerHTML).not.toContain(ANCHOR);
    // A reader of the screen hears each word once.
    for (const ruby of document.querySelectorAll("rt")) expect(ruby).toHaveAttribute("aria-hidden", "true");
    expect(document.querySelectorAll("[aria-label*='\uFFF9']")).toHaveLength(0);
  });

  test("the reading of a day stands apart from that of its month", async () => {
    await openLoans();
    act(() => useStore.getState().setDisplay({ furigana: true }));
    const days = [...document.querySelectorAll(".ruby-day")].map(({ textContent }) => textContent);
    expect(days).toEqual(["4日よっか"]);
  });

  test("a book's title has the reading of the catalogue above it", async () => {
    await openLoans();
    const reading = LOANS[0]?.title.reading ?? "";
    expect(screen.queryAllByText(reading)).toEqual([]);
    act(() => useStore.getState().setDisplay({ furigana: true }));
    expect(screen.getAllByText(reading)[0]).toHaveAttribute("aria-hidden", "true");
  });

  test("who reads plain Japanese has them without asking, from the first screen, and can do without", async () => {
    const page = await openSignedIn(null, { language: "ja-x-easy" });
    const easy = translator("ja-x-easy");
    expect(rubies()).toContain('予約<rt aria-hidden="true">よやく</rt>');
    await page.press(easy("display.open"));
    await page.press(easy("display.furigana.none"));
    expect(rubies()).toEqual([]);
  });

  test("words that a component passes on beside elements need no key of their own", async () => {
    const complaints = vi.spyOn(console, "error");
    onTestFinished(() => complaints.mockRestore());
    await openSignedIn({ at: "help" });
    await act(loadFurigana);
    act(() => useStore.getState().setDisplay({ furigana: true }));
    expect(rubies()).not.toEqual([]);
    expect(complaints.mock.calls).toEqual([]);
  });

  test("they are not offered where the language has no kanji", async () => {
    const page = await openSignedIn(null, { language: "ja-x-child" });
    const child = translator("ja-x-child");
    await page.press(child("display.open"));
    expect(screen.queryByText(child("display.furigana.name"))).toBeNull();
  });
});
