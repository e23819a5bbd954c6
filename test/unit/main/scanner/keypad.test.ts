import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keypadKeys } from "#contract/settings/keys.schema.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { press, terminal } from "#test/support/main/scanner-keys.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const TEN_KEY = keypadKeys({ tenKey: true, switchNext: "none", switchPress: "none" });
const SWITCHES = keypadKeys({ tenKey: false, switchNext: "F2", switchPress: "Enter" });

describe("keys of a ten-key and of switches", () => {
  it("pass to the page, are activity and never begin a scan", () => {
    const t = terminal(false, { keypad: TEN_KEY });
    for (const digit of "2001014") expect(t.key(`Numpad${digit}`)).toBe(true);
    t.pass(5000);
    expect(t.bursts).toEqual([]);
    expect(t.active()).toBe(7);
  });

  it("leave the scanner what is its own", () => {
    const t = terminal(false, { keypad: TEN_KEY });
    expect(t.send("2001014", 10, "Enter")).not.toContain(true);
    expect(t.texts()).toEqual(["2001014"]);
  });

  it("spoil a code that they fall into, and are then dropped (R40)", () => {
    const t = terminal(false, { keypad: TEN_KEY });
    t.key("Digit2");
    expect(t.key("Numpad5")).toBe(false);
    t.send("001014", 10, "Enter");
    expect(t.bursts).toMatchObject([{ spoiled: true }]);
  });

  it.each(["control", "alt", "meta"])("are refused with %s held down (R36)", (held) => {
    const t = terminal(false, { keypad: new Set([...TEN_KEY, ...SWITCHES]) });
    expect(t.key("Numpad5", { [held]: true })).toBe(false);
    expect(t.key("F2", { [held]: true })).toBe(false);
  });

  it("are only those of the settings: other keys of that kind are refused or a scanner's", () => {
    const t = terminal(false, { keypad: SWITCHES });
    expect(t.key("F2")).toBe(true);
    expect(t.key("F3")).toBe(false);
    expect(t.key("Numpad5")).toBe(false);
    expect(terminal(false).key("F1")).toBe(false);
    const reading = keypadKeys({ tenKey: false, switchNext: "none", switchPress: "none" }, true);
    expect(terminal(false, { keypad: reading }).key("F1")).toBe(true);
  });

  it("pass beside a scanner that is no keyboard, and on a terminal with a keyboard", () => {
    expect(terminal(false, { listens: false, keypad: TEN_KEY }).key("Numpad5")).toBe(true);
    const t = terminal(true, { keypad: TEN_KEY });
    for (const digit of "2001014") expect(t.key(`Numpad${digit}`)).toBe(true);
    expect(t.bursts).toEqual([]);
    expect(t.source.key(press("Numpad5", { isAutoRepeat: true }))).toBe(false);
  });
});

describe("the settings of the switches", () => {
  const takes = (keys: object): boolean =>
    SETTINGS.safeParse({ backend: { url: "http://127.0.0.1:1" }, keys }).success;

  it("are two different keys of the list, or none", () => {
    expect(takes({})).toBe(true);
    expect(takes({ switchNext: "Space", switchPress: "Enter" })).toBe(true);
    // Staff set one after the other.
    expect(takes({ switchNext: "Space" })).toBe(true);
    expect(takes({ switchNext: "F2", switchPress: "F2" })).toBe(false);
    expect(takes({ switchNext: "F12", switchPress: "F2" })).toBe(false);
    expect(takes({ switchNext: "Digit1", switchPress: "F2" })).toBe(false);
  });
});
