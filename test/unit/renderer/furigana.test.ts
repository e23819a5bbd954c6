import { describe, expect, it } from "vitest";
import { annotate } from "#renderer/words/furigana/annotate.ts";
import { piecesOf, withoutReadings } from "#renderer/words/furigana/marks.ts";
import { ja } from "#renderer/words/ja/all.ts";
import { jaEasy } from "#renderer/words/ja-x-easy/all.ts";

function textsIn(words: object): readonly string[] {
  return Object.values(words).flatMap((value: unknown) =>
    typeof value === "string" ? [value] : textsIn(value as object),
  );
}

function inBrackets(text: string): string {
  return piecesOf(annotate(text))
    .map(({ base, reading }) => (reading === undefined ? base : `${base}(${reading})`))
    .join("");
}

const TEXTS = [...textsIn(ja), ...textsIn(jaEasy)];
const KANJI = /\p{Script=Han}/u;

describe("furigana of our own words", () => {
  it.each([
    ["資料貸出券の 裏", "資料貸出券(しりょうかしだしけん)の 裏"],
    ["入れる、入って", "入(い)れる、入(はい)って"],
    ["{{count}}人が", "{{count}}人(にん)が"],
    ["書いた人", "書(か)いた人(ひと)"],
    ["返す日を過ぎた", "返(かえ)す日(ひ)を過(す)ぎた"],
    ["{{count}}日 過ぎて", "{{count}}日(にち) 過(す)ぎて"],
  ])("%s", (text, read) => {
    expect(inBrackets(text)).toBe(read);
  });

  it("every kanji of a patron's screens has one", () => {
    const bare = TEXTS.flatMap((text) => piecesOf(annotate(text))).filter(
      ({ base, reading }) => reading === undefined && KANJI.test(base),
    );
    expect(bare.map(({ base }) => base)).toEqual([]);
  });

  it("without them the text is what it was", () => {
    for (const text of TEXTS) expect(withoutReadings(annotate(text))).toBe(text);
  });
});
