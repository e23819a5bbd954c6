import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readKey } from "#main/scanner/keys.ts";
import { LATE_SUFFIX_MS, UNFINISHED_MS } from "#main/scanner/source.ts";
import { GAP_MS, press, terminal } from "#test/support/main/scanner-keys.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a terminal without a keyboard", () => {
  it.each([
    ["Enter", 10],
    ["NumpadEnter", 2],
    ["Tab", 80],
    [null, 100],
  ])("takes digits and %s at %i ms a key for a scan, and the page gets none of it", (suffix, msPerKey) => {
    const t = terminal(false);
    expect(t.send("2001014", msPerKey, suffix)).not.toContain(true);
    expect(t.bursts).toMatchObject([{ text: "2001014", passed: 0, spoiled: false }]);
  });

  it("reads letters, shift and the number pad by physical key", () => {
    const t = terminal(false);
    t.key("ShiftLeft", { shift: true });
    t.key("KeyA", { shift: true });
    t.key("Numpad1");
    t.key("Digit2");
    t.key("KeyB");
    t.key("Enter");
    expect(t.bursts[0]?.text).toBe("A12b");
  });

  it.each(["Tab", "Enter", "Space", "Escape", "ArrowDown"])("lets %s pass when it stands alone", (code) => {
    const t = terminal(false);
    expect(t.key(code)).toBe(true);
    expect(t.bursts).toEqual([]);
  });

  it("ends a burst at the silence before the next one", () => {
    const t = terminal(false);
    t.send("2001014", 10, null);
    t.send("2002020", 10, "Enter");
    expect(t.bursts.map(({ text }) => text)).toEqual(["2001014", "2002020"]);
  });

  it("keeps a code together when a busy machine holds its keys back", () => {
    const t = terminal(false);
    t.key("Digit2");
    vi.advanceTimersByTime(2 * GAP_MS);
    t.send("001014", 10, "Enter");
    expect(t.bursts).toMatchObject([{ text: "2001014", passed: 0, spoiled: false }]);
  });

  it("reports a truncated scan without a suffix once nothing more can come", () => {
    const t = terminal(false);
    t.send("20010", 10, null);
    expect(t.bursts).toEqual([]);
    vi.advanceTimersByTime(UNFINISHED_MS);
    expect(t.bursts).toMatchObject([{ text: "20010", passed: 0 }]);
  });

  it("waits longer for a scanner that is known to send a suffix", () => {
    const t = terminal(false);
    t.send("2001014", 10, "Enter");
    t.pass(LATE_SUFFIX_MS);
    t.send("2002020", 10, null);
    expect(t.texts()).toEqual(["2001014"]);
    t.key("Enter");
    expect(t.texts()).toEqual(["2001014", "2002020"]);
  });

  it("reports a code with a pause in it", () => {
    const t = terminal(false);
    t.send("200", 10, null);
    t.send("2001014", 10, "Enter");
    expect(t.bursts).toMatchObject([{ text: "2002001014", resumedAt: 3 }]);
  });

  it("stamps a code with the visit of its first character (R42)", () => {
    const t = terminal(false);
    t.key("Digit2");
    t.nextVisit();
    t.send("001014", 10, "Enter");
    t.send("2002020", 10, "Enter");
    expect(t.bursts.map(({ visit }) => visit)).toEqual([1, 2]);
  });

  it.each([
    ["Ctrl+R", "KeyR", { control: true }],
    ["Ctrl+V, which is SYN", "KeyV", { control: true }],
    ["Ctrl+], which is GS", "BracketRight", { control: true }],
    ["Alt+F4", "F4", { alt: true }],
    ["Win+R", "KeyR", { meta: true }],
    ["F5", "F5", {}],
    ["Escape", "Escape", {}],
    ["an arrow", "ArrowDown", {}],
    ["Backspace", "Backspace", {}],
  ])("keeps %s in a code from the page and spoils the code (R40)", (_, code, held) => {
    const t = terminal(false);
    t.send("2001", 10, null);
    expect(t.key(code, held)).toBe(false);
    t.send("014", 10, "Enter");
    expect(t.bursts).toMatchObject([{ text: "2001014", spoiled: true }]);
  });

  it("swallows the second suffix of a scanner that sends two, and lets a person's Enter pass later", () => {
    const t = terminal(false);
    t.send("2001014", 10, "Enter");
    expect(t.key("Enter")).toBe(false);
    expect(t.key("Tab")).toBe(false);
    t.pass(LATE_SUFFIX_MS);
    expect(t.key("Enter")).toBe(true);
  });

  it("does not let a stuck key fill the memory, or keep a visit alive (R40, R44)", () => {
    const t = terminal(false);
    t.key("Digit5");
    for (let times = 0; times < 500; times += 1) t.key("Digit5", { isAutoRepeat: true });
    for (let times = 0; times < 500; times += 1) t.key("Digit5");
    t.key("Enter");
    expect(t.bursts[0]?.text.length).toBeLessThan(70);
    expect(t.active()).toBe(502);
  });
});

describe("a terminal with a keyboard", () => {
  it("lets typing pass, Enter too", () => {
    const t = terminal(true);
    expect(t.send("200101", 150, "Enter")).not.toContain(false);
    expect(t.bursts).toEqual([]);
  });

  it("takes a fast burst for a scan, keeps its Enter, and says what to take back", () => {
    const t = terminal(true);
    expect(t.send("2001014", 10, "Enter")).toEqual([true, true, true, true, true, true, true, false]);
    expect(t.bursts).toMatchObject([{ text: "2001014", passed: 7 }]);
  });

  it("takes a fast burst without a suffix for a scan after the silence", () => {
    const t = terminal(true);
    t.send("2001014", 40, null);
    expect(t.bursts).toMatchObject([{ text: "2001014", passed: 7 }]);
  });

  it("takes the slowest scanners' even keys for a scan when they are a code, and uneven ones for typing", () => {
    const slow = terminal(true);
    slow.send("2001014", 100, "Enter");
    expect(slow.texts()).toEqual(["2001014"]);
    const hand = terminal(true);
    for (const [at, digit] of Array.from("2001014").entries()) {
      hand.pass(at % 2 === 0 ? 40 : 160);
      hand.key(`Digit${digit}`);
    }
    hand.key("Enter");
    expect(hand.texts()).toEqual([]);
    const noCode = terminal(true);
    noCode.send("200101", 100, "Enter");
    expect(noCode.texts()).toEqual([]);
  });

  it("forgets a run in which a chord came, and lets the arrows pass", () => {
    const t = terminal(true);
    t.send("2001", 10, null);
    expect(t.key("KeyR", { control: true })).toBe(false);
    expect(t.key("ArrowLeft")).toBe(true);
    t.send("014", 10, "Enter");
    expect(t.texts()).toEqual([]);
  });

  it("does not take five fast keys for a scan", () => {
    const t = terminal(true);
    t.send("12345", 5, "Enter");
    expect(t.bursts).toEqual([]);
  });

  it("lets Backspace and auto-repeat pass", () => {
    const t = terminal(true);
    expect(t.key("Backspace")).toBe(true);
    expect(t.key("Backspace", { isAutoRepeat: true })).toBe(true);
  });
});

describe("a terminal whose scanner is no keyboard (R39)", () => {
  it.each([true, false])("makes no scan of keys (keyboard: %s)", (keyboard) => {
    const t = terminal(keyboard, { listens: false });
    const reached = t.send("2001014", 10, "Enter");
    t.pass(UNFINISHED_MS);
    expect(t.bursts).toEqual([]);
    expect(reached.slice(0, 7).every((one) => one === keyboard)).toBe(true);
    expect(t.key("Enter")).toBe(true);
    expect(t.key("KeyR", { control: true })).toBe(false);
  });

  it("keys that mean nothing keep no visit alive", () => {
    const t = terminal(false, { listens: false });
    t.send("2001014", 10, "F5");
    expect(t.active()).toBe(0);
    t.key("ArrowDown");
    expect(t.active()).toBe(1);
  });
});

describe("the scanner's layout (D74)", () => {
  const JIS = [
    ["]", "Backslash", false],
    [":", "Quote", false],
    ["+", "Semicolon", true],
    ["-", "Minus", false],
    ["$", "Digit4", true],
    ["/", "Slash", false],
    [".", "Period", false],
    ["7", "Digit7", false],
    ["A", "KeyA", true],
    ["d", "KeyD", false],
  ] as const;
  const US = [
    ["]", "BracketRight", false],
    [":", "Semicolon", true],
    ["+", "Equal", true],
    ["-", "Minus", false],
    ["$", "Digit4", true],
    ["/", "Slash", false],
    [".", "Period", false],
    ["7", "Digit7", false],
    ["A", "KeyA", true],
    ["d", "KeyD", false],
  ] as const;
  it.each(JIS)("Japanese: %s is %s (shift: %s)", (character, code, shift) => {
    expect(readKey(press(code, { shift }), "jis")).toEqual({ kind: "character", character });
  });
  it.each(US)("American: %s is %s (shift: %s)", (character, code, shift) => {
    expect(readKey(press(code, { shift }), "us")).toEqual({ kind: "character", character });
  });
});

describe("unneeded keys (R36, R47, R48)", () => {
  const MODIFIERS = ["control", "alt", "meta"] as const;
  it.each(["KeyR", "KeyW", "KeyQ", "KeyP", "KeyU", "Digit0", "Tab", "ArrowLeft", "F4"])(
    "every chord with %s",
    (code) => {
      for (let mask = 1; mask < 8; mask += 1) {
        const held = Object.fromEntries(MODIFIERS.map((name, bit) => [name, (mask & (1 << bit)) !== 0]));
        expect(readKey(press(code, held), "us").kind).toBe("refused");
      }
    },
  );

  it.each([
    "F1",
    "F5",
    "F11",
    "F12",
    "PrintScreen",
    "ContextMenu",
    "BrowserBack",
    "MediaPlayPause",
    "Power",
    "",
  ])("%s", (code) => {
    expect(terminal(true).key(code)).toBe(false);
    expect(terminal(false).key(code)).toBe(false);
  });
});
