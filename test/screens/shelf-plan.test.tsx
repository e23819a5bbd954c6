import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import type { MapFloor, MapShelf } from "#contract/domain/shelf-map.ts";
import { ShelfPlan } from "#renderer/components/shelf-plan.tsx";
import { loadFurigana } from "#renderer/i18n/catalogues.ts";
import { translator } from "#renderer/i18n/index.ts";

const TARGET: MapShelf = {
  name: { ja: "12番", en: "12" },
  x: 400,
  y: 200,
  width: 200,
  height: 40,
  ranges: [],
};
const FLOOR: MapFloor = {
  library: "central",
  name: { ja: "1階", en: "1F" },
  width: 1000,
  height: 700,
  shelves: [TARGET, { ...TARGET, name: { ja: "13番", en: "13" }, x: 100, y: 360 }],
  marks: [
    { kind: "here", x: 500, y: 600 },
    { kind: "desk", x: 200, y: 330 },
  ],
};

/** Shelves of one row with these names, each as wide as it is told; the first one is the one in question. */
function signs(
  names: readonly (readonly [string, number])[],
  { height = 40, leastShare }: { readonly height?: number; readonly leastShare?: number } = {},
): readonly string[] {
  const shelves = names.map(([ja, width], place) => ({
    name: { ja, en: ja },
    x: place * 200,
    y: 100,
    width,
    height,
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
    <ShelfPlan
      floor={floor}
      shelf={shelf}
      t={translator("ja")}
      local={(text) => text.ja}
      {...(leastShare === undefined ? {} : { leastShare })}
    />,
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

test("a number that two shelves share is not shown: the whole name is, where there is room", () => {
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

test("a long name is in two lines where the shelf has room for them, and smaller where that helps", () => {
  expect(
    signs([
      ["棚", 100],
      ["Children's room", 210],
    ]),
  ).toEqual([]);
  expect(
    signs(
      [
        ["棚", 100],
        ["Children's room", 210],
      ],
      { height: 90 },
    ),
  ).toEqual(["Children's", "room"]);
  expect(
    signs(
      [
        ["棚", 100],
        ["新聞 と 雑誌", 115],
      ],
      { height: 40 },
    ),
  ).toEqual([]);
  expect(
    signs(
      [
        ["棚", 100],
        ["新聞 と 雑誌", 115],
      ],
      { height: 36, leastShare: 0.015 },
    ),
  ).toEqual(["新聞 と 雑誌"]);
});

test("a name that has no room in the page's language is in Japanese, as at the shelf", () => {
  const shelf: MapShelf = {
    ...TARGET,
    name: { ja: "視聴覚の棚", en: "audio-visual shelves" },
    x: 100,
    y: 400,
  };
  const { container } = render(
    <ShelfPlan
      floor={{ ...FLOOR, shelves: [TARGET, shelf] }}
      shelf={TARGET}
      t={translator("en")}
      local={(text) => text.en}
    />,
  );
  const name = container.querySelector(".plan-name");
  expect(name).toHaveTextContent("視聴覚の棚");
  expect(name).toHaveAttribute("lang", "ja");
});

test("the plan shows the way and the pin with the number of the shelf, and words that stand on nothing", () => {
  const { container } = render(
    <ShelfPlan floor={FLOOR} shelf={TARGET} t={translator("ja")} local={(text) => text.ja} />,
  );
  expect(container.querySelector(".plan-way path")).not.toBeNull();
  expect(container.querySelector(".plan-pin text")).toHaveTextContent("12");
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) =>
    Number(container.querySelector(".plan-pin rect")?.getAttribute(name)),
  ) as [number, number, number, number];
  // Away from the way, which comes from below.
  expect(y + height).toBeLessThanOrEqual(TARGET.y);
  expect(x).toBeLessThan(TARGET.x + TARGET.width / 2);
  expect(x + width).toBeGreaterThan(TARGET.x + TARGET.width / 2);
  // Its words would lie over the shelf below the mark.
  const desk = container.querySelector(".plan-desk text");
  expect(Number(desk?.getAttribute("y"))).toBeLessThan(330);
});

test("the words of a mark close below another's are lower than those, beside the mark", () => {
  const marks: MapFloor["marks"] = [
    { kind: "here", x: 500, y: 590 },
    { kind: "entrance", x: 500, y: 665 },
  ];
  const { container } = render(
    <ShelfPlan floor={{ ...FLOOR, marks }} shelf={TARGET} t={translator("ja")} local={(text) => text.ja} />,
  );
  const [here, entrance] = ["here", "entrance"].map((kind) =>
    Number(container.querySelector(`.plan-${kind} text`)?.getAttribute("y")),
  );
  const letter = Number(container.querySelector(".plan")?.getAttribute("font-size"));
  expect(entrance).toBeGreaterThan((here ?? 0) + letter);
});

test("the words of the plan have their furigana above them, since a drawing has no ruby", async () => {
  await loadFurigana();
  const { container } = render(
    <ShelfPlan
      floor={FLOOR}
      shelf={TARGET}
      t={translator("ja", undefined, true)}
      local={(text) => text.ja}
    />,
  );
  const words = [...container.querySelectorAll("text")].find(({ textContent }) => textContent === "現在地");
  const [reading] = container.querySelectorAll(".plan-reading");
  expect(reading).toHaveTextContent("げんざいち");
  expect(reading?.getAttribute("x")).toBe(words?.getAttribute("x"));
  expect(Number(reading?.getAttribute("y"))).toBeLessThan(Number(words?.getAttribute("y")));
});
