import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { KeyInput } from "#main/scanner/keys.ts";
import { readKey } from "#main/scanner/keys.ts";
import { type Burst, createScannerSource, UNFINISHED_MS } from "#main/scanner/source.ts";

const GAP_MS = 300;
const press = (code: string, more: Partial<KeyInput> = {}): KeyInput => ({
  type: "keyDown",
  code,
  isAutoRepeat: false,
  shift: false,
  control: false,
  alt: false,
  meta: false,
  ...more,
});

function terminal(keyboard: boolean) {
  const bursts: Burst[] = [];
  let active = 0;
  const source = createScannerSource({
    keyboard,
    gapMs: GAP_MS,
    clock: () => Date.now(),
    isWhole: (text) => /^\d{7}$/u.test(text),
    onBurst: (burst) => bursts.push(burst),
    onActivity: () => {
      active += 1;
    },
  });
  return {
    bursts,
    active: () => active,
    source,
    /** A key; answers whether the page gets it. */
    key: (code: string, more?: Partial<KeyInput>) => !source.key(press(code, more)),
    /** Digits at a speed, then a suffix or silence. */
    send(digits: string, msPerKey: number, suffix: string | null) {
      const reached: boolean[] = [];
      for (const digit of digits) {
        vi.advanceTimersByTime(msPerKey);
        reached.push(!source.key(press(`Digit${digit}`)));
      }
      if (suffix === null) vi.advanceTimersByTime(GAP_MS + 1);
      else reached.push(!source.key(press(suffix)));
      return reached;
    },
  };
}

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
    expect(t.bursts).toEqual([{ text: "2001014", passed: 0 }]);
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
    expect(t.bursts).toEqual([{ text: "2001014", passed: 0 }]);
  });

  it("tells a cut read without a suffix once nothing more can come", () => {
    const t = terminal(false);
    t.send("20010", 10, null);
    expect(t.bursts).toEqual([]);
    vi.advanceTimersByTime(UNFINISHED_MS);
    expect(t.bursts).toEqual([{ text: "20010", passed: 0 }]);
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
    expect(t.bursts).toEqual([{ text: "2001014", passed: 7 }]);
  });

  it("takes a fast burst without a suffix for a scan after the silence", () => {
    const t = terminal(true);
    t.send("2001014", 40, null);
    expect(t.bursts).toEqual([{ text: "2001014", passed: 7 }]);
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

describe("keys that nobody needs (R36)", () => {
  const MODIFIERS = ["control", "alt", "meta"] as const;
  it.each(["KeyR", "KeyW", "KeyQ", "KeyP", "KeyU", "Digit0", "Tab", "ArrowLeft", "F4"])(
    "every chord with %s",
    (code) => {
      for (let mask = 1; mask < 8; mask += 1) {
        const held = Object.fromEntries(MODIFIERS.map((name, bit) => [name, (mask & (1 << bit)) !== 0]));
        expect(readKey(press(code, held)).kind).toBe("refused");
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
