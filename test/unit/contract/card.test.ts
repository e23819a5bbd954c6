import { expect, it } from "vitest";
import { type CardRule, cardTail, digitsOf, foldCardNumber, judgeCard } from "#contract/card.ts";

const RULE: CardRule = { pattern: "^2\\d{6}$", checkDigit: "m10w21-split", foreignPattern: "^3\\d{7}$" };

it.each([
  ["2001014", "own"],
  ["2001015", "mistyped"],
  ["30012345", "foreign"],
  ["1001014", "unknown"],
  ["", "unknown"],
] as const)("D5, D6, D72: %s is %s", (number, verdict) => {
  expect(judgeCard(number, RULE)).toBe(verdict);
});

it("D6: without a pattern no number is another library's", () => {
  expect(judgeCard("30012345", { ...RULE, foreignPattern: "" })).toBe("unknown");
});

it("D16: full-width digits are folded and blanks dropped", () => {
  expect(foldCardNumber(" ２００１　０１4 ")).toBe("2001014");
});

it("D15: a page knows the last three digits of a card", () => {
  expect(cardTail("2001014")).toBe("014");
  expect(cardTail("")).toBe("");
});

it.each([
  ["^\\d{7}$", 7],
  ["^\\d{14}$", 14],
  ["^2\\d{13}$", 14],
  ["^[12]\\d{6}[0-9]$", 8],
  ["^\\d{7}(\\d{7})?$", null],
  ["^(\\d{8}|\\d{10})$", null],
  ["^\\d{6,8}$", null],
  ["^\\d+$", null],
  ["^\\d{3}$", null],
  ["^\\d{999}$", null],
  ["\\d{7}", null],
  ["^[A-Z]\\d{6}$", null],
  ["", null],
])("numbers of %s have %s digits", (pattern, digits) => {
  expect(digitsOf(pattern)).toBe(digits);
});
