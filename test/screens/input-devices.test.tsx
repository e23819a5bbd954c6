import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import { currentRoute, useStore } from "#renderer/state/store.ts";
import { SETTINGS } from "#test/support/screens/fake-kiosk.ts";
import { openPage, openSignedIn } from "#test/support/screens/open-page.tsx";

const t = translator("ja");
const TEN_KEY = { keys: { tenKey: true, switchNext: "none", switchPress: "none" } } as const;
const SWITCHES = { keys: { tenKey: false, switchNext: "Space", switchPress: "F2" } } as const;
const here = () => currentRoute(useStore.getState()).at;

afterEach(() => document.documentElement.classList.remove("by-keys"));

/** A key goes down and up; answers whether the page took it for itself. */
function key(code: string, more: KeyboardEventInit = {}): boolean {
  const target = document.activeElement ?? document.body;
  let left = true;
  act(() => {
    left = fireEvent.keyDown(target, { code, key: code, ...more });
    fireEvent.keyUp(target, { code, key: code });
  });
  return !left;
}

/** Goes on until the control with this name has the focus. */
function goTo(name: string | RegExp, code: string): void {
  const button = screen.getAllByRole("button", { name })[0];
  for (let turn = 0; document.activeElement !== button; turn += 1) {
    if (turn > 80) throw new Error(`${String(name)} is not reached`);
    key(code);
  }
}

describe("a keyboard beside the screen", () => {
  test("Escape closes the toast that lies over the page, below a box the box first (WCAG 2.4.11)", async () => {
    const page = await openSignedIn({ at: "account" });
    await act(async () => page.kiosk.scanRefused({ name: "foreign-card" }));
    act(() => useStore.getState().openDialog("display"));
    expect(key("Escape")).toBe(false);
    expect(document.querySelector(".toast-region")).not.toBeEmptyDOMElement();
    act(() => useStore.getState().closeDialog());
    expect(key("Escape")).toBe(true);
    expect(document.querySelector(".toast-region")).toBeEmptyDOMElement();
    expect(key("Escape")).toBe(false);
    expect(here()).toBe("account");
  });
});

describe("a ten-key beside the screen", () => {
  const hello = { settings: { ...SETTINGS, ...TEN_KEY } };

  test("goes through the screen in reading order, both ways and round, and 5 presses (WCAG 2.1.1, 2.1.2, 2.4.3)", async () => {
    const page = await openSignedIn(null, { hello });
    goTo(new RegExp(`^${t("home.loans")}`, "u"), "Numpad9");
    const loans = document.activeElement;
    key("Numpad9");
    expect(document.activeElement).not.toBe(loans);
    key("Numpad7");
    expect(document.activeElement).toBe(loans);
    page.kiosk.grants("loans", { loans: [] });
    page.pause();
    key("Numpad5");
    expect(here()).toBe("loans");
    await act(async () => undefined);
  });

  test("− closes the toast that lies over the page before it goes back; the focus stays (WCAG 2.4.11)", async () => {
    const page = await openSignedIn({ at: "account" }, { hello });
    key("Numpad9");
    const focused = document.activeElement;
    await act(async () => page.kiosk.scanRefused({ name: "foreign-card" }));
    key("NumpadSubtract");
    expect(document.querySelector(".toast-region")).toBeEmptyDOMElement();
    expect(here()).toBe("account");
    expect(document.activeElement).toBe(focused);
    page.pause();
    key("NumpadSubtract");
    expect(here()).toBe("home");
  });

  test("a field for digits takes digits; the point erases the last one, Enter goes on", async () => {
    const page = await openPage({ hello: { settings: { ...SETTINGS, ...TEN_KEY } } });
    await page.press(new RegExp(t("visit.attract.scan"), "u"));
    await page.press(new RegExp(t("signIn.scan.type"), "u"));
    for (const digit of "20010155") key(`Numpad${digit}`);
    const field = screen.getByLabelText(t("signIn.number.field"));
    expect(field).toHaveValue("2001015");
    page.pause();
    key("NumpadDecimal");
    expect(field).toHaveValue("200101");
    expect(field).toHaveFocus();
  });

  test("minus goes back, from an open box too, and at the first screen asks to finish; the stroke asks for help", async () => {
    const page = await openSignedIn({ at: "account" }, { hello });
    page.pause();
    key("NumpadDivide");
    expect(here()).toBe("help");
    page.pause();
    key("NumpadSubtract");
    page.pause();
    key("NumpadSubtract");
    expect(here()).toBe("home");
    page.pause();
    key("NumpadSubtract");
    expect(screen.getByRole("dialog", { name: t("visit.finishBox.heading") })).toBeVisible();
    page.pause();
    key("NumpadSubtract");
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  test("its keys mean nothing where there is none (WCAG 2.1.4)", async () => {
    await openSignedIn(null);
    expect(key("Numpad9")).toBe(false);
    expect(key("F2")).toBe(false);
  });
});

describe("two switches", () => {
  const hello = { settings: { ...SETTINGS, ...SWITCHES } };

  test("reach and press every control of a screen, one round and from the start again (WCAG 2.1.1, 2.1.3)", async () => {
    const page = await openSignedIn(null, { hello });
    const buttons = screen.getAllByRole("button");
    const seen = new Set<Element | null>();
    for (const _ of buttons) {
      key("Space");
      seen.add(document.activeElement);
    }
    expect(seen).toEqual(new Set(buttons));
    expect(document.documentElement).toHaveClass("by-keys");
    goTo(new RegExp(`^${t("home.account")}`, "u"), "Space");
    page.pause();
    key("F2");
    expect(here()).toBe("account");
  });

  test("a line of a keyboard is one stop: the press enters it, and behind its last key the way goes on", async () => {
    const page = await openPage({ hello });
    page.kiosk.grants("suggest", []);
    await page.press(t("visit.attract.browse"));
    goTo("わ", "Space");
    const marked = document.querySelectorAll("[data-marked]");
    expect([...marked].map((one) => one.textContent).join("")).toBe("わらやまはなたさかあ");
    key("Space");
    expect(document.activeElement).toHaveTextContent("を");
    goTo("わ", "Space");
    page.pause();
    key("F2");
    expect(document.querySelector("[data-marked]")).toBeNull();
    for (let turn = 0; turn < 5; turn += 1) key("Space");
    expect(document.activeElement).toHaveTextContent("な");
    page.pause();
    key("F2");
    expect(screen.getByRole("textbox")).toHaveTextContent("な");
    await act(async () => undefined);
  });

  test("the space bar as a switch presses nothing by itself, and a held switch does nothing more", async () => {
    await openSignedIn(null, { hello });
    key("Space");
    const first = document.activeElement;
    expect(key("Space", { repeat: true })).toBe(true);
    expect(document.activeElement).toBe(first);
    const left = fireEvent.keyUp(first as Element, { code: "Space", key: " " });
    expect(left).toBe(false);
  });
});
