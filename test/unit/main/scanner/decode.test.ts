import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHECK_DIGITS, checkDigitOf } from "#contract/check-digit.ts";
import type { Scan } from "#contract/scan.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import type { CodeFormats } from "#main/scanner/code-formats.ts";
import {
  bareCode,
  decodeBurst,
  decodeScan,
  isWholeScan,
  LONGEST_SCAN,
  readTypedCard,
} from "#main/scanner/decode.ts";

function rulesWith(card: object = {}, scanner: object = {}): CodeFormats {
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

/** Any characters at all; quicker to make than fast-check's own. */
const anything = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: LONGEST_SCAN * 2 })
  .map((points) => String.fromCharCode(...points));

/** What scanners put around an NW-7 code: nothing, letters in either case, an AIM id on any layout. */
const dresses = fc.record({
  id: fc.constantFrom("", "]F0", "[F0", "\\F0", "}F0", "]F1"),
  start: fc.constantFrom("A", "B", "C", "D", "a", "d"),
  stop: fc.constantFrom("A", "B", "C", "D", "b", "c"),
  letters: fc.boolean(),
});

describe("what a scan is (D71, D73, D74)", () => {
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
    [
      "an ISBN with the price bar of a foreign book",
      "978014044911251250",
      { kind: "isbn", isbn13: "9780140449112" },
    ],
    [
      "an ISBN with an AIM id and a price bar",
      "]E3978014044911251250",
      { kind: "isbn", isbn13: "9780140449112" },
    ],
    ["an ISBN in a QR code", "]Q19784101010014", { kind: "isbn", isbn13: "9784101010014" }],
    ["a GS1 code with its separator", "]C1011234566\u001d10A", named("scan-unknown")],
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

  it.each([
    ["A1234566B", { text: "1234566", letters: { start: "A", stop: "B" } }],
    ["]F0A1234566A", { text: "1234566", letters: { start: "A", stop: "A" } }],
    ["]C0P-001", { text: "P-001", letters: null }],
    ["１２３\r", { text: "123", letters: null }],
    ["", { text: "", letters: null }],
  ])("the bare code of %j is what patterns are compared with, whatever the rules are", (burst, bare) => {
    expect(bareCode(burst)).toEqual(bare);
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

  it("reads every card with every check digit there is, with and without letters and AIM ids", () => {
    const kinds = fc.constantFrom(...CHECK_DIGITS.filter((kind) => kind !== "none"));
    fc.assert(
      fc.property(kinds, fc.stringMatching(/^[0-8]\d{5}$/u), dresses, (kind, body, worn) => {
        const letters = worn.letters ? worn : { start: "A", stop: "A" };
        const number = body + checkDigitOf(body, kind, letters);
        // Modulus 16 may end in a sign; a library with it says so in its pattern.
        const its = rulesWith({ checkDigit: kind, pattern: "^\\d{6}[0-9$:/.+-]$" });
        fc.pre(!/[A-D]$/u.test(number));
        const burst = worn.id + (worn.letters ? worn.start + number + worn.stop : number);
        expect(decodeScan(burst, its)).toEqual(card(number));
      }),
      { numRuns: 300 },
    );
  });

  it("takes no part of a framed code for a code", () => {
    fc.assert(
      fc.property(cardNumber, dresses, fc.integer({ min: 1, max: 8 }), (number, worn, length) => {
        const whole = `${worn.start}${number}${worn.stop}`;
        expect(decodeScan(whole.slice(0, length), rules).kind).toBe("refused");
        expect(decodeScan(whole.slice(-length), rules).kind).toBe("refused");
      }),
    );
  });

  it("takes no part at all for a code where letters are demanded", () => {
    const strict = rulesWith({}, { startStop: "required" });
    fc.assert(
      fc.property(cardNumber, fc.nat(8), fc.nat(8), (number, from, to) => {
        const whole = `A${number}A`;
        fc.pre(to - from < whole.length - 1);
        expect(decodeScan(whole.slice(from, to + 1), strict).kind).toBe("refused");
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
      fc.property(anything, (burst) => {
        expect(["card", "isbn", "copy", "refused"]).toContain(decodeScan(burst, rules).kind);
      }),
    );
  });
});

describe("a burst that did not come in one go", () => {
  const burst = (text: string, resumedAt: number, spoiled = false) => ({ text, resumedAt, spoiled });

  it("is refused whole when a chord or a control character was in it (R40)", () => {
    expect(decodeBurst(burst("1234566", 0, true), rules)).toEqual(named("scan-unknown"));
  });

  it("is read when only the whole is a code", () => {
    expect(decodeBurst(burst("1234566", 3), rules)).toEqual(card("1234566"));
  });

  it("is dropped when the rest alone is a code too: the first part may be a cut read", () => {
    const looseCopies = rulesWith({ checkDigit: "none" });
    expect(decodeBurst(burst("102001014", 2), looseCopies)).toEqual(named("scan-glued"));
    expect(decodeBurst(burst("102001014", 0), looseCopies)).toEqual({ kind: "copy", barcode: "102001014" });
  });

  it("is one code when it is the same one twice", () => {
    expect(decodeBurst(burst("12345661234566", 7), rules)).toEqual(card("1234566"));
  });
});

it("the beginning of an ISBN is never taken for a whole card", () => {
  const loose = rulesWith({ checkDigit: "none" });
  expect(isWholeScan("9784101", loose)).toBe(false);
  expect(isWholeScan("9784101010014", loose)).toBe(true);
  expect(isWholeScan("1234567", loose)).toBe(true);
});

describe("a typed card number (D5, D6, D16)", () => {
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
    expect(readTypedCard(typed, rules)).toEqual(expected);
  });
});
