import { describe, expect, test } from "vitest";
import { type Area, type Direction, nextInDirection } from "#renderer/input/spatial-navigation.ts";

const area = (left: number, top: number, width = 100, height = 50): Area => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

/** Three rows of three, and one wide button below them. */
const GRID = [0, 60, 120].flatMap((top) => [0, 110, 220].map((left) => area(left, top)));
const WIDE = area(0, 200, 320);
const ALL = [...GRID, WIDE];

describe("the next control in a direction", () => {
  test.each<[Direction, number]>([
    ["up", 1],
    ["down", 7],
    ["left", 3],
    ["right", 5],
  ])("%s of the middle one", (way, expected) => {
    expect(nextInDirection(ALL[4] as Area, ALL, way)).toBe(expected);
  });

  test.each<[Direction, number]>([
    ["up", 0],
    ["left", 0],
  ])("there is none %s of the first", (way, from) => {
    expect(nextInDirection(ALL[from] as Area, ALL, way)).toBe(-1);
  });

  test("a wide one below is reached from every column, and leads back up", () => {
    for (const from of [6, 7, 8]) expect(nextInDirection(ALL[from] as Area, ALL, "down")).toBe(9);
    expect(nextInDirection(WIDE, ALL, "up")).toBe(7);
  });

  test("what lies straight ahead comes before what is nearer aside", () => {
    expect(nextInDirection(area(0, 0), [area(130, 60), area(0, 110)], "down")).toBe(1);
  });
});
