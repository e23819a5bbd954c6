import { screen } from "@testing-library/react";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { TitleDetail } from "#contract/domain/title.ts";
import { refusalWords } from "#renderer/components/refusal-words.ts";
import { translator } from "#renderer/i18n/index.ts";
import { useStore } from "#renderer/state/store.ts";
import { TERMS } from "#test/support/screens/fake-kiosk.ts";
import { openPage, openSignedIn, told, whole } from "#test/support/screens/open-page.tsx";

const SNOW: TitleDetail = {
  id: "t-1",
  title: "雪",
  reading: "ゆき",
  subtitle: "",
  volume: "",
  authors: [{ name: "中谷宇吉郎", reading: "なかや うきちろう", role: "著" }],
  publisher: "",
  year: 1938,
  ndc: "451.6",
  bookMark: "ナ",
  material: "book",
  audience: "general",
  language: "ja",
  availability: { kind: "holdable", waiting: 0 },
  pages: null,
  isbn: "",
  summary: "",
  copies: [],
  holdable: true,
  waiting: 0,
};

describe.each(["ja", "en"] as const)("scanning on any screen (%s)", (language) => {
  const t = translator(language, TERMS);

  test("a book shows its title (WCAG 2.4.5)", async () => {
    const page = await openPage({ language });
    page.kiosk.grants("find", { id: "t-1" });
    page.kiosk.grants("title", SNOW);
    await told(() => page.kiosk.scanBook("9784000000000"));
    expect(page.kiosk.callsOf("find")).toEqual([{ kind: "isbn", value: "9784000000000" }]);
    expect(useStore.getState().stack).toEqual([{ at: "title", id: "t-1" }]);
  });

  test("in the middle of a password a book waits in the toast; what was typed stays", async () => {
    const page = await openPage({ language });
    page.kiosk.grants("find", { id: "t-1" });
    page.kiosk.grants("title", SNOW);
    await told(() => page.kiosk.scanCard("321"));
    await page.type("abc");
    await told(() => page.kiosk.scanBook("9784000000000"));
    expect(screen.getByText(whole(t("common.toast.title", { title: "雪" })))).toBeVisible();
    expect(screen.getByLabelText(t("signIn.password.field"))).toHaveValue("abc");
    await page.press(t("common.toast.see"));
    expect(useStore.getState().stack.at(-1)).toEqual({ at: "title", id: "t-1" });
  });

  test("the toast of a book can be closed at once", async () => {
    const page = await openPage({ language });
    page.kiosk.grants("find", { id: "t-1" });
    page.kiosk.grants("title", SNOW);
    await told(() => page.kiosk.scanCard("321"));
    await told(() => page.kiosk.scanBook("9784000000000"));
    await page.press(t("common.close"));
    expect(screen.queryByText(t("common.toast.see"))).toBeNull();
    expect(useStore.getState().stack.at(-1)).toEqual({ at: "password" });
  });

  test.each(["foreign-card", "scan-second-row", "scan-check-digit", "scan-unknown"] as const)(
    "%s is told in the toast, with its code where staff are needed, and goes when it is closed",
    async (name) => {
      const page = await openSignedIn({ at: "account" }, { language });
      await told(() => page.kiosk.scanRefused({ name }));
      const words = refusalWords({ name }, language, t);
      expect(screen.getByText(words.text)).toBeVisible();
      expect(screen.queryByText(/H-\d\d/u)?.textContent).toBe(words.code);
      await page.press(t("common.close"));
      expect(screen.queryByText(words.text)).toBeNull();
    },
  );

  test("a book that the library does not have is reported as such", async () => {
    const page = await openSignedIn(null, { language });
    page.kiosk.refuses("find", { name: "isbn-not-held" });
    await told(() => page.kiosk.scanBook("9784000000000"));
    expect(screen.getByText(refusalWords({ name: "isbn-not-held" }, language, t).text)).toBeVisible();
  });

  test("a copy that is not one of the patron's loans shows its title", async () => {
    const page = await openSignedIn(null, { language });
    page.kiosk.grants("loans", { loans: [] });
    page.kiosk.grants("find", { id: "t-1" });
    page.kiosk.grants("title", SNOW);
    await told(() => page.kiosk.scanCopy("100000012"));
    expect(page.kiosk.callsOf("find")).toEqual([{ kind: "copy", value: "100000012" }]);
    expect(useStore.getState().stack).toEqual([{ at: "title", id: "t-1" }]);
  });
});

test("a page at rest draws with the first character of a code, before the code is whole", async () => {
  const page = await openPage();
  const drawn = (): Element | null => document.querySelector(".next-picture");
  const codeBegins = (): Promise<void> => told(() => page.kiosk.tell({ type: "code-begins" }));
  const now = vi.spyOn(performance, "now");
  onTestFinished(() => now.mockRestore());
  const shownAt = performance.now();
  now.mockReturnValue(shownAt + 4000);
  await codeBegins();
  expect(drawn()).toBeNull();
  now.mockReturnValue(shownAt + 6000);
  await codeBegins();
  const first = drawn();
  expect(first).not.toBeNull();
  // The first code was none, for instance.
  now.mockReturnValue(shownAt + 60_000);
  await codeBegins();
  expect(drawn()).not.toBeNull();
  expect(drawn()).not.toBe(first);
  await told(() => page.kiosk.scanCard("321"));
  expect(drawn()).toBeNull();
});
