import { expect, test } from "vitest";
import { relatedTo } from "#contract/text/same-work.ts";
import { summary } from "#test/support/screens/sample-records.ts";

const OWN = summary({ id: "own", title: "三国志", volume: "2", publisher: "講談社" });

function ids(found: Parameters<typeof relatedTo>[1]) {
  const { volumes, editions } = relatedTo(OWN, found);
  return { volumes: volumes.map(({ id }) => id), editions: editions.map(({ id }) => id) };
}

test("volumes stand in the order of their numbers, not of their letters", () => {
  const found = ["10", "1", "3"].map((volume) => summary({ ...OWN, id: `v${volume}`, volume }));
  expect(ids(found)).toEqual({ volumes: ["v1", "v3", "v10"], editions: [] });
  const parts = ["下", "上", "中"].map((volume) => summary({ ...OWN, id: volume, volume }));
  expect(ids(parts).volumes).toEqual(["上", "中", "下"]);
});

test("the same volume again, or of another house, is another edition", () => {
  const again = summary({ ...OWN, id: "again", year: 1990 });
  const house = summary({ ...OWN, id: "house", publisher: "岩波書店", volume: "3", year: 2001 });
  expect(ids([again, house])).toEqual({ volumes: [], editions: ["house", "again"] });
});

test("width, case and points make no other work; another author does, and so does the title itself", () => {
  const wide = summary({ ...OWN, id: "wide", title: "三国志。", volume: "２" });
  const other = summary({ ...OWN, id: "other", authors: [{ name: "別人", reading: "", role: "" }] });
  const nobody = summary({ ...OWN, id: "nobody", authors: [] });
  expect(ids([OWN, wide, other, nobody])).toEqual({ volumes: [], editions: ["wide"] });
});
