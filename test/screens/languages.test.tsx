import { act, screen } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { LANGUAGES, type Language } from "#contract/domain/text.ts";
import { translator } from "#renderer/i18n/index.ts";
import { LANGUAGE_NAMES, tagOf } from "#renderer/i18n/names.ts";
import { currentRoute, useStore } from "#renderer/state/store.ts";
import { HELLO, SETTINGS } from "#test/support/screens/fake-kiosk.ts";
import { openPage } from "#test/support/screens/open-page.tsx";
import { GALAXY } from "#test/support/screens/sample-records.ts";

const ALL = { settings: { ...SETTINGS, languages: LANGUAGES } };
const html = (): HTMLElement => document.documentElement;

describe("the languages on the first screen", () => {
  test("are named as those who speak them name them, each with its tag", async () => {
    await openPage({ hello: ALL });
    const group = screen.getByRole("group", { name: translator("ja")("common.language") });
    expect([...group.querySelectorAll("button")].map(({ textContent, lang }) => [textContent, lang])).toEqual(
      LANGUAGES.map((language) => [LANGUAGE_NAMES[language], tagOf(language)]),
    );
  });

  test.each(LANGUAGES)("%s: one touch, and the page and its lang speak it", async (language) => {
    const page = await openPage({ hello: ALL });
    await page.press(LANGUAGE_NAMES[language]);
    const heading = translator(language)("home.heading");
    expect(screen.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    expect(html()).toHaveAttribute(
      "lang",
      { "zh-Hans": "zh-Hans", ko: "ko", en: "en" }[String(language)] ?? "ja",
    );
    expect(html()).toHaveAttribute("data-language", language);
  });

  test("the next page speaks the library's first language again", async () => {
    const page = await openPage({ hello: ALL });
    await page.press(LANGUAGE_NAMES.ko);
    expect(html()).toHaveAttribute("lang", "ko");
    act(() => useStore.getState().welcome({ ...HELLO, ...ALL }));
    expect(html()).toHaveAttribute("lang", "ja");
  });

  test("the end screen says the same in those languages that the first one does not cover", async () => {
    await openPage({ hello: { ...ALL, goodbye: "button" } });
    const others = [...document.querySelectorAll(".goodbye-other")].map((line) => line.getAttribute("lang"));
    expect(others).toEqual(["en", "zh-Hans", "ko"]);
    expect(
      screen.getByText(/Nothing about you is left on this kiosk\. Please take your card\./u),
    ).toBeVisible();
    expect(screen.getByText(/^使用已结束。本机没有留下您的任何信息。请带好您的借书证。$/u)).toBeVisible();
  });
});

describe("searching for children", () => {
  async function typed(language: Language, filterAudience = true) {
    const page = await openPage({
      language,
      hello: {
        visit: { ...HELLO.visit, phase: "browsing" },
        capabilities: { ...HELLO.capabilities, filterAudience },
        settings: { ...SETTINGS, language, keyboard: false },
      },
    });
    page.kiosk.grants("suggest", []);
    page.kiosk.grants("search", GALAXY);
    act(() => useStore.getState().go({ at: "search", query: "ぎんが" }));
    await act(async () => undefined);
    return page;
  }

  async function searched(language: Language, filterAudience = true) {
    const page = await typed(language, filterAudience);
    await page.press(translator(language)("search.go"));
    return page;
  }

  test.each([
    ["ja-x-child", true, { audience: "children" }],
    ["ja-x-child", false, {}],
    ["ja-x-easy", true, {}],
  ] as const)(
    "suggests what children's books have, in %s where they are known: %s",
    async (language, known, more) => {
      const page = await typed(language, known);
      await vi.waitFor(() => expect(page.kiosk.callsOf("suggest")).toHaveLength(1), 20_000);
      expect(page.kiosk.callsOf("suggest")).toEqual([
        { prefix: "ぎんが", fields: ["title", "author", "subject"], ...more },
      ]);
    },
  );

  test("looks among children's books, and says so where it can be taken away", async () => {
    const page = await searched("ja-x-child");
    expect(page.kiosk.callsOf("search").at(-1)).toMatchObject({ query: "ぎんが", audience: "children" });
    const name = new RegExp(translator("ja-x-child")("find.children"), "u");
    expect(screen.getByRole("button", { name })).toHaveAttribute("aria-pressed", "true");
    await page.press(name);
    expect(page.kiosk.callsOf("search").at(-1)).not.toHaveProperty("audience");
    expect(currentRoute(useStore.getState()).at).toBe("results");
  });

  test("searches all books where children's books are not marked, and in every other language", async () => {
    const unable = await searched("ja-x-child", false);
    expect(unable.kiosk.callsOf("search").at(-1)).not.toHaveProperty("audience");
  });

  test("is for those who chose the children's language", async () => {
    const other = await searched("ja-x-easy");
    expect(other.kiosk.callsOf("search").at(-1)).not.toHaveProperty("audience");
  });
});
