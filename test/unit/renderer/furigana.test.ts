import { describe, expect, it } from "vitest";
import { annotate } from "#renderer/i18n/furigana/annotate.ts";
import { libraryText, phrasesOf, piecesOf, withoutReadings } from "#renderer/i18n/furigana/marks.ts";
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

/** As they are said: with their figures. */
const TEXTS = [...textsIn(ja), ...textsIn(jaEasy)].map((text) =>
  text.replaceAll(/\{\{(?:count|minutes|max|min|have)\}\}/gu, "3"),
);
const KANJI = /\p{Script=Han}/u;

describe("furigana of our own words", () => {
  it.each([
    ["資料貸出券の裏", "資料貸出券(しりょうかしだしけん)の裏"],
    ["入れる、入って", "入(い)れる、入(はい)って"],
    ["3人が", "3人(にん)が"],
    ["書いた人", "書(か)いた人(ひと)"],
    ["返す日を過ぎた", "返(かえ)す日(ひ)を過(す)ぎた"],
    ["11日過ぎて", "11日(にち)過(す)ぎて"],
    ["今日は 休みです", "今日(きょう)は 休(やす)みです"],
    ["日本の歴史", "日本(にほん)の歴史(れきし)"],
    ["何を、何回も", "何(なに)を、何回(なんかい)も"],
    ["次に開くのは", "次(つぎ)に開(あ)くのは"],
    ["図書館のページが開きます", "図書館(としょかん)のページが開(ひら)きます"],
    ["字を 書く ところ", "字(じ)を 書(か)く ところ"],
    ["予約を行います", "予約(よやく)を行(おこな)います"],
    ["ほかの 人へ 行きます", "ほかの 人(ひと)へ 行(い)きます"],
    ["読み上げる", "読(よ)み上(あ)げる"],
    ["上の段", "上(うえ)の段(だん)"],
    ["取り下げた", "取(と)り下(さ)げた"],
    ["下の段", "下(した)の段(だん)"],
    ["けた数がちがいます", "けた数(すう)がちがいます"],
    ["番号の数が", "番号(ばんごう)の数(かず)が"],
    ["@の前と後を", "@の前(まえ)と後(うしろ)を"],
    ["暗証番号を入れて", "暗証番号(あんしょうばんごう)を入(い)れて"],
    ["あと1日、2日、3日", "あと1日(にち)、2日(ふつか)、3日(みっか)"],
    ["7日、8日、10日", "7日(なのか)、8日(ようか)、10日(とおか)"],
    ["12日、14日、20日、24日", "12日(にち)、14日(じゅうよっか)、20日(はつか)、24日(にじゅうよっか)"],
    ["1人、2人、12人", "1人(ひとり)、2人(ふたり)、12人(にん)"],
    ["2人待ち、3人待ち", "2人(ふたり)待(ま)ち、3人(にん)待(ま)ち"],
    ["2分、5分、7分、9分、12分", "2分(ふん)、5分(ふん)、7分(ふん)、9分(ふん)、12分(ふん)"],
    ["1分、3分、10分、90分", "1分(ぷん)、3分(ぷん)、10分(ぷん)、90分(ぷん)"],
    ["12月1日(火)", "12月(がつ)1日(ついたち)(火(か))"],
    ["12月\u20601日\u2060(火)", "12月(がつ)\u20601日(ついたち)\u2060(火(か))"],
    ["4月20日（日曜日）まで", "4月(がつ)20日(はつか)（日曜日(にちようび)）まで"],
    ["週に2回（火・金）", "週(しゅう)に2回(かい)（火(か)・金(きん)）"],
    ["火曜日・金曜日", "火曜日(かようび)・金曜日(きんようび)"],
    ["1か月", "1か月(げつ)"],
    ["1,250円", "1,250円(えん)"],
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
    ["3冊を予約できます。", "3冊を|予約できます。"],
    ["メールアドレスを確認します", "メールアドレスを|確認します"],
    ["今日は 休みです", "今日は 休みです"],
    ["変えると、予約などが できます。", "変えると、|予約などが できます。"],
    ["まだ わかりません。予約を 見て ください。", "まだ わかりません。|予約を 見て ください。"],
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

describe("readings that a library has written", () => {
  it.each([
    ["1階[いっかい] 文学[ぶんがく]", "1階(いっかい) 文学(ぶんがく)", "1かい ぶんがく"],
    ["26番[にじゅうろくばん]の棚[たな]", "26番(にじゅうろくばん)の棚(たな)", "26ばんの たな"],
    ["県立[けんりつ]図書館[としょかん]", "県立(けんりつ)図書館(としょかん)", "けんりつ としょかん"],
    ["2日[ふつか]と30日[にち]", "2日(ふつか)と30日(にち)", "ふつかと30にち"],
    ["3階[がい]の1人[ひとり]席[せき]", "3階(がい)の1人(ひとり)席(せき)", "3がいの ひとり せき"],
    ["お休[やす]みです", "お休(やす)みです", "おやすみです"],
  ])("%s: above their kanji with their figures, and for children in their place", (text, ruby, kana) => {
    const pieces = piecesOf(libraryText(text, "ja", true));
    expect(
      pieces.map(({ base, reading }) => (reading === undefined ? base : `${base}(${reading})`)).join(""),
    ).toBe(ruby);
    expect(libraryText(text, "ja-x-child", false)).toBe(kana);
    expect(libraryText(text, "ja", false)).toBe(ruby.replaceAll(/\([^)]*\)/gu, ""));
  });
});
