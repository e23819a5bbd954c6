import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { indexColumn, matchPhrase } from "#backend/text/bigrams.ts";
import { foldLoose, foldParticles, foldStrict, queryTerms } from "#backend/text/fold.ts";
import { gojuonKey, volumeKey } from "#backend/text/gojuon.ts";
import { toIsbn13 } from "#backend/text/isbn.ts";
import { KANJI_VARIANTS } from "#backend/text/variants.ts";

// Thousands of examples on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 30_000 });

const kana = fc.string({
  unit: fc.integer({ min: 0x3041, max: 0x30fe }).map((code) => String.fromCodePoint(code)),
});
const anything = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), kana);

describe("domain 3.2: the search key", () => {
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

  test("words stand apart by any space; signs alone are no word", () => {
    expect(queryTerms("夏目　漱石\tこころ")).toEqual(["夏目", "漱石", "こころ"]);
    expect(queryTerms(' " * ％ 📚 ')).toEqual([]);
  });
});

describe("domain 3.3: pairs of neighbours", () => {
  test("a value is its pairs and its last character, values are kept apart", () => {
    expect(indexColumn(["猫", "", "こころ"])).toBe("猫 ␞ ここ ころ ろ");
  });

  test("a word is a phrase of pairs, one character the beginning of any pair, an ISBN itself", () => {
    expect(matchPhrase("こころ")).toBe('"ここ ころ"');
    expect(matchPhrase("猫")).toBe('"猫" *');
    expect(matchPhrase("𠮷野")).toBe('"𠮷野"');
    expect(indexColumn(["9784101010014"])).toBe(matchPhrase("9784101010014").replaceAll('"', ""));
  });
});

describe("domain 3.4: the gojuon order", () => {
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
