import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import type { MapFloor } from "#contract/domain/shelf-map.ts";
import { ShelfPlan } from "#renderer/components/shelf-plan.tsx";
import { translator } from "#renderer/i18n/index.ts";

/** Shelves of one row with these names, each as wide as it is told; the first one is the one in question. */
function signs(names: readonly (readonly [string, number])[]): readonly string[] {
  const shelves = names.map(([ja, width], place) => ({
    name: { ja, en: ja },
    x: place * 200,
    y: 100,
    width,
    height: 40,
    ranges: [],
  }));
  const floor: MapFloor = {
    library: "central",
    name: { ja: "1階", en: "1F" },
    width: 1000,
    height: 700,
    shelves,
    marks: [],
  };
  const [shelf] = shelves;
  if (shelf === undefined) throw new Error("no shelf");
  const { container } = render(
    <ShelfPlan floor={floor} shelf={shelf} t={translator("ja")} local={(text) => text.ja} />,
  );
  return [...container.querySelectorAll(".plan-name")].map(({ textContent }) => textContent ?? "");
}

test("a plan says of each other shelf its number, in full-width figures too, or its name where it has none", () => {
  expect(
    signs([
      ["21番の棚", 100],
      ["22番の棚", 100],
      ["２３番の棚", 100],
      ["雑誌", 100],
    ]),
  ).toEqual(["22", "23", "雑誌"]);
});

test("a number that two shelves have tells nothing: the whole name does, where there is room", () => {
  expect(
    signs([
      ["棚", 100],
      ["2階 12番", 190],
      ["2階 13番", 190],
      ["14番", 60],
    ]),
  ).toEqual(["2階 12番", "2階 13番", "14"]);
});

test("nothing is written beyond a shelf", () => {
  expect(
    signs([
      ["棚", 100],
      ["視聴覚資料の棚", 100],
      ["1234番", 40],
    ]),
  ).toEqual([]);
});
