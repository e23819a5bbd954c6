import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCardNumber } from "#backend/rules/card.ts";
import { DEFAULT_SETTINGS } from "#backend/rules/settings.schema.ts";
import { CHECK_DIGITS, checkDigitOf, isCheckDigitValid } from "#contract/check-digit.ts";

describe("check digits (D72)", () => {
  it.each([
    ["m10w21-split", "12345678", "2"],
    ["m10w21-split", "1234567", "4"],
    ["m10w21-split", "0012345", "5"],
    ["m10w21-split", "9876543", "1"],
    ["m10w21", "12345678", "4"],
    ["m10w21", "1234567", "6"],
    ["m10w21", "9876543", "4"],
    ["7dr", "99991234567", "0"],
    ["7dr", "1234567", "5"],
    ["7dsr", "1234567", "2"],
    ["9dr", "1234567", "1"],
    ["9dsr", "1234567", "8"],
    ["m11", "1234567", "4"],
    ["m11w2-10", "488380478", "0"],
    ["m11w2-10", "476612854", "0"],
    ["m11w2-10", "123456789", "0"],
    ["m11w2-10", "400310101", "4"],
    ["m16", "1234567", "4"],
    ["m10w31", "978406288117", "3"],
    ["m10w31", "192019300590", "5"],
  ] as const)("%s of %s is %s", (kind, body, digit) => {
    expect(checkDigitOf(body, kind)).toBe(digit);
    expect(isCheckDigitValid(body + digit, kind)).toBe(true);
  });

  it("modulus 16 counts the letters that were read", () => {
    expect(checkDigitOf("1234567", "m16", { start: "A", stop: "B" })).toBe("3");
  });

  it("any wrong last digit of a weighted check is caught", () => {
    const kinds = CHECK_DIGITS.filter((kind) => kind !== "none" && kind !== "m16");
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.stringMatching(/^\d{4,16}$/u),
        fc.integer({ min: 1, max: 9 }),
        (kind, body, off) => {
          const right = checkDigitOf(body, kind);
          const wrong = String((Number(right) + off) % 10);
          expect(isCheckDigitValid(body + right, kind)).toBe(true);
          expect(isCheckDigitValid(body + wrong, kind)).toBe(false);
        },
      ),
    );
  });

  it("with no check digit every code holds", () => {
    expect(isCheckDigitValid("1234567", "none")).toBe(true);
  });

  it("D72: the backend refuses a mistyped number as such, before it asks for a password", () => {
    const cards = {
      ...DEFAULT_SETTINGS.cards,
      pattern: "^\\d{8}$",
      foreignPattern: "",
      checkDigit: "m10w21-split",
    } as const;
    expect(readCardNumber("12345674", cards)).toEqual({ ok: true, value: "12345674" });
    const mistyped = readCardNumber("12345675", cards);
    expect(mistyped).toEqual({ ok: false, refusal: { name: "card-number-format" } });
    expect(readCardNumber("12345675", { ...cards, checkDigit: "none" }).ok).toBe(true);
  });
});
