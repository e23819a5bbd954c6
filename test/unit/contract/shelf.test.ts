import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { placeOf } from "#backend/demo/places.ts";
import type { DemoTitle } from "#backend/demo/titles.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { holdShelfOf, inShelfOrder, shelfOf } from "#contract/text/shelf.ts";
import { writtenReadings } from "#renderer/i18n/furigana/marks.ts";
import { copy, FLOORS, hold, READY_HOLD } from "#test/support/screens/sample-records.ts";

const PLACE = { ja: "1階 文学", en: "1F Literature" };

function shelfFor(callNumber: string, more: Parameters<typeof copy>[3] = {}, library = "central") {
  return shelfOf(FLOORS, copy("1", library, PLACE, { callNumber, ...more }))?.shelf.name.en ?? null;
}

describe("the shelf of a copy", () => {
  test.each([
    ["913.6 ア", "shelf 21"],
    ["913.6 オ", "shelf 21"],
    ["913.6 ガ", "shelf 22"],
    ["913.6 ゴ", "shelf 22"],
    ["９１３．６　カ", "shelf 22"],
    ["913.6 サ", null],
    ["919", null],
    ["920", "shelf 23"],
    ["999.9 ン", "shelf 23"],
    ["K933 ミ", "shelf 9"],
    ["R920", null],
    ["", null],
    ["CD 12", null],
  ])("%s", (callNumber, shelf) => {
    expect(shelfFor(callNumber)).toBe(shelf);
  });

  test("a place of its own comes before the number; the closed stacks are on no map; each library has its own", () => {
    expect(shelfFor("913.6 カ", { place: { ja: "1階 児童資料室", en: "" } })).toBe("shelf 9");
    expect(shelfFor("913.6 カ", { closedStacks: true })).toBeNull();
    expect(shelfFor("913.6 カ", {}, "west")).toBe("shelf 1");
    expect(shelfFor("913.6 カ", {}, "east")).toBeNull();
  });
});

describe("the hold shelf", () => {
  test("is found on the library's own floors, and never as the shelf of a copy", () => {
    const holds = holdShelfOf(FLOORS, "central");
    expect(holds?.shelf.name.en).toBe("hold shelf");
    expect(holds?.floor.name.en).toBe("1F");
    expect(holdShelfOf(FLOORS, "west")).toBeNull();
    expect(shelfFor("001")).toBeNull();
  });

  test("its holds are fetched in the order of their numbers, those in this library first", () => {
    const at = (id: string, shelf: string, pickup = "central") => {
      const ready = READY_HOLD.ready && { ...READY_HOLD.ready, shelf };
      return hold(id, id, "ready", { ready, pickup });
    };
    const holds = [at("a", "A-10"), at("b", "A-01", "west"), at("c", "A-2"), at("d", "")];
    expect(inShelfOrder(holds, "central").map(({ id }) => id)).toEqual(["d", "c", "a", "b"]);
  });
});

test("each place of the demo libraries has a name in the other languages", () => {
  const sample = JSON.parse(
    readFileSync(join(import.meta.dirname, "../../../assets/demo/place-names.json"), "utf8"),
  );
  const { placeNames } = SETTINGS.parse({ backend: { url: "http://127.0.0.1:1" }, placeNames: sample });
  const kept = [null, "reference", "old", "local-room", "magazine", "audio-visual"] as const;
  for (const audience of ["general", "children"] as const)
    for (const ndc of ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"])
      for (const reason of kept)
        for (const stacks of [true, false]) {
          const { ja } = placeOf({ ndc, audience, kept: reason } as DemoTitle, stacks);
          const named = placeNames.find((name) => writtenReadings(name.ja, false) === ja);
          expect(named?.["ja-x-child"], ja).not.toMatch(/^$|\p{Script=Han}/u);
          expect([named?.["zh-Hans"], named?.ko], ja).not.toContain(undefined);
        }
});

describe("the map in the settings", () => {
  const backend = { url: "http://127.0.0.1:1" };

  test("the sample of the demo libraries is one, and has a shelf for every call number on open shelves", () => {
    const sample = JSON.parse(
      readFileSync(join(import.meta.dirname, "../../../assets/demo/shelf-map.json"), "utf8"),
    );
    const { shelfMap } = SETTINGS.parse({ backend, shelfMap: sample });
    const numbers = ["002.7 ト", "146 ア", "210.3 オ", "335 シ", "451.6 ナ", "596 タ", "617 キ", "726.6 ナ"];
    for (const callNumber of [...numbers, "810 オ", "913.6 ナ", "933 ロ", "K913.6 ミ", "R031"]) {
      for (const library of ["central", "west", "east"]) {
        expect(
          shelfOf(shelfMap, copy("1", library, PLACE, { callNumber })),
          `${library} ${callNumber}`,
        ).not.toBeNull();
      }
    }
  });

  test("a range that is no call number is refused", () => {
    const [floor] = FLOORS;
    const broken = { ...floor, shelves: [{ ...floor?.shelves[0], ranges: [{ from: "文学", to: "920" }] }] };
    expect(SETTINGS.safeParse({ backend, shelfMap: [broken] }).success).toBe(false);
  });
});
