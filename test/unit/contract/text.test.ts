import { describe, expect, test } from "vitest";
import { LANGUAGES, localText, STAFF_LANGUAGES, staffLanguage } from "#contract/domain/text.ts";

const NAME = { ja: "中央図書館", en: "Central Library" };

describe("a library's own words", () => {
  test("stand in the patron's language where the library has written them", () => {
    expect(localText({ ...NAME, ko: "중앙도서관" }, "ko")).toBe("중앙도서관");
    expect(localText({ ...NAME, "ja-x-child": "ちゅうおう" }, "ja-x-child")).toBe("ちゅうおう");
  });

  test("or in the nearest one: kinds of Japanese in Japanese, Chinese and Korean in English", () => {
    expect(LANGUAGES.map((language) => localText(NAME, language))).toEqual([
      NAME.ja,
      NAME.ja,
      NAME.en,
      NAME.en,
      NAME.en,
      NAME.ja,
    ]);
    expect(localText({ ...NAME, "ja-x-easy": "まんなかの 図書館" }, "ja-x-child")).toBe("まんなかの 図書館");
  });

  test("an empty word is none", () => {
    expect(localText({ ...NAME, ko: "" }, "ko")).toBe(NAME.en);
    expect(localText({ ja: NAME.ja, en: "" }, "zh-Hans")).toBe(NAME.ja);
  });

  test("staff see what patrons read in a language of their own", () => {
    expect(LANGUAGES.map(staffLanguage)).toEqual(["ja", "ja", "en", "en", "en", "ja"]);
    for (const language of STAFF_LANGUAGES) expect(staffLanguage(language)).toBe(language);
  });
});
