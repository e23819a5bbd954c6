import { describe, expect, it } from "vitest";
import { annotate } from "#renderer/i18n/furigana/annotate.ts";
import { phrasesOf, piecesOf, withoutReadings } from "#renderer/i18n/furigana/marks.ts";
import { ja } from "#renderer/i18n/ja/all.ts";
import { jaEasy } from "#renderer/i18n/ja-x-easy/all.ts";

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
    ["資料貸出券の裏", "資料貸出券(しりょうかしだしけん)の裏"],
    ["入れる、入って", "入(い)れる、入(はい)って"],
    ["{{count}}人が", "{{count}}人(にん)が"],
    ["書いた人", "書(か)いた人(ひと)"],
    ["返す日を過ぎた", "返(かえ)す日(ひ)を過(す)ぎた"],
    ["{{count}}日過ぎて", "{{count}}日(にち)過(す)ぎて"],
    ["今日は 休みです", "今日(きょう)は 休(やす)みです"],
    ["日本の歴史", "日本(にほん)の歴史(れきし)"],
    ["何を、何回も", "何(なに)を、何回(なんかい)も"],
    ["次に開くのは", "次(つぎ)に開(あ)くのは"],
    ["図書館のページが開きます", "図書館(としょかん)のページが開(ひら)きます"],
    ["字を 書く ところ", "字(じ)を 書(か)く ところ"],
    ["予約を行います", "予約(よやく)を行(おこな)います"],
    ["ほかの 人へ 行きます", "ほかの 人(ひと)へ 行(い)きます"],
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

  it.each([
    ["図書館のページが開きます", "図書館の|ページが|開きます"],
    ["{{count}}冊を予約できます。", "{{count}}冊を|予約できます。"],
    ["メールアドレスを確認します", "メールアドレスを|確認します"],
    ["今日は 休みです", "今日は 休みです"],
    ["取り消しました", "取り消しました"],
  ])("%s breaks between phrases, and in no reading", (text, broken) => {
    const phrases = phrasesOf(annotate(text)).map((pieces) => pieces.map(({ base }) => base).join(""));
    expect(phrases.join("|")).toBe(broken);
  });

  it("its phrases are the whole text, each reading in one of them", () => {
    for (const text of TEXTS) {
      const pieces = phrasesOf(annotate(text)).flat();
      expect(pieces.map(({ base }) => base).join("")).toBe(text);
      const readings = (all: ReturnType<typeof piecesOf>) =>
        all.filter(({ reading }) => reading !== undefined);
      expect(readings(pieces)).toEqual(readings(piecesOf(annotate(text))));
    }
  });
});
