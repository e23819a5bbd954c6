import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCardNumber } from "#backend/rules/card.ts";
import { checkDigitHolds } from "#backend/rules/check-digit.ts";
import { DEFAULT_SETTINGS } from "#backend/rules/settings.ts";
import { CHECK_DIGITS } from "#contract/scan.ts";
import { checkDigitHolds as holdsAtTheKiosk } from "#main/scanner/check-digit.ts";

describe("1.9, domain 2.2: check digits", () => {
  test.each([
    ["m10w21-split", "12345678", "2"],
    ["m10w21-split", "1234567", "4"],
    ["m10w21-split", "0012345", "5"],
    ["m10w21-split", "9876543", "1"],
    ["m10w21", "12345678", "4"],
    ["m10w21", "1234567", "6"],
    ["m10w21", "9876543", "4"],
    ["7dr", "99991234567", "0"],
    ["7dr", "1234567", "5"],
    ["9dr", "1234567", "1"],
    ["m16", "1234567", "4"],
    ["m10w31", "978406288117", "3"],
    ["m10w31", "192019300590", "5"],
  ] as const)("%s of %s is %s and no other", (kind, body, digit) => {
    const right = Array.from("0123456789").filter((one) => checkDigitHolds(body + one, kind));
    expect(right).toEqual([digit]);
  });

  test("one mistyped digit never passes the usual rule", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{7}$/u),
        fc.nat({ max: 6 }),
        fc.integer({ min: 1, max: 9 }),
        (body, at, by) => {
          const number = Array.from("0123456789", (end) => body + end).find((one) =>
            checkDigitHolds(one, "m10w21-split"),
          );
          const digits = Array.from(number ?? "", Number);
          digits[at] = ((digits[at] ?? 0) + by) % 10;
          expect(checkDigitHolds(digits.join(""), "m10w21-split")).toBe(false);
        },
      ),
    );
  });

  test("the kiosk and the backend agree on every number", () => {
    fc.assert(
      fc.property(fc.constantFrom(...CHECK_DIGITS), fc.stringMatching(/^\d{2,18}$/u), (kind, number) => {
        expect(checkDigitHolds(number, kind)).toBe(holdsAtTheKiosk(number, kind));
      }),
      { numRuns: 2000 },
    );
  });

  test("a mistyped number is told as one, before any password is asked", () => {
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
