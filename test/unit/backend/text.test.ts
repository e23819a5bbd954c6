import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  beginsOneSlipAway,
  isMixedUp,
  isOneSlipAway,
  isWrittenOtherwise,
  oneSlipAway,
} from "#backend/text/edits.ts";
import { foldLoose, foldParticles, foldStrict } from "#backend/text/fold.ts";
import { gojuonKey, volumeKey } from "#backend/text/gojuon.ts";
import { marked, pairsOf, tokensOf } from "#backend/text/pairs.ts";
import { KANJI_VARIANTS } from "#backend/text/variants.ts";
import { toIsbn13 } from "#contract/text/isbn.ts";

const kana = fc.string({
  unit: fc.integer({ min: 0x3041, max: 0x30fe }).map((code) => String.fromCodePoint(code)),
});
const anything = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), kana);

describe("D76: the search key", () => {
  test("folding twice changes nothing, in every tier", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const strict = foldStrict(text);
        expect(foldStrict(strict)).toBe(strict);
        expect(foldParticles(foldParticles(strict))).toBe(foldParticles(strict));
        expect(foldLoose(foldLoose(strict))).toBe(foldLoose(strict));
      }),
      { numRuns: 3000 },
    );
  });

  test("a key holds letters and digits only", () => {
    fc.assert(
      fc.property(anything, (text) => /^[\p{L}\p{N}]*$/u.test(foldStrict(text))),
      { numRuns: 2000 },
    );
  });

  test("katakana and hiragana have the same key", () => {
    const hiragana = fc.string({
      unit: fc.integer({ min: 0x3041, max: 0x3093 }).map((code) => String.fromCodePoint(code)),
    });
    fc.assert(
      fc.property(hiragana, (text) => {
        const katakana = [...text]
          .map((char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0x60))
          .join("");
        expect(foldStrict(katakana)).toBe(foldStrict(text));
      }),
    );
  });

  test.each([
    ["ｶﾞｷﾞｸﾞ", "がぎぐ"],
    ["ヴァイオリン", "ばいおりん"],
    ["ヴ", "ぶ"],
    ["ㄱ ㅏ", "가"],
    ["つづり方", "つずり方"],
    ["ヰヱヲ", "いえお"],
    ["きゃっきょ", "きやつきよ"],
    ["データベース", "でたべす"],
    ["Café Ⅳ", "cafeiv"],
    ["ＡＢＣ　１２３", "abc123"],
    ["髙﨑鷗澤邊邉齋廣濱國櫻瀧圓學龍", "高崎鴎沢辺辺斎広浜国桜滝円学竜"],
    ["「猫」*%_\"'\u0000📚", "猫"],
    ["が", "が"],
  ])("%s becomes %s", (text, key) => {
    expect(foldStrict(text)).toBe(foldStrict(key));
    expect(foldStrict(text)).toBe(key);
  });

  test("齊 is 斉 and 齋 is 斎, and the two stay apart", () => {
    expect(foldStrict("齊藤")).toBe("斉藤");
    expect(foldStrict("齋藤")).toBe("斎藤");
    expect(foldStrict("斉藤")).not.toBe(foldStrict("斎藤"));
  });

  test("no variant leads to another variant, none to itself", () => {
    for (const [variant, standard] of KANJI_VARIANTS) {
      expect(variant).not.toBe(standard);
      expect(KANJI_VARIANTS.has(standard), `${variant}${standard}`).toBe(false);
    }
  });

  test("the looser tiers fold what they say", () => {
    expect(foldParticles("わがはいは")).toBe("わがわいわ");
    expect(foldParticles("とうり")).toBe(foldParticles("とおり"));
    expect(foldLoose("はつぱ")).toBe(foldLoose("ばつば"));
  });

  test("D76: whatever a looser tier takes for one, the strict tier had apart or the same", () => {
    fc.assert(
      fc.property(kana, kana, (a, b) => {
        if (foldStrict(a) !== foldStrict(b)) return;
        expect(foldParticles(foldStrict(a))).toBe(foldParticles(foldStrict(b)));
        expect(foldLoose(foldStrict(a))).toBe(foldLoose(foldStrict(b)));
      }),
    );
  });
});

describe("D77: pairs of neighbours", () => {
  test("a value is its pairs between marks, and each kanji by itself; values are kept apart", () => {
    expect(tokensOf(marked("猫心") + marked("ここ", false))).toEqual([
      ..."␟猫 猫心 心␞ ␞こ ここ こ␞".split(" "),
      "猫",
      "心",
    ]);
    expect(marked("")).toBe("");
    expect(tokensOf("")).toEqual([]);
  });

  test("characters beyond the first 65,536 are one character", () => {
    expect(pairsOf("𠮷野家")).toEqual(["𠮷野", "野家"]);
  });

  test("whatever part of a value is asked for, its pairs stand in a row in the value's", () => {
    fc.assert(
      fc.property(anything, fc.nat(), fc.nat(), (text, from, length) => {
        const chars = [...foldStrict(text)];
        const part = chars.slice(from % (chars.length + 1)).slice(0, 2 + (length % 20));
        if (part.length < 2) return;
        const row = tokensOf(marked(chars.join("")));
        const asked = pairsOf(part.join(""));
        expect(row.some((_, at) => asked.every((pair, next) => row[at + next] === pair))).toBe(true);
      }),
    );
  });
});

describe("slips of the finger", () => {
  test.each([
    ["ねこ", "ねご", true],
    ["ねこ", "ね", true],
    ["ねこ", "ねここ", true],
    ["ねこ", "こね", true],
    ["ねこ", "ねこ", true],
    ["ねこ", "いぬ", false],
    ["ねこのき", "ねきのこ", false],
  ])("%s and %s: %j", (a, b, near) => {
    expect(isOneSlipAway(a, b)).toBe(near);
    expect(isOneSlipAway(b, a)).toBe(near);
  });

  test.each([
    ["星の王子様", "星の王子さま", true],
    ["子供の本", "子どもの本", true],
    ["星の王子様", "星の王子", false],
    ["様", "さま", false],
    ["星の王子様", "月の王子さま", false],
  ])("%s is %s, in kanji or in kana: %j", (a, b, same) => {
    expect(isWrittenOtherwise(a, b)).toBe(same);
    expect(isWrittenOtherwise(b, a)).toBe(same);
  });

  test.each([
    ["なつめせきそ", "なつめそうせき", true],
    ["なつめそうせき", "なつめせきそう", true],
    ["なつめそうせき", "なつめゆうじん", false],
    ["ねこの", "ねのこ", false],
  ])("%s has the letters of %s in another order: %j", (a, b, mixed) => {
    expect(isMixedUp(a, b)).toBe(mixed);
    expect(isMixedUp(b, a)).toBe(mixed);
  });

  test("a long text may begin with a slip", () => {
    expect(beginsOneSlipAway("harrypotterandthestone", "harrypoter")).toBe(true);
    expect(beginsOneSlipAway("harrypotterandthestone", "thestone")).toBe(false);
    expect(beginsOneSlipAway("ねこのき", "ねき")).toBe(false);
  });

  test("what is spelled out is one slip away, and all of it", () => {
    const all = new Set(oneSlipAway("つじむら"));
    for (const slip of all) expect(isOneSlipAway("つじむら", slip), slip).toBe(true);
    for (const slip of ["つじむ", "じむら", "つじむらら", "つじらむ", "つしむら", "あつじむら"])
      expect(all).toContain(slip);
    expect(all).not.toContain("つじむら");
    expect(new Set(oneSlipAway("辻村"))).toEqual(new Set(["村", "辻", "村辻"]));
  });
});

describe("D78: the gojuon order", () => {
  test.each([
    ["ヴァイオリン・カー", "うあいおりんかあ"],
    ["「がっこう」の ひみつ", "かつこうのひみつ"],
    ["きょうのりょうり", "きようのりようり"],
    ["ＯＵＴ", "out"],
  ])("%s is sorted as %s", (reading, key) => {
    expect(gojuonKey(reading)).toBe(key);
  });

  test("volumes count", () => {
    const sorted = ["10", "下", "2", "上", "1", "中"].sort((a, b) => (volumeKey(a) < volumeKey(b) ? -1 : 1));
    expect(sorted.filter((volume) => /\d/u.test(volume))).toEqual(["1", "2", "10"]);
    expect(sorted.filter((volume) => !/\d/u.test(volume))).toEqual(["上", "中", "下"]);
  });
});

describe("ISBN", () => {
  test.each([
    ["9784101010014", "9784101010014"],
    ["978-4-10-101001-4", "9784101010014"],
    ["4101010013", "9784101010014"],
    ["4-88380-478-X", "9784883804788"],
    ["4-88380-478-x", "9784883804788"],
    ["９７８４１０１０１００１４", "9784101010014"],
    ["9784101010015", null],
    ["4101010014", null],
    ["1920193005900", null],
    ["猫", null],
    ["", null],
  ])("%s is %s", (text, isbn) => {
    expect(toIsbn13(text)).toBe(isbn);
  });
});
