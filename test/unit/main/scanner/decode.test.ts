import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Scan } from "#contract/scan.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { checkDigitOf } from "#main/scanner/check-digit.ts";
import { decodeScan, LONGEST_SCAN, readCardNumber, type ScanRules } from "#main/scanner/decode.ts";

function rulesWith(card: object = {}, scanner: object = {}): ScanRules {
  return SETTINGS.parse({
    backend: { url: "http://127.0.0.1:1" },
    card: { checkDigit: "m10w21-split", ...card },
    scanner,
  });
}

const rules = rulesWith();
const named = (name: string) => ({ kind: "refused", refusal: { name } });
const card = (number: string): Scan => ({ kind: "card", number });

/** A valid card number of the demo library: six digits and their check digit. */
const cardNumber = fc.stringMatching(/^\d{6}$/u).map((body) => body + checkDigitOf(body, "m10w21-split"));

describe("what a scan is (domain 2)", () => {
  it.each([
    ["a card", "1234566", card("1234566")],
    ["a card with NW-7 letters", "A1234566A", card("1234566")],
    ["a card with small letters", "a1234566b", card("1234566")],
    ["a card with an AIM id", "]F01234566", card("1234566")],
    ["a card with an AIM id typed on another layout", "[F01234566", card("1234566")],
    ["a card in full-width digits", "１２３４５６６", card("1234566")],
    ["a card read twice in one burst", "12345661234566", card("1234566")],
    ["a card with a wrong check digit", "1234567", named("scan-check-digit")],
    ["half a card", "1234", named("scan-partial")],
    ["a card whose last letter was lost", "A1234566", named("scan-partial")],
    ["two different cards glued", "12345661234574", named("scan-glued")],
    ["two framed cards glued", "A1234566AA1234574A", named("scan-glued")],
    ["a card glued to an ISBN", "12345669784101010014", named("scan-glued")],
    ["another library's card", "12345678", named("foreign-card")],
    ["an ISBN", "9784101010014", { kind: "isbn", isbn13: "9784101010014" }],
    ["an ISBN with an AIM id", "]E09784101010014", { kind: "isbn", isbn13: "9784101010014" }],
    ["an ISBN with a wrong check digit", "9784101010015", named("scan-check-digit")],
    ["both rows of a book at once", "97841010100141920193005905", { kind: "isbn", isbn13: "9784101010014" }],
    ["half an ISBN", "978410101", named("scan-partial")],
    ["the second row of a book", "1920193005905", named("scan-second-row")],
    ["a magazine", "4910000000005", named("scan-magazine")],
    ["a magazine with its supplement", "491000000000500500", named("scan-magazine")],
    ["a copy", "100000017", { kind: "copy", barcode: "100000017" }],
    ["a copy with NW-7 letters", "A100000017A", { kind: "copy", barcode: "100000017" }],
    ["some other product", "4900000000009", named("scan-unknown")],
    ["an EAN that looks like a card", "]E01234566", named("scan-unknown")],
    ["a control character", "123\u00124566", named("scan-unknown")],
    ["nothing", "", named("scan-partial")],
    ["a text", "HELLO-WORLD", named("scan-unknown")],
  ])("%s", (_, burst, expected) => {
    expect(decodeScan(burst, rules)).toEqual(expected);
  });

  it("letters can be demanded or forbidden", () => {
    expect(decodeScan("1234566", rulesWith({}, { startStop: "required" }))).toEqual(named("scan-partial"));
    expect(decodeScan("A1234566A", rulesWith({}, { startStop: "required" }))).toEqual(card("1234566"));
    expect(decodeScan("9784101010014", rulesWith({}, { startStop: "required" })).kind).toBe("isbn");
    expect(decodeScan("A1234566A", rulesWith({}, { startStop: "forbidden" }))).toEqual(named("scan-unknown"));
  });

  it("without a check digit any seven digits are a card", () => {
    expect(decodeScan("1234567", rulesWith({ checkDigit: "none" }))).toEqual(card("1234567"));
  });

  it("every valid card is read in every dress a scanner gives it", () => {
    const dress = fc.constantFrom("", "A", "b", "]F0");
    fc.assert(
      fc.property(cardNumber, dress, (number, worn) => {
        const burst = worn === "]F0" ? worn + number : worn + number + worn;
        expect(decodeScan(burst, rules)).toEqual(card(number));
      }),
    );
  });

  it("one misread digit of a card never becomes another card", () => {
    fc.assert(
      fc.property(cardNumber, fc.nat(6), fc.integer({ min: 1, max: 9 }), (number, place, off) => {
        const misread = Array.from(number, (digit, i) =>
          i === place ? String((Number(digit) + off) % 10) : digit,
        );
        expect(decodeScan(misread.join(""), rules).kind).toBe("refused");
      }),
    );
  });

  it("two different cards in one burst are never taken for either", () => {
    fc.assert(
      fc.property(cardNumber, cardNumber, (first, second) => {
        fc.pre(first !== second);
        expect(decodeScan(first + second, rules)).toEqual(named("scan-glued"));
      }),
    );
  });

  it("whatever is scanned, the answer is a scan or a refusal", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: LONGEST_SCAN * 2 }), (burst) => {
        expect(["card", "isbn", "copy", "refused"]).toContain(decodeScan(burst, rules).kind);
      }),
    );
  });
});

describe("a typed card number (rules 5, 6, 16)", () => {
  it.each([
    ["half-width", "1234566", card("1234566")],
    ["full-width", "１２３４５６６", card("1234566")],
    ["with a space", "1234 566", card("1234566")],
    ["too short", "123456", named("card-number-format")],
    ["letters", "12345AB", named("card-number-format")],
    ["another library's", "1234567890", named("foreign-card")],
    ["mistyped", "1234565", named("scan-check-digit")],
    ["empty", "", named("card-number-format")],
  ])("%s", (_, typed, expected) => {
    expect(readCardNumber(typed, rules)).toEqual(expected);
  });
});
