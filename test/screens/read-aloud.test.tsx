import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { LANGUAGES, type Language } from "#contract/domain/text.ts";
import { translator } from "#renderer/i18n/index.ts";
import type { Route } from "#renderer/navigation/route.ts";
import { moveToFreePlace } from "#renderer/read-aloud/free-place.ts";
import { useStore } from "#renderer/state/store.ts";
import { type FakeKiosk, SETTINGS } from "#test/support/screens/fake-kiosk.ts";
import { type OpenPage, openPage, openSignedIn, told } from "#test/support/screens/open-page.tsx";
import { FATHER, hold, line, summary } from "#test/support/screens/sample-records.ts";

const TEN_KEY = { tenKey: true, switchNext: "none", switchPress: "none" } as const;
const helloIn = (language: Language) => ({
  settings: { ...SETTINGS, language, speech: true, keys: TEN_KEY },
});

afterEach(() => document.documentElement.classList.remove("by-keys"));

function key(code: string): void {
  const target = document.activeElement ?? document.body;
  act(() => void fireEvent.keyDown(target, { code, key: code }));
}

const spoken = (kiosk: FakeKiosk): string => kiosk.callsOf("speak").at(-1)?.text ?? "";

/** Waits until the last words that were spoken hold these. */
async function hears(page: OpenPage, words: string): Promise<void> {
  await act(() => vi.waitFor(() => expect(spoken(page.kiosk)).toContain(words), 20_000));
}

describe.each(LANGUAGES)("reading aloud (%s)", (language) => {
  const t = translator(language);

  test("begins where one asks for it, with the screen, in its language; and ends the same way", async () => {
    const page = await openSignedIn(null, { language, hello: helloIn(language) });
    expect(page.kiosk.callsOf("speak")).toEqual([]);
    key("F1");
    await hears(page, t("home.heading"));
    expect(spoken(page.kiosk)).toContain(t("speech.on"));
    expect(page.kiosk.callsOf("speak").at(-1)?.language).toBe(language);
    key("NumpadMultiply");
    await hears(page, t("speech.off"));
    expect(useStore.getState().readAloud).toBe(false);
  });

  test("says each control that is reached, what it is and whether it is chosen", async () => {
    const page = await openSignedIn({ at: "search" }, { language, hello: helloIn(language) });
    key("F1");
    await hears(page, t("search.heading"));
    act(() => screen.getByRole("button", { name: t("search.fields.any") }).focus());
    await hears(page, t("speech.chosen"));
    expect(spoken(page.kiosk)).toContain(`${t("search.fields.any")} ${t("speech.button")}`);
  });
});

describe("titles and names are said as the catalogue reads them", () => {
  const NIGHT = line({
    id: "t-night",
    title: "銀河鉄道の夜",
    reading: "ぎんがてつどう の よる",
    authors: [{ name: "宮沢賢治", reading: "みやざわ けんじ", role: "作" }],
  });
  const found = { ...summary({}), ...NIGHT, volume: "上" };
  const page = async (language: Language, route: Route) => {
    const open = await openSignedIn(null, { language, hello: helloIn(language) });
    open.kiosk.grants("search", { total: 2, more: false, page: 1, items: [found, summary({ reading: "" })] });
    open.kiosk.grants("title", { ...FATHER, ...found, isbn: "", summary: "" });
    open.kiosk.grants("holds", {
      holds: [hold("h1", "雪", "approved", { title: NIGHT })],
      active: 1,
      max: 5,
    });
    open.kiosk.grants("suggest", [
      { field: "author", text: "宮沢賢治", reading: "みやざわ けんじ", titles: 3 },
    ]);
    await act(async () => useStore.getState().go(route));
    key("F1");
    return open;
  };
  const RESULTS: Route = {
    at: "results",
    request: { query: "ぎんが", field: "any", sort: "relevance", library: null, page: 1, pageSize: 4 },
  };

  test("on the screen of a title, and on a row that is reached", async () => {
    const open = await page("ja", { at: "title", id: "t-night" });
    await hears(open, "ギンガテツドウノ ヨル　上");
    expect(spoken(open.kiosk)).toContain("ミヤザワ ケンジ 作");
    expect(spoken(open.kiosk)).not.toMatch(/銀河鉄道の夜|宮沢/u);
    await act(async () => useStore.getState().go(RESULTS));
    const [row] = await screen.findAllByRole("button", { name: /銀河鉄道の夜/u });
    act(() => row?.focus());
    await hears(open, ` ${translator("ja")("speech.button")}`);
    expect(spoken(open.kiosk)).toMatch(/ギンガテツドウノ ヨル　上.*ミヤザワ ケンジ 作.* ボタン/u);
    expect(spoken(open.kiosk)).not.toMatch(/銀河鉄道の夜|宮沢/u);
    // Without a reading it is said as it is written.
    act(() => screen.getByRole("button", { name: /銀河鉄道の父/u }).focus());
    await hears(open, "銀河鉄道の父");
  });

  test("in the names of buttons, and once where the reading stands beside it", async () => {
    const open = await page("ja", { at: "holds" });
    const name = translator("ja")("hold.cancelOf", { title: "銀河鉄道の夜" });
    act(() => screen.getByRole("button", { name }).focus());
    await hears(open, translator("ja")("hold.cancelOf", { title: "ギンガテツドウノ ヨル" }));
    await act(async () => useStore.getState().go({ at: "search", query: "みや" }));
    const suggestion = await screen.findByRole("button", { name: /宮沢賢治/u });
    act(() => suggestion.focus());
    await hears(open, "ミヤザワ ケンジ");
    expect(spoken(open.kiosk)).not.toMatch(/みやざわ|宮沢/u);
  });

  test("for the voices of Japanese only: to the others kana are nothing", async () => {
    const open = await page("en", { at: "title", id: "t-night" });
    await hears(open, "銀河鉄道の夜");
    expect(spoken(open.kiosk)).not.toContain("ギンガ");
  });
});

describe("reading aloud", () => {
  const t = translator("ja");
  const hello = helloIn("ja");

  test("another screen is read when it is there; a refusal is read at once (WCAG 3.3.1, 4.1.3)", async () => {
    const page = await openSignedIn(null, { hello });
    key("F1");
    await hears(page, t("home.heading"));
    act(() => useStore.getState().go({ at: "help" }));
    await hears(page, t("home.help.heading"));
    await told(() => page.kiosk.scanRefused({ name: "foreign-card" }));
    await hears(page, "県立図書館のカードでは");
  });

  test("nothing of a password or a card's number: only how many characters there are, shown or not", async () => {
    const page = await openPage({ hello: { ...hello, cardTail: "321", visit: { ...HERE } } });
    key("F1");
    await hears(page, t("signIn.password.heading"));
    await page.type("Shiori7");
    await hears(page, t("speech.typed", { count: 7 }));
    await page.press(t("signIn.password.show"));
    act(() => screen.getByDisplayValue("Shiori7").focus());
    await hears(page, t("speech.typed", { count: 7 }));
    act(() => useStore.getState().go({ at: "number-pad" }));
    await hears(page, t("signIn.number.heading"));
    for (const digit of "2001014") key(`Numpad${digit}`);
    await hears(page, t("speech.typed", { count: 7 }));
    const all = JSON.stringify(page.kiosk.callsOf("speak"));
    expect(all).not.toContain("Shiori7");
    expect(all).not.toMatch(/hiori|2001014|200101/u);
  });

  test("any touch or key cuts it off (WCAG 1.4.2), and 0 of the ten-key says again where one is", async () => {
    const page = await openSignedIn(null, { hello });
    key("F1");
    await hears(page, t("home.heading"));
    const before = page.kiosk.callsOf("hush").length;
    act(() => void fireEvent.pointerDown(document.body));
    expect(page.kiosk.callsOf("hush").length).toBeGreaterThan(before);
    const said = page.kiosk.callsOf("speak").length;
    key("Numpad0");
    await act(() =>
      vi.waitFor(() => expect(page.kiosk.callsOf("speak").length).toBeGreaterThan(said), 20_000),
    );
    await hears(page, t("home.heading"));
  });

  test("what comes unasked right behind a screen does not cut it off, and a focus that only comes back says nothing", async () => {
    const page = await openSignedIn({ at: "password-change" }, { hello });
    key("F1");
    await hears(page, t("account.passwordPage.current"));
    const said = page.kiosk.callsOf("speak").length;
    act(() => void fireEvent.focusIn(document.activeElement as Element));
    await told(() => page.kiosk.backendGone());
    await hears(page, t("common.backendAway"));
    expect(spoken(page.kiosk)).toContain(t("account.passwordPage.current"));
    expect(page.kiosk.callsOf("speak")).toHaveLength(said + 1);
  });

  test("the button of the foot does the same, and is not there where the terminal cannot speak", async () => {
    const page = await openSignedIn(null, { hello });
    await page.press(t("speech.toggle"));
    expect(screen.getByRole("button", { name: t("speech.toggle") })).toHaveAttribute("aria-pressed", "true");
    await hears(page, t("home.heading"));
  });

  test.each(["F1", "NumpadMultiply", "button"])(
    "on the first screen %s opens the book and reads it, so that it ends with the visit",
    async (by) => {
      const page = await openPage({ hello });
      if (by === "button") await page.press(t("speech.toggle"));
      else key(by);
      expect(page.kiosk.callsOf("begin")).toHaveLength(1);
      await told(() => page.kiosk.visit({ ...HERE }));
      await hears(page, t("home.heading"));
      // Ended in the visit, it opens nothing.
      key("F1");
      expect(page.kiosk.callsOf("begin")).toHaveLength(1);
    },
  );

  test("where the terminal cannot speak there is no button, and its key does nothing", async () => {
    const page = await openSignedIn(null);
    expect(screen.queryByRole("button", { name: t("speech.toggle") })).toBeNull();
    key("F1");
    expect(useStore.getState().readAloud).toBe(false);
    expect(page.kiosk.callsOf("speak")).toEqual([]);
  });
});

const HERE = { phase: "browsing", ribbon: 4, secondsLeft: null, cap: false, slow: false } as const;

describe("what is heard is seen (WCAG 1.2.1)", () => {
  const t = translator("ja");

  test.each([["warning", (page: OpenPage) => page.kiosk.warn(40)]] as const)(
    "the sound of a %s has its sign, which goes by itself",
    async (sound, tell) => {
      vi.useFakeTimers({ shouldAdvanceTime: true });
      const page = await openSignedIn(null);
      await told(() => tell(page));
      expect(await screen.findByText(t(`speech.sounds.${sound}`))).toBeVisible();
      await act(async () => void (await vi.advanceTimersByTimeAsync(3100)));
      expect(screen.queryByText(t(`speech.sounds.${sound}`))).toBeNull();
      vi.useRealTimers();
    },
  );
});

test("the sign of a sound keeps clear of the upper edge", () => {
  const sign = document.createElement("p");
  sign.style.setProperty("--margin", "48px");
  sign.style.setProperty("--margin-top", "56px");
  document.body.append(sign);
  moveToFreePlace(sign, document.createElement("div"));
  expect(sign.style.top).toBe("28px");
  sign.remove();
});

test("the sign of a sound leaves the fold of a spread free, as the pages do", () => {
  const root = document.documentElement;
  root.dataset["layout"] = "spread";
  onTestFinished(() => void delete root.dataset["layout"]);
  const add = (name: string, left: number, right: number, height = 900): HTMLElement => {
    const element = document.createElement("p");
    element.className = name;
    element.style.setProperty("--margin", "48px");
    element.style.setProperty("--margin-top", "56px");
    element.getBoundingClientRect = () => new DOMRect(left, 0, right - left, height);
    document.body.append(element);
    onTestFinished(() => element.remove());
    return element;
  };
  const page = add("", 0, 1000);
  add("ribbon-track", 946, 974);
  add("ribbon-tail", 868, 1052);
  const sign = add("", 0, 200, 40);
  moveToFreePlace(sign, page);
  expect(Number.parseFloat(sign.style.left) + 200).toBeLessThan(868);
});

describe("a new screen is announced (WCAG 4.1.3)", () => {
  const t = translator("ja");

  test("by the focus on its question, and where a field has it, by a live region", async () => {
    await openSignedIn({ at: "account" });
    expect(screen.getByRole("heading", { level: 1 })).toHaveFocus();
    act(() => useStore.getState().go({ at: "password-change" }));
    await act(async () => undefined);
    expect(screen.getByRole("heading", { level: 1 })).not.toHaveFocus();
    expect(document.getElementById("announcer")).toHaveTextContent(t("account.passwordPage.current"));
    act(() => useStore.getState().back());
    expect(document.getElementById("announcer")).toHaveTextContent(/^$/u);
  });
});
