import { describe, expect, test } from "vitest";
import { lowHeight } from "#renderer/layout.ts";
import { rowsFor } from "#renderer/state/rows.ts";

describe("the low screen", () => {
  test("is the lower half of an upright panel", () => {
    expect(lowHeight(24, 1080, 1920)).toBe(960);
    expect(lowHeight(32, 1080, 1920)).toBe(960);
  });

  test("is what can be reached of a panel that lies across, half of it at least", () => {
    expect(lowHeight(24, 1920, 1080)).toBe(903);
    expect(lowHeight(55, 1920, 1080)).toBe(540);
  });

  test("is the whole panel where all of it can be reached: nothing is lowered there", () => {
    expect(lowHeight(15, 1024, 768)).toBe(768);
  });
});

describe("rows of a list", () => {
  const BARE = { readings: false, given: 0 };

  test("are fewer the larger the type, and on a lower page", () => {
    expect(rowsFor("normal", "portrait", 1920, BARE)).toBe(5);
    expect(rowsFor("large", "portrait", 1920, BARE)).toBe(4);
    expect(rowsFor("largest", "portrait", 1920, BARE)).toBe(3);
    expect(rowsFor("normal", "single", 768, BARE)).toBe(3);
    expect(rowsFor("normal", "spread", 1080, { ...BARE, readings: true }), "with readings").toBe(3);
    expect(rowsFor("normal", "single", 768, { readings: true, given: 1 }), "and buttons below").toBe(2);
  });

  test("are never none", () => expect(rowsFor("largest", "single", 300, BARE)).toBe(1));
});
