import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { UNFINISHED_MS } from "#main/scanner/source.ts";
import { GAP_MS, terminal } from "#test/support/main/scanner-keys.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a chord in front of a code, without a keyboard", () => {
  it.each([
    ["Ctrl+2", "Digit2", { control: true }],
    ["Win+R", "KeyR", { meta: true }],
    ["F5", "F5", {}],
  ])("refuses a code that %s runs into (R40)", (_, key, held) => {
    for (const suffix of ["Enter", null]) {
      const t = terminal(false);
      expect(t.key(key, held)).toBe(false);
      t.send("2001014", 100, suffix);
      t.pass(UNFINISHED_MS);
      expect(t.bursts).toMatchObject([{ text: "2001014", spoiled: true }]);
    }
  });

  it("refuses a code in front of which there were several chords and an Enter (R40)", () => {
    const t = terminal(false);
    for (const key of ["KeyR", "Digit1", "Enter"]) t.key(key, { control: true });
    t.key("Enter");
    t.send("2001014", 10, "Enter");
    expect(t.bursts).toMatchObject([{ text: "2001014", spoiled: true }]);
  });

  it("reads the code that follows a chord of a hand (R38)", () => {
    const t = terminal(false);
    t.key("KeyU", { control: true, shift: true });
    t.pass(UNFINISHED_MS + 1);
    // A chord by itself is no scan that anybody is told of.
    expect(t.bursts).toEqual([]);
    t.send("2001014", 10, "Enter");
    expect(t.bursts).toMatchObject([{ text: "2001014", spoiled: false }]);
  });

  it("lets Space and Enter press a button behind a chord", () => {
    const t = terminal(false);
    t.key("KeyU", { control: true });
    expect([t.key("Space"), t.key("Enter")]).toEqual([true, true]);
  });
});

describe.each([false, true])("a code that began before anybody listened (keyboard: %s)", (keyboard) => {
  it("is not read as a whole one (R40)", () => {
    const t = terminal(keyboard);
    t.source.missed(10);
    t.send("2001014", 10, "Enter");
    t.pass(UNFINISHED_MS);
    // On a keyboard terminal it reaches the page like typing.
    expect(t.bursts).toMatchObject(keyboard ? [] : [{ text: "2001014", spoiled: true }]);
    t.send("2001014", 10, "Enter");
    expect(t.texts().at(-1)).toBe("2001014");
    expect(t.bursts.at(-1)).toMatchObject({ spoiled: false });
  });

  it("is not the next one, after a pause", () => {
    const t = terminal(keyboard);
    t.source.missed(UNFINISHED_MS);
    t.send("2001014", 10, "Enter");
    expect(t.bursts).toMatchObject([{ text: "2001014", spoiled: false }]);
  });
});

describe("a chord in front of a code, with a keyboard", () => {
  it("takes a burst that a chord runs into for no scan, and one behind a chord of a hand for one", () => {
    const t = terminal(true);
    t.key("KeyR", { control: true });
    t.send("2001014", 10, "Enter");
    expect(t.texts()).toEqual([]);
    t.key("KeyR", { control: true });
    t.pass(GAP_MS + 1);
    t.send("2001014", 10, "Enter");
    expect(t.texts()).toEqual(["2001014"]);
  });
});
