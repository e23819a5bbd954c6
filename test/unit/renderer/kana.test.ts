import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toHiragana, toKatakana } from "#renderer/i18n/kana-scripts.ts";
import { append, eraseLast, toggleMark } from "#renderer/keyboards/kana.ts";

const HIRAGANA = [
  ..."あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん",
];
const kana = fc.constantFrom(...HIRAGANA, ...HIRAGANA.map(toKatakana));
const word = fc.array(kana, { maxLength: 12 }).map((characters) => characters.join(""));
const mark = fc.constantFrom("voiced", "halfVoiced", "small");
/** The combining marks of Unicode: a second opinion on ゛ and ゜. */
const COMBINING = { voiced: "\u3099", halfVoiced: "\u309a" } as const;

describe("marks on the last character", () => {
  test.each([
    ["きか", "voiced", "きが"],
    ["きが", "voiced", "きか"],
    ["は", "halfVoiced", "ぱ"],
    ["ば", "halfVoiced", "ぱ"],
    ["ぱ", "voiced", "ば"],
    ["きや", "small", "きゃ"],
    ["きゃ", "small", "きや"],
    ["つ", "small", "っ"],
    ["っ", "voiced", "づ"],
    ["あ", "small", "ぁ"],
    ["う", "voiced", "ゔ"],
    ["関ケ", "small", "関ヶ"],
    ["ハ", "halfVoiced", "パ"],
    ["ん", "voiced", "ん"],
    ["さー", "voiced", "さー"],
    ["", "small", ""],
  ] as const)("%s with %s is %s", (before, which, after) => {
    expect(toggleMark(before, which)).toBe(after);
  });

  test("only the last character changes, and the text keeps its length", () => {
    fc.assert(
      fc.property(word, kana, mark, (start, last, which) => {
        const marked = toggleMark(start + last, which);
        expect(marked.startsWith(start)).toBe(true);
        expect(marked).toHaveLength(start.length + 1);
      }),
    );
  });

  test("a second press takes the mark off again", () => {
    fc.assert(
      fc.property(word, kana, mark, (start, last, which) => {
        expect(toggleMark(toggleMark(start + last, which), which)).toBe(start + last);
      }),
    );
  });

  test("Unicode's combining marks agree wherever they make one character", () => {
    fc.assert(
      fc.property(kana, fc.constantFrom("voiced", "halfVoiced"), (character, which) => {
        const composed = (character + COMBINING[which]).normalize("NFC");
        const oneCharacter = composed.length === 1;
        const inUse = !"ワヲ".includes(character); // ヷ and ヺ stand in no title
        expect(toggleMark(character, which)).toBe(oneCharacter && inUse ? composed : character);
      }),
    );
  });

  test("it does not matter whether the keyboard switches to katakana before or after the mark", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...HIRAGANA),
        fc.constantFrom("voiced", "halfVoiced"),
        (character, which) => {
          expect(toggleMark(toKatakana(character), which)).toBe(toKatakana(toggleMark(character, which)));
        },
      ),
    );
  });
});

describe("the two kana", () => {
  test("there and back is where one came from", () => {
    fc.assert(
      fc.property(fc.constantFrom(...HIRAGANA), (character) => {
        expect(toHiragana(toKatakana(character))).toBe(character);
      }),
    );
  });

  test("everything that is no kana stays", () => {
    expect(toKatakana("ぎんが鉄道 999ー🚂")).toBe("ギンガ鉄道 999ー🚂");
    expect(toHiragana("ギンガ鉄道 999ー🚂")).toBe("ぎんが鉄道 999ー🚂");
  });
});

describe("erasing", () => {
  test("takes back what was typed last", () => {
    fc.assert(
      fc.property(word, kana, (start, last) => {
        expect(eraseLast(append(last)(start))).toBe(start);
      }),
    );
  });

  test("takes a whole character, as a reader sees it", () => {
    expect(eraseLast("図𠮷")).toBe("図");
    expect(eraseLast("か\u3099")).toBe("");
    expect(eraseLast("")).toBe("");
  });
});
