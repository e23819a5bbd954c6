import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHECK_DIGITS, checkDigitOf } from "#contract/check-digit.ts";
import type { BareCode } from "#contract/scan.ts";
import {
  askedDigits,
  isPattern,
  judgeCardSample,
  judgeCopySample,
  plainForm,
  proposeForms,
} from "#renderer/staff/connect/code-forms.ts";

const codes = (...texts: readonly string[]): readonly BareCode[] =>
  texts.map((text) => ({ text, letters: null }));
/** Numbers without any system in them. */
const BODIES = ["401927385561", "402286619034", "409571130728"];
const COPIES = codes("100000001", "100000012", "100004711");

/** No check digits are set. */
const NONE = { cards: "none", copies: "none" } as const;

describe("the form of cards and copies, from three of each", () => {
  it("of thirteen digits makes a rule that takes them, and asks for thirteen", () => {
    const cards = codes("4019273855617", "4022866190342", "4095711307286");
    const { card, copy } = proposeForms({ cards, copies: COPIES }, NONE);
    expect(card).toEqual({ pattern: "^\\d{13}$", checkDigit: "none" });
    expect(copy).toEqual({ pattern: "^\\d{9}$", checkDigit: "none" });
    expect(askedDigits("^\\d{13}$", cards)).toBe(13);
    const rule = { pattern: "^\\d{13}$", checkDigit: "none", foreignPattern: "" } as const;
    expect(judgeCardSample({ text: "4000000000000", letters: null }, rule)).toBe("fits");
  });

  it.each<[string, readonly string[], readonly string[], string, string]>([
    [
      "of one length are told apart by their first digit",
      ["21111000001234", "21111000009876", "21111000005555"],
      ["31111000001234", "31111000009876"],
      "^2\\d{13}$",
      "^3\\d{13}$",
    ],
    [
      "with one first digit, by as many as it takes",
      ["1002", "1003", "1004"],
      ["1102", "1203"],
      "^10\\d{2}$",
      "^\\d{4}$",
    ],
    [
      "keep the letters in front",
      ["P001234", "P001235"],
      ["B-0001234", "B-0001299"],
      "^P\\d{6}$",
      "^B-\\d{7}$",
    ],
    ["of several lengths", ["P1234", "P123456"], ["12345", "123456"], "^P\\d{4,6}$", "^\\d{5,6}$"],
    [
      "with letters that vary",
      ["1A34", "2C35"],
      ["A-1", "B.2"],
      "^\\d[A-Z]\\d{2}$",
      "^[A-Z][0-9A-Za-z\\u{2d}\\u{2e}]\\d$",
    ],
  ])("%s", (_what, cards, copies, card, copy) => {
    const proposed = proposeForms({ cards: codes(...cards), copies: codes(...copies) }, NONE);
    expect([proposed.card?.pattern, proposed.copy?.pattern]).toEqual([card, copy]);
  });

  it.each(CHECK_DIGITS.filter((kind) => kind !== "none"))(
    "have the check digit on which three agree: %s",
    (kind) => {
      const cards = codes(...BODIES.map((body) => body + checkDigitOf(body, kind)));
      expect(proposeForms({ cards, copies: [] }, NONE)).toMatchObject({
        card: { checkDigit: kind },
        copy: null,
      });
      expect(
        proposeForms({ cards: [...cards.slice(0, 2), ...cards.slice(0, 1)], copies: [] }, NONE).card
          ?.checkDigit,
      ).toBe("none");
    },
  );

  it("take the usual kind where a rarer one agrees as well, and none where others do", () => {
    const small = ["200000010", "200000110", "200010100"];
    const cards = codes(...small.map((body) => body + checkDigitOf(body, "m10w21")));
    expect(proposeForms({ cards, copies: [] }, NONE).card?.checkDigit).toBe("m10w21-split");
    expect(proposeForms({ cards: codes("0000", "00000", "000000"), copies: [] }, NONE).card?.checkDigit).toBe(
      "none",
    );
  });

  it("keep the check digit that is set while every sample agrees with it, however few they are", () => {
    const cards = codes(...BODIES.slice(1).map((body) => body + checkDigitOf(body, "7dr")));
    const copies = codes("100000001");
    const now = { cards: "7dr", copies: "m10w31" } as const;
    const { card, copy } = proposeForms({ cards, copies }, now);
    expect([card?.checkDigit, copy?.checkDigit]).toEqual(["7dr", "none"]);
  });

  it("count the letters of NW-7 for modulus 16 alone", () => {
    const letters = { start: "B", stop: "C" };
    const cards = BODIES.map((body) => ({ text: body + checkDigitOf(body, "m16", letters), letters }));
    expect(proposeForms({ cards, copies: [] }, NONE).card?.checkDigit).toBe("m16");
  });

  it("fit what was scanned, whatever it was", () => {
    const text = fc.stringMatching(/^[0-9A-Za-z$:/.+-]{1,20}$/u);
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 4 }),
        fc.array(text, { maxLength: 4 }),
        (own, others) => {
          const { card } = proposeForms({ cards: codes(...own), copies: codes(...others) }, NONE);
          if (card === null || !isPattern(card.pattern)) return false;
          const rule = { ...card, foreignPattern: "" };
          return codes(...own).every((code) => judgeCardSample(code, rule) === "fits");
        },
      ),
    );
  });
});

describe("a code before it is saved", () => {
  const rule = { pattern: "^2\\d{5}$", checkDigit: "none", foreignPattern: "^\\d{8}$" } as const;
  const form = { pattern: "^\\d{6}$", checkDigit: "none" } as const;
  it.each([
    ["200001", "fits", "other"],
    ["300001", "pattern", "fits"],
    ["12345678", "foreign", "foreign"],
    ["1", "pattern", "pattern"],
  ])("%s: as a card %s, as a copy %s", (text, card, copy) => {
    expect(judgeCardSample({ text, letters: null }, rule)).toBe(card);
    expect(judgeCopySample({ text, letters: null }, form, rule)).toBe(copy);
  });

  it("is recognised by its check digit, too", () => {
    const checked = { ...rule, checkDigit: "m10w31" } as const;
    expect(judgeCardSample({ text: "200001", letters: null }, checked)).toBe("check-digit");
    expect(judgeCopySample({ text: "300002", letters: null }, { ...form, checkDigit: "m10w31" }, rule)).toBe(
      "check-digit",
    );
  });
});

it("a simple pattern in figures; another one, and what is no pattern", () => {
  expect(plainForm("^\\d{7}$")).toEqual({ start: "", min: 7, max: 7 });
  expect(plainForm("^P\\d{4,6}$")).toEqual({ start: "P", min: 5, max: 7 });
  expect(plainForm("^(\\d{8}|\\d{10})$")).toBeNull();
  expect([isPattern("^\\d{7}$"), isPattern("("), isPattern("")]).toEqual([true, false, false]);
});
