import { describe, expect, it } from "vitest";
import { localName, placeNamesOf } from "#renderer/i18n/place-names.ts";

const LITERATURE = { ja: "1階 文学", en: "1F Literature" };
const NONE = placeNamesOf([]);
/** The settings' own name of it, with readings. */
const NAMED = placeNamesOf([
  { ja: "1階[いっかい] 文学[ぶんがく]", en: "1F Literature", "zh-Hans": "1楼 文学" },
]);

describe("the name of a place that the library has not written in Chinese or Korean", () => {
  it.each([
    ["kanji are read in Chinese, and stand on the signs", LITERATURE, "1階 文学"],
    ["also with kana between them", { ja: "21番の棚", en: "Shelf 21" }, "21番の棚"],
    ["a name without any is not read", { ja: "こどもコーナー", en: "Children" }, "Children"],
  ])("%s", (_why, name, shown) => {
    expect(localName(name, "zh-Hans", NONE, false)).toBe(shown);
  });

  it("is English in Korean, where many read no kanji", () => {
    expect(localName(LITERATURE, "ko", NONE, false)).toBe("1F Literature");
  });

  it("is the one of the settings where they have it", () => {
    expect(localName(LITERATURE, "zh-Hans", NAMED, false)).toBe("1楼 文学");
  });

  it("has no readings in Chinese, also after a patron chose furigana in Japanese", () => {
    const readings = placeNamesOf([{ ja: "1階[いっかい] 文学[ぶんがく]", en: "1F Literature" }]);
    expect(localName(LITERATURE, "zh-Hans", readings, true)).toBe("1階 文学");
  });
});
