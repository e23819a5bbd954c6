import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { LANGUAGES, type Language } from "#contract/domain/text.ts";
import { useStore } from "#renderer/app/store.ts";
import { speak } from "#renderer/words/index.ts";
import { type FakeKiosk, SETTINGS } from "../helpers/fake-kiosk.ts";
import { type OpenPage, openPage, openSignedIn, told } from "../helpers/open-page.tsx";

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
  await act(() => vi.waitFor(() => expect(spoken(page.kiosk)).toContain(words)));
}

describe.each(LANGUAGES)("reading aloud (%s)", (language) => {
  const t = speak(language);

  test("begins where one asks for it, with the screen, in its language; and ends the same way", async () => {
    const page = await openSignedIn(null, { language, hello: helloIn(language) });
    expect(page.kiosk.callsOf("speak")).toEqual([]);
    key("F1");
    await hears(page, t("home.heading"));
    expect(spoken(page.kiosk)).toContain(t("speech.on"));
    expect(page.kiosk.callsOf("speak").at(-1)?.language).toBe(language);
    key("NumpadMultiply");
    await hears(page, t("speech.off"));
    expect(useStore.getState().reading).toBe(false);
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

describe("reading aloud", () => {
  const t = speak("ja");
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
    await act(() => vi.waitFor(() => expect(page.kiosk.callsOf("speak").length).toBeGreaterThan(said)));
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

  test("where the terminal cannot speak there is no button, and its key does nothing", async () => {
    const page = await openSignedIn(null);
    expect(screen.queryByRole("button", { name: t("speech.toggle") })).toBeNull();
    key("F1");
    expect(useStore.getState().reading).toBe(false);
    expect(page.kiosk.callsOf("speak")).toEqual([]);
  });
});

const HERE = { phase: "browsing", ribbon: 4, secondsLeft: null, cap: false, slow: false } as const;

describe("what is heard is seen (WCAG 1.2.1)", () => {
  const t = speak("ja");

  test.each([["warning", (page: OpenPage) => page.kiosk.warn(40)]] as const)(
    "the sound of a %s has its sign, which goes by itself",
    async (sound, tell) => {
      vi.useFakeTimers({ shouldAdvanceTime: true });
      const page = await openSignedIn(null);
      await told(() => tell(page));
      expect(screen.getByText(t(`speech.sounds.${sound}`))).toBeVisible();
      act(() => void vi.advanceTimersByTime(3100));
      expect(screen.queryByText(t(`speech.sounds.${sound}`))).toBeNull();
      vi.useRealTimers();
    },
  );
});

describe("a new screen is told (WCAG 4.1.3)", () => {
  const t = speak("ja");

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
