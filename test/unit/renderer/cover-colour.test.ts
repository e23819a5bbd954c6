import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coverColourOf, NDC_CLASSES, ndcClassOf, shelfLabel } from "#renderer/covers/cover-colour.ts";
import { contrast } from "#test/support/screens/colours.ts";

/** Grounds that a cover may lie on (V41). */
const GROUNDS = ["#faf6ec", "#fffdf8"];
const LEAST_CONTRAST = 3;

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
  test("each of the hundred cloths stands out from paper and page", () => {
    for (let number = 0; number < 100; number += 1) {
      for (let hash = 0; hash < 6; hash += 1) {
        const { colour } = coverColourOf(String(number).padStart(2, "0"), hash);
        for (const ground of GROUNDS) {
          const found = contrast(colour, ground);
          expect(found, `NDC ${number} ${colour} on ${ground}`).toBeGreaterThanOrEqual(LEAST_CONTRAST);
        }
      }
    }
  });

  test.each(["", "E", "ア"])("a book without a class (%s) is in plain cloth, and has no label", (ndc) => {
    const plain = coverColourOf(ndc);
    expect(plain.ndcClass).toBeNull();
    const classes = NDC_CLASSES.map((ndcClass) => coverColourOf(ndcClass));
    expect(classes.map(({ colour }) => colour)).not.toContain(plain.colour);
    expect(classes.map(({ pattern }) => pattern)).not.toContain(plain.pattern);
    for (let hash = 0; hash < 6; hash += 1)
      for (const ground of GROUNDS)
        expect(contrast(coverColourOf(ndc, hash).colour, ground)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
    expect(shelfLabel({ ...BOOK, ndc })).toBeNull();
  });

  test("ten classes have ten colours and ten patterns", () => {
    const cloths = NDC_CLASSES.map((ndcClass) => coverColourOf(ndcClass));
    expect(new Set(cloths.map((cloth) => cloth.colour)).size).toBe(10);
    expect(new Set(cloths.map((cloth) => cloth.pattern)).size).toBe(10);
  });

  test("books of one division differ by themselves, and each stays the same", () => {
    expect(coverColourOf("913.6", 1).colour).not.toBe(coverColourOf("913.6", 2).colour);
    expect(coverColourOf("913.6", 1)).toEqual(coverColourOf("913.6", 1));
  });

  test("books of one class differ by the second digit", () => {
    expect(coverColourOf("913.6").colour).not.toBe(coverColourOf("933").colour);
    expect(coverColourOf("913.6").pattern).toBe(coverColourOf("933").pattern);
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
