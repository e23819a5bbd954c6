import { describe, expect, test } from "vitest";
import type { MapFloor, MapShelf } from "#contract/domain/shelf-map.ts";
import { doorOf } from "#renderer/components/plan-door.ts";
import { type Point, wayTo } from "#renderer/components/plan-way.ts";

const shelf = (x: number, y: number, width: number, height: number): MapShelf => ({
  name: { ja: "棚", en: "shelf" },
  x,
  y,
  width,
  height,
  ranges: [],
});

function floorOf(shelves: readonly MapShelf[], marks: MapFloor["marks"]): MapFloor {
  return { library: "central", name: { ja: "1階", en: "1F" }, width: 800, height: 600, shelves, marks };
}

const here = (x: number, y: number) => ({ kind: "here", x, y }) as const;

/** Whether a part of a way goes through a shelf; its end touches the side of its own. */
function crosses(way: readonly Point[], { x, y, width, height }: MapShelf): boolean {
  return way.slice(1).some((to, at) => {
    const from = way[at] ?? to;
    return (
      Math.min(from.x, to.x) < x + width &&
      Math.max(from.x, to.x) > x &&
      Math.min(from.y, to.y) < y + height &&
      Math.max(from.y, to.y) > y
    );
  });
}

const isStraight = (way: readonly Point[]): boolean =>
  way.slice(1).every((to, at) => to.x === way[at]?.x || to.y === way[at]?.y);

describe("the way to a shelf", () => {
  const target = shelf(100, 100, 200, 40);
  const wall = shelf(60, 300, 400, 40);

  test("goes around other shelves, along their lines, to a long side", () => {
    const floor = floorOf([target, wall], [here(180, 500)]);
    const way = wayTo(floor, target) ?? [];
    expect(way[0]).toEqual({ kind: "here", x: 180, y: 500 });
    expect(way.at(-1)?.y).toBe(140);
    expect(way.at(-1)?.x).toBeGreaterThanOrEqual(150);
    expect(way.at(-1)?.x).toBeLessThanOrEqual(250);
    expect(isStraight(way)).toBe(true);
    for (const each of floor.shelves) expect(crosses(way, each)).toBe(false);
  });

  test("is one line where nothing is between", () => {
    const way = wayTo(floorOf([target], [here(190, 500)]), target) ?? [];
    expect(new Set(way.map(({ x }) => x))).toEqual(new Set([190]));
    expect(way.at(-1)).toEqual({ x: 190, y: 140 });
  });

  test("leads to a standing shelf from the side, and to its end only where no side can be reached", () => {
    const standing = shelf(300, 100, 40, 300);
    expect(wayTo(floorOf([standing], [here(600, 250)]), standing)?.at(-1)).toEqual({ x: 340, y: 250 });
    const packed = [standing, shelf(250, 100, 48, 300), shelf(342, 100, 48, 300)];
    expect(wayTo(floorOf(packed, [here(320, 550)]), standing)?.at(-1)).toEqual({ x: 320, y: 400 });
  });

  test("starts on another floor at the nearest stairs or lift", () => {
    const marks = [
      { kind: "desk", x: 200, y: 200 },
      { kind: "lift", x: 700, y: 500 },
      { kind: "stairs", x: 300, y: 400 },
    ] as const;
    expect(wayTo(floorOf([target], marks), target)?.[0]).toMatchObject({ x: 300, y: 400 });
  });

  test("goes through aisles that are narrow, and through none that are closed", () => {
    const row = (gap: number) => [target, shelf(0, 300, 396 - gap, 40), shelf(396, 300, 404, 40)];
    expect(wayTo(floorOf(row(16), [here(180, 500)]), target)).not.toBeNull();
    expect(wayTo(floorOf(row(0), [here(180, 500)]), target)).toBeNull();
  });

  test("is none without a place to start from", () => {
    expect(wayTo(floorOf([target], [{ kind: "entrance", x: 400, y: 590 }]), target)).toBeNull();
  });

  test("is found among as many shelves as a floor may have", () => {
    const many = Array.from({ length: 400 }, (_, at) =>
      shelf(20 + (at % 20) * 38, 20 + Math.floor(at / 20) * 28, 22, 9),
    );
    expect(wayTo(floorOf(many, [here(790, 590)]), many[0] ?? target)).not.toBeNull();
  });
});

describe("the door", () => {
  const entrance = (x: number, y: number) => floorOf([], [{ kind: "entrance", x, y }]);

  test.each([
    ["below", 400, 560, { x: 370, y: 600, upright: false }],
    ["at the left", 10, 40, { x: 0, y: 10, upright: true }],
    ["at the right", 770, 300, { x: 800, y: 270, upright: true }],
  ])("%s is in the wall nearest to the entrance", (_, x, y, door) => {
    expect(doorOf(entrance(x, y), 60)).toEqual(door);
  });

  test("is none without an entrance, and none in the middle of a floor", () => {
    expect(doorOf(floorOf([], [here(400, 590)]), 60)).toBeNull();
    expect(doorOf(entrance(400, 300), 60)).toBeNull();
  });
});
