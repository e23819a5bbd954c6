import { act, screen, within } from "@testing-library/react";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Hold } from "#contract/domain/hold.ts";
import { LANGUAGES } from "#contract/domain/text.ts";
import { translator } from "#renderer/i18n/index.ts";
import { LANGUAGE_NAMES } from "#renderer/i18n/names.ts";
import { bareText } from "#renderer/ruby/bare-text.ts";
import { LIBRARY_DEFAULTS } from "#renderer/state/display-preferences.ts";
import { forgetEverything, useStore } from "#renderer/state/store.ts";
import { openPage, openSignedIn, told } from "#test/support/screens/open-page.tsx";
import { HOLDS } from "#test/support/screens/sample-records.ts";

const root = document.documentElement;

describe.each(LANGUAGES)("making the screen fit (%s)", (language) => {
  const t = translator(language);

  test("the bar is reached from a screen; size, look, low screen and stillness change the page at once (WCAG 1.4.4, 2.3.3)", async () => {
    const page = await openSignedIn({ at: "account" }, { language });
    await page.press(t("display.open"));
    const bar = screen.getByRole("dialog", { name: t("display.heading") });
    await page.press(t("display.type.largest"));
    expect(root.dataset["type"]).toBe("largest");
    expect(within(bar).getByRole("button", { name: t("display.type.largest") })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await page.press(t("display.theme.yellow"));
    expect(root.dataset["theme"]).toBe("yellow");
    await page.press(t("display.low.low"));
    expect(root.style.getPropertyValue("--screen-height")).not.toBe("100%");
    await page.press(t("display.motion.still"));
    expect(root).toHaveClass("still");
    await page.press(t("display.asSetUp"));
    expect(root.dataset["type"]).toBe("normal");
    expect(root.dataset["theme"]).toBe("paper");
    expect(root.style.getPropertyValue("--screen-height")).toBe("100%");
    expect(root).not.toHaveClass("still");
    await page.press(t("display.done"));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(screen.getByRole("heading", { name: t("account.heading") })).toBeVisible();
  });

  test("the bar has a sample of a title in a list (V57)", async () => {
    const page = await openSignedIn(null, { language });
    await page.press(t("display.open"));
    const sample = bareText(screen.getByRole("figure"));
    expect(sample).toBe(t("display.sample.name") + t("display.sample.title") + t("title.availability.out"));
  });

  test.each([true, false])("pages stand where the processor draws them: %s", async (drawnByProcessor) => {
    await openPage({ language, hello: { drawnByProcessor } });
    expect(root.classList.contains("by-processor")).toBe(drawnByProcessor);
  });

  test("each group of the bar has a name", async () => {
    const page = await openSignedIn(null, { language });
    await page.press(t("display.open"));
    for (const group of ["type", "theme", "low", "motion", "time"] as const) {
      expect(screen.getByRole("group", { name: t(`display.${group}.name`) })).toBeVisible();
    }
  });

  test("the bar names the other languages and leads to all of them; a touch speaks another one (V57)", async () => {
    const page = await openSignedIn(null, { language });
    await page.press(t("display.open"));
    const way = screen.getByRole("button", { name: new RegExp(`^${t("home.help.language")}`, "u") });
    for (const other of LANGUAGES.filter((one) => one !== language))
      expect(way).toHaveTextContent(LANGUAGE_NAMES[other]);
    await page.press(new RegExp(`^${t("home.help.language")}`, "u"));
    expect(screen.getByRole("button", { name: LANGUAGE_NAMES[language] })).toHaveFocus();
    const other = language === "ko" ? "en" : "ko";
    await page.press(LANGUAGE_NAMES[other]);
    expect(root.dataset["language"]).toBe(other);
    const told = translator(other);
    expect(screen.getByRole("dialog", { name: told("display.heading") })).toBeVisible();
    expect(screen.getByRole("group", { name: told("display.type.name") })).toBeVisible();
  });

  test("the languages lead back to the other preferences, with the focus where it was (V57)", async () => {
    const page = await openSignedIn(null, { language });
    await page.press(t("display.open"));
    const languages = new RegExp(`^${t("home.help.language")}`, "u");
    await page.press(languages);
    const dialog = within(screen.getByRole("dialog"));
    await page.press(t("common.back"));
    expect(dialog.getByRole("group", { name: t("display.theme.name") })).toBeVisible();
    expect(dialog.getByRole("button", { name: languages })).toHaveFocus();
  });

  test("more time is asked for once, for the whole visit", async () => {
    const page = await openSignedIn(null, { language });
    await page.press(t("display.open"));
    await page.press(new RegExp(t("visit.warning.moreTime"), "u"));
    expect(page.kiosk.callsOf("moreTime")).toHaveLength(1);
    const slow = screen.getByRole("group", { name: t("display.time.name") });
    for (const reading of slow.querySelectorAll("rt")) reading.remove();
    expect(slow).toHaveTextContent(t("display.time.slow"));
  });

  test("one touch hides the page, one touch brings it back as it was; under it the visit can be ended", async () => {
    const page = await openSignedIn({ at: "account" }, { language });
    await page.press(t("display.curtain.hide"));
    expect(screen.getByText(t("account.heading"))).not.toBeVisible();
    expect(screen.getByRole("button", { name: t("visit.finish") })).toBeVisible();
    await page.press(new RegExp(t("display.curtain.hidden"), "u"));
    expect(screen.getByRole("heading", { name: t("account.heading") })).toBeVisible();
  });

  test("the button that hides the page says what it hides, except where that has no room", async () => {
    await openSignedIn({ at: "account" }, { language });
    expect(screen.getByRole("button", { name: t("display.curtain.hide") })).toBeVisible();
    // The window of these tests is wide.
    act(() => useStore.getState().setDisplay({ type: "largest" }));
    expect(screen.getByRole("button", { name: t("display.curtain.hideShort") })).toBeVisible();
  });

  test("who is not signed in has nothing to hide in sight; a scan takes the curtain away", async () => {
    const page = await openSignedIn(null, { language });
    await page.press(t("display.curtain.hide"));
    await told(() => page.kiosk.scanRefused({ name: "foreign-card" }));
    expect(screen.getByRole("heading", { name: t("home.heading") })).toBeVisible();
  });

  test("from the attract screen: both ways open the book", async () => {
    const page = await openPage({ language });
    await page.press(t("display.low.attract"));
    expect(page.kiosk.callsOf("begin")).toHaveLength(1);
    expect(useStore.getState().display.low).toBe(true);
    expect(await screen.findByRole("heading", { name: t("home.heading") })).toBeVisible();
  });
});

test("the sample in the bar gets furigana as soon as they are chosen (V57)", async () => {
  const t = translator("ja");
  const page = await openSignedIn(null, { language: "ja" });
  await page.press(t("display.open"));
  const sample = screen.getByRole("figure");
  expect(sample.querySelector("rt")).toBeNull();
  await page.press(t("display.furigana.shown"));
  await vi.waitFor(() => expect(sample.querySelector("rt")).toHaveTextContent("みほん"));
});

test("what keeps its height keeps none of another size of type or another language", async () => {
  // jsdom lays nothing out: a line in larger type, and one in English, is higher, and never lower than what is kept.
  const heightOf = vi.spyOn(HTMLElement.prototype, "offsetHeight", "get");
  onTestFinished(() => heightOf.mockRestore());
  heightOf.mockImplementation(function height(this: HTMLElement) {
    const kept = Number.parseInt(this.style.getPropertyValue("--kept-height"), 10) || 0;
    const lines = (root.dataset["type"] === "largest" ? 2 : 1) + (root.dataset["language"] === "en" ? 1 : 0);
    return Math.max(kept, 100 * lines);
  });
  await openSignedIn({ at: "hold-change", hold: HOLDS[0] as Hold });
  const kept = () =>
    document.querySelector<HTMLElement>(".keeps-height")?.style.getPropertyValue("--kept-height");
  expect(kept()).toBe("100px");
  const store = useStore.getState();
  act(() => store.setDisplay({ type: "largest" }));
  expect(kept()).toBe("200px");
  act(() => store.setDisplay({ type: "normal" }));
  expect(kept()).toBe("100px");
  act(() => store.setLanguage("en"));
  expect(kept()).toBe("200px");
  act(() => store.setLanguage("ja"));
  expect(kept()).toBe("100px");
});

test("nothing of it outlives the page of the visit", () => {
  useStore.getState().setDisplay({ type: "largest", theme: "ink", low: true });
  useStore.getState().drawCurtain(true);
  forgetEverything();
  expect(useStore.getState().display).toEqual(LIBRARY_DEFAULTS);
  expect(useStore.getState().curtain).toBe(false);
  expect([localStorage.length, sessionStorage.length, document.cookie]).toEqual([0, 0, ""]);
});
