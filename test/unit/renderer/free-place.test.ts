import { describe, expect, it } from "vitest";
import { type Area, freePlace } from "#renderer/read-aloud/free-place.ts";

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
