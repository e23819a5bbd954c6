import fc from "fast-check";
import { expect, test } from "vitest";
import { headOf } from "#backend/store/search/document.ts";

/** Few characters, so that many keys begin alike: the first and last of each length in UTF-8 among them. */
const CHARACTERS = ["!", "0", "é", "あ", "ん", "龍", "\uffff", "\u{10000}", "𠮷", "\u{10ffff}"];
const key = fc.string({ unit: fc.constantFrom(...CHARACTERS), maxLength: 4 });

test("a key with a lower head comes first by code point, and two characters decide the head", () => {
  fc.assert(
    fc.property(key, key, (a, b) => {
      const order = Buffer.compare(Buffer.from(a), Buffer.from(b));
      const heads = Math.sign(headOf(a) - headOf(b));
      expect([0, order]).toContain(heads);
      const [begins, other] = [a, b].map((each) => [...each].slice(0, 2).join(""));
      expect(heads === 0).toBe(begins === other);
      expect(Number.isSafeInteger(headOf(a))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
