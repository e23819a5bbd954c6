import { describe, expect, it } from "vitest";
import { type Area, type Costly, cheapestTop, freePlace } from "#renderer/read-aloud/free-place.ts";

const PAGE: Area = { left: 0, top: 0, right: 400, bottom: 300 };
const SIGN = { width: 100, height: 40 };
const area = (left: number, top: number, right: number, bottom: number): Area => ({
  left,
  top,
  right,
  bottom,
});

describe("a place that covers nothing", () => {
  it.each<[string, readonly Area[], Area | null]>([
    ["the upper right corner of an empty page", [], area(300, 0, 400, 40)],
    ["left of what stands in the corner", [area(250, 0, 400, 60)], area(142, 0, 242, 40)],
    ["between two things of a line", [area(0, 0, 150, 60), area(270, 0, 400, 60)], area(162, 0, 262, 40)],
    ["below a line that is full", [area(0, 0, 400, 60)], area(300, 64, 400, 104)],
    [
      "below two things with too little between them",
      [area(0, 0, 200, 60), area(290, 0, 400, 60)],
      area(300, 64, 400, 104),
    ],
    ["nowhere on a page that is full", [area(0, 30, 400, 270)], null],
  ])("%s", (_, taken, place) => {
    expect(freePlace(SIGN, PAGE, taken)).toEqual(place);
  });
});

describe("where a toast covers least", () => {
  const bar = (top: number, bottom: number, cost: number): Costly => [area(0, top, 400, bottom), cost];

  it.each<[string, number, readonly Costly[], number]>([
    ["the top of an empty page", Number.NaN, [], 0],
    ["where it is already, when that is as good", 200, [], 200],
    ["a free place, when it covers something where it is", 100, [bar(90, 120, 1)], 0],
    [
      "over what may sooner be covered, when there is no free place",
      200,
      [bar(0, 200, 10), bar(200, 300, 1)],
      200,
    ],
    [
      "over fewer of the same, when all are as dear",
      0,
      [bar(0, 80, 5), bar(20, 120, 5), bar(120, 300, 5)],
      80,
    ],
    [
      "over a whole control rather than a part of another",
      0,
      [
        [area(0, 0, 400, 90), 5, 2],
        [area(0, 100, 400, 136), 5, 2],
        [area(0, 140, 400, 300), 5, 2],
      ],
      96,
    ],
  ])("%s", (_, now, taken, top) => {
    expect(cheapestTop(now, SIGN.height, PAGE, taken)).toBe(top);
  });

  it("is nowhere on a page that is lower than it", () => {
    expect(cheapestTop(Number.NaN, 400, PAGE, [])).toBeNaN();
  });
});
