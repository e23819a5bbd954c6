import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  coverColourOf,
  isStamped,
  NDC_CLASSES,
  ndcClassOf,
  shelfLabel,
  toneOf,
} from "#renderer/covers/cover-colour.ts";
import { LEAST } from "#test/support/screens/colour-pairs.ts";
import { contrast, difference } from "#test/support/screens/colours.ts";

/** Grounds that a cover may lie on (V41). */
const GROUNDS = ["#faf6ec", "#fffdf8"];
const TONES = [0, 1, 2, 3];
/** CIEDE2000: two tones of a class are told apart side by side, and no tone is taken for one of another class. */
const LEAST_DIFFERENCE = { tones: 6.5, classes: 9 } as const;

/** A colour of a style sheet, by the text before it. */
function colourAfter(file: string, text: string): string {
  const sheet = readFileSync(join(import.meta.dirname, "../../../renderer/styles", file), "utf8");
  const at = sheet.indexOf(text);
  const colour = /#[\da-f]{6}/u.exec(sheet.slice(at))?.[0];
  if (at < 0 || colour === undefined) throw new Error(`${file} has no ${text}`);
  return colour;
}

const BOOK = {
  id: "t1",
  title: "雪国",
  volume: "上",
  ndc: "913.6",
  bookMark: "カ",
  audience: "general",
  material: "book",
  language: "ja",
} as const;

describe("book cloths", () => {
  test("each tone of each class stands out from paper and page", () => {
    for (const ndc of ["", ...NDC_CLASSES]) {
      for (const tone of TONES) {
        const { colour } = coverColourOf(ndc, tone);
        for (const ground of GROUNDS)
          expect(contrast(colour, ground), `${ndc} ${colour} on ${ground}`).toBeGreaterThanOrEqual(
            LEAST.shape,
          );
      }
    }
  });

  test("words can be read on the slip, and on the dark cloth of each class (V22)", () => {
    const slip = colourAfter("tokens.css", "--slip:");
    expect(contrast(colourAfter("book.css", "color: #231f1a"), slip)).toBeGreaterThanOrEqual(LEAST.text);
    for (const ndc of ["", ...NDC_CLASSES]) {
      const { dark } = coverColourOf(ndc);
      expect(contrast(slip, dark), `slip on ${ndc} ${dark}`).toBeGreaterThanOrEqual(LEAST.text);
    }
  });

  test("four tones of each class are told apart, and belong to no other class", () => {
    const all = ["", ...NDC_CLASSES].flatMap((ndc) => TONES.map((tone) => coverColourOf(ndc, tone)));
    for (const [place, one] of all.entries()) {
      for (const other of all.slice(place + 1)) {
        const dyed = one.ndcClass !== null && other.ndcClass !== null;
        const least = dyed && one.ndcClass !== other.ndcClass ? "classes" : "tones";
        expect(
          difference(one.colour, other.colour, "usual"),
          `${one.ndcClass} ${one.colour}, ${other.ndcClass} ${other.colour}`,
        ).toBeGreaterThanOrEqual(LEAST_DIFFERENCE[least]);
      }
    }
  });

  test.each(["", "E", "ア"])("a book without a class (%s) is in plain cloth, and has no label", (ndc) => {
    const plain = coverColourOf(ndc);
    expect(plain.ndcClass).toBeNull();
    const classes = NDC_CLASSES.map((ndcClass) => coverColourOf(ndcClass));
    expect(classes.map(({ pattern }) => pattern)).not.toContain(plain.pattern);
    expect(shelfLabel({ ...BOOK, ndc })).toBeNull();
  });

  test("ten classes have ten colours and ten patterns", () => {
    const cloths = NDC_CLASSES.map((ndcClass) => coverColourOf(ndcClass));
    expect(new Set(cloths.map((cloth) => cloth.colour)).size).toBe(10);
    expect(new Set(cloths.map((cloth) => cloth.pattern)).size).toBe(10);
  });

  test("the ten divisions of a class have its colour and pattern, each woven in its own way", () => {
    const cloths = NDC_CLASSES.map((second) => coverColourOf(`9${second}`));
    expect(new Set(cloths.map(({ colour, pattern }) => `${colour} ${pattern}`)).size).toBe(1);
    expect(new Set(cloths.map(({ scale, thread }) => `${scale} ${thread}`)).size).toBe(10);
  });

  test("books of one division differ by themselves, and a whole class is in its own colour", () => {
    const books = Array.from({ length: 40 }, (_, number) => ({ ...BOOK, id: `t${number}` }));
    expect(new Set(books.map(toneOf))).toEqual(new Set(TONES));
    expect(new Set(books.map(isStamped))).toEqual(new Set([true, false]));
    for (const book of books)
      expect([toneOf({ ...book, ndc: "9" }), isStamped({ ...book, ndc: "9" })]).toEqual([0, false]);
  });

  test("books for children are in all tones but the dark one, on slips", () => {
    const books = Array.from({ length: 40 }, (_, number) => ({
      ...BOOK,
      id: `t${number}`,
      audience: "children" as const,
    }));
    expect(new Set(books.map(toneOf))).toEqual(new Set([0, 1, 3]));
    expect(new Set(books.map(isStamped))).toEqual(new Set([false]));
  });

  test.each([
    ["913.6", "9"],
    ["K933", "9"],
    ["R031", "0"],
    ["", "0"],
  ] as const)("%s belongs to class %s", (ndc, ndcClass) => {
    expect(ndcClassOf(ndc)).toBe(ndcClass);
  });

  test("any number at all has a cloth", () => {
    fc.assert(
      fc.property(fc.string(), (ndc) => {
        expect(coverColourOf(ndc).colour).toMatch(/^#[\da-f]{6}$/u);
      }),
    );
  });
});

describe("shelf label", () => {
  test("has class number, book mark and volume", () => {
    expect(shelfLabel(BOOK)).toEqual({ number: "913.6", mark: "カ", volume: "上" });
  });

  test("of a children's book says K", () => {
    expect(shelfLabel({ ...BOOK, audience: "children" })?.number).toBe("K913.6");
  });
});
