import { describe, expect, it } from "vitest";
import { jaChild } from "#renderer/i18n/ja-x-child/all.ts";
import { jaEasy } from "#renderer/i18n/ja-x-easy/all.ts";
import { glossaryFaults, glossaryRows, listed } from "#test/support/screens/glossary.ts";
import { textsBesideScreens } from "#test/support/screens/texts-beside-screens.ts";
import { sentencesOf } from "#test/support/screens/translations.ts";

const EASY = sentencesOf(jaEasy);
const CHILD = sentencesOf(jaChild);
const EDITIONS = { "ja-x-easy": EASY, "ja-x-child": CHILD };

/** Terms of these editions: the term of each concept, and words that are not used for it. */
const TERMS = glossaryRows(5).map(([concept = "", easy = "", notEasy = "", child = "", notChild = ""]) => ({
  concept,
  "ja-x-easy": { term: easy, not: listed(notEasy) },
  "ja-x-child": { term: child, not: listed(notChild) },
}));

/** Characters of the longest sentence; spaces do not count, and what is put in counts as a figure of three. */
const LONGEST = 24;
const LONGER: Readonly<Record<string, string>> = {
  "signIn.password.rules.any.range": "three kinds of characters and two figures",
};

function lengthsOf(text: string): readonly number[] {
  const said = text.replaceAll(/\{\{[^}]*\}\}|\{thisLibrary\}/gu, "000").replaceAll(" ", "");
  return said.split(/(?<=[。？])|　/u).map((sentence) => [...sentence].length);
}

function keysWith(words: ReadonlyMap<string, string>, pattern: RegExp): readonly string[] {
  return [...words].filter(([, sentence]) => pattern.test(sentence)).map(([key]) => key);
}

describe("plain Japanese", () => {
  it(`has sentences of at most ${LONGEST} characters, but for those that are named`, () => {
    const long = [...EASY].filter(([, text]) => Math.max(...lengthsOf(text)) > LONGEST);
    expect(long.map(([key]) => key)).toEqual(Object.keys(LONGER));
    const beside = textsBesideScreens("ja-x-easy");
    expect(
      beside.filter((text) => Math.max(...lengthsOf(text.replaceAll(/[\d-]{4,}/gu, "000"))) > LONGEST),
    ).toEqual([]);
  });

  it("has no passive", () => {
    expect(keysWith(EASY, /され(?:て|ま|た)|[まらわ]れて/u)).toEqual([]);
  });
});

describe.each(["ja-x-easy", "ja-x-child"] as const)("the terms of %s", (language) => {
  const sentences = [...EDITIONS[language].values(), ...textsBesideScreens(language)];

  it("are those of the glossary, and no other word stands for them", () => {
    expect(TERMS.length).toBeGreaterThan(10);
    const terms = TERMS.map(({ concept, [language]: said }) => ({ concept, ...said }));
    expect(glossaryFaults(terms, sentences)).toEqual([]);
  });
});

describe("the words for children", () => {
  it("are known at seven", () => {
    const hard = /とうろく|せってい|きごう|けた|しばらく|いちぶ|しゅるい/u;
    expect(keysWith(CHILD, hard)).toEqual([]);
  });

  it("speak in one way", () => {
    expect(keysWith(CHILD, /(?:[るいた]よ|ね|[ぁ-ん]かな|[るた]の)[。？]?$/u)).toEqual([]);
  });

  it("write ています as one word", () => {
    expect(keysWith(CHILD, /て い[まる]/u)).toEqual([]);
  });
});

/** What is promised, or warned of: each part of it is in both. */
const SAID: readonly (readonly [key: string, easy: readonly RegExp[], child: readonly RegExp[]])[] = [
  ["hold.provisional", [/まだ 決まって いません/u], [/まだ きまっていません/u]],
  ["hold.inTurn", [/先に 借りる/u, /先に 待って いる 人/u], [/さきに かりる/u, /さきに まっている ひと/u]],
  [
    "hold.suspend.hint",
    [/順番は 変わりません/u, /次の 人が 先に 借ります/u],
    [/じゅんばんは かわりません/u, /つぎの ひとへ さきに いきます/u],
  ],
  [
    "home.help.end",
    [/この 機械に 何も 残りません/u, /予約や 延長は そのまま/u],
    [/この きかいに なにも のこりません/u, /よやくや かりた ほんは そのまま/u],
  ],
  ["hold.cancelAtEnd", [/取り消した 予約は もう もどりません/u], [/とりけした よやくは もう もどりません/u]],
];

it.each(SAID)("%s says all that the Japanese says", (key, easy, child) => {
  for (const part of easy) expect(EASY.get(key)).toMatch(part);
  for (const part of child) expect(CHILD.get(key)).toMatch(part);
});
