import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CopyFacts } from "#backend/rules/availability.ts";
import { availabilityOf, isHoldable } from "#backend/rules/availability.ts";
import { readCardNumber } from "#backend/rules/card.ts";
import { contactMethodsFor, refuseContact } from "#backend/rules/contact.ts";
import { maskEmail } from "#backend/rules/email.ts";
import { isCancellable, isChangeable, isLive } from "#backend/rules/hold-life.ts";
import { type PlacingFacts, refuseHold } from "#backend/rules/hold-placing.ts";
import { afterTry, lockEnd, lockedMinutes, NO_ATTEMPTS, priceOfTry } from "#backend/rules/lock-out.ts";
import { isHalfWidth, isRealPassword } from "#backend/rules/password.ts";
import { DEFAULT_SETTINGS, RULE_SETTINGS } from "#backend/rules/settings.schema.ts";
import { HOLD_STATES } from "#contract/domain/hold.ts";
import { CONTACT_METHODS } from "#contract/domain/patron.ts";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

describe("D10: the real password", () => {
  const { passwords } = DEFAULT_SETTINGS;

  test("D67: another library takes 8 to 16", () => {
    const longer = { min: 8, max: 16 };
    expect(isRealPassword("abcdef7", longer)).toBe(false);
    expect(isRealPassword("abcdefg8", longer)).toBe(true);
    expect(isRealPassword("abcdefghijklmno6", longer)).toBe(true);
    expect(isRealPassword("abcdefghijklmnop7", longer)).toBe(false);
  });

  test("six to ten half-width letters and digits are one", () => {
    const right = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 6, maxLength: 10 });
    fc.assert(fc.property(right, (password) => isRealPassword(password, passwords)));
  });

  test("anything with another character, or of another length, is none", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 14 }), (text) => {
        const byHand =
          [...text].length >= 6 &&
          [...text].length <= 10 &&
          [...text].every((char) => LETTERS.includes(char));
        expect(isRealPassword(text, passwords)).toBe(byHand);
      }),
    );
    for (const text of ["abc12", "abcdefghij1", "ａｂｃ１２３", "abc 12", "abc12!", "abc123\n", "ábc123"]) {
      expect(isRealPassword(text, passwords), text).toBe(false);
    }
  });

  test("D16: full-width forms are seen, ordinary signs are not full-width", () => {
    for (const wide of ["Ａbc123", "abc　123", "ｱｲｳ"]) expect(isHalfWidth(wide), wide).toBe(false);
    for (const half of ["Abc123", "abc-123", "pä55wort"]) expect(isHalfWidth(half), half).toBe(true);
  });
});

describe("D5, D6, D16: the card number", () => {
  const { cards } = DEFAULT_SETTINGS;
  test.each([
    ["2001014", "2001014"],
    ["２００１０１４", "2001014"],
    ["30012345", "foreign-card"],
    ["3001234567", "foreign-card"],
    ["200101", "card-number-format"],
    ["200101a", "card-number-format"],
    ["", "card-number-format"],
    ["二〇〇一〇一四", "card-number-format"],
  ])("%s is read as %s", (typed, outcome) => {
    const read = readCardNumber(typed, cards);
    expect(read.ok ? read.value : read.refusal.name).toBe(outcome);
  });

  test("a library without foreign numbers names none", () => {
    const read = readCardNumber("30012345", { ...cards, foreignPattern: "" });
    expect(read.ok ? "" : read.refusal.name).toBe("card-number-format");
  });
});

describe("D64: the lock-out", () => {
  test("only five wrong ones in a row lock, for ten minutes, and then the count begins anew", () => {
    let attempts = NO_ATTEMPTS;
    for (let time = 1; time <= 5; time += 1) {
      expect(lockedMinutes(attempts, 0, DEFAULT_SETTINGS.signIn)).toBeNull();
      attempts = afterTry(attempts, 0, DEFAULT_SETTINGS.signIn);
    }
    const locked = { ...attempts, lockedUntil: lockEnd(0, DEFAULT_SETTINGS.signIn) };
    expect(lockedMinutes(locked, 0, DEFAULT_SETTINGS.signIn)).toBe(10);
    expect(lockedMinutes(locked, 9 * 60_000 + 1, DEFAULT_SETTINGS.signIn)).toBe(1);
    expect(lockedMinutes(locked, 10 * 60_000, DEFAULT_SETTINGS.signIn)).toBeNull();
    const next = afterTry(locked, 10 * 60_000, DEFAULT_SETTINGS.signIn);
    expect(next).toEqual({ failed: 1, locks: 1, lockedUntil: null });
  });

  test("the lock of a try whose password is not known yet is one of seconds", () => {
    const { lockedUntil } = afterTry({ ...NO_ATTEMPTS, failed: 4 }, 0, DEFAULT_SETTINGS.signIn);
    expect(lockedUntil).toBe(30_000);
  });

  test("a try costs its kiosk more after each lock of the card, up to six wrong passwords", () => {
    const prices = [0, 1, 4, 5, 100].map((locks) => priceOfTry({ ...NO_ATTEMPTS, locks }));
    expect(prices).toEqual([1, 2, 5, 6, 6]);
  });
});

describe("D26-D29, D45, D46: contact methods", () => {
  const { contacts } = DEFAULT_SETTINGS;

  test("D66: a library decides whom it offers each one to", () => {
    const { contacts: offered } = RULE_SETTINGS.parse({ contacts: { fax: "nobody", post: "everybody" } });
    expect(
      contactMethodsFor({ email: "none", hearingImpaired: false, proofMissing: false, offered }),
    ).toEqual(["none", "phone", "post"]);
  });

  test("what is offered is what is not refused, in the guide's order", () => {
    for (const email of ["none", "registered", "bounced", "refused"] as const) {
      for (const hearingImpaired of [false, true]) {
        const facts = { email, hearingImpaired, proofMissing: false, offered: contacts };
        const offered = contactMethodsFor(facts);
        expect(offered).toEqual(CONTACT_METHODS.filter((one) => refuseContact(one, facts) === null));
        expect(offered.includes("mail")).toBe(email === "registered");
        expect(offered.includes("post")).toBe(hearingImpaired);
      }
    }
  });

  test("D15: a masked address keeps first letter and domain", () => {
    expect(maskEmail("a@library.example")).toBe("a***@library.example");
    expect(maskEmail("averylongname@library.example")).toBe("a***@library.example");
  });
});

describe("D34, D40, D50-D54: the life of a hold", () => {
  test("what can still be changed has no copy set aside, and is live", () => {
    expect(HOLD_STATES.filter(isChangeable)).toEqual(["applied", "approved"]);
    expect(HOLD_STATES.filter(isCancellable)).toEqual(["applied", "approved"]);
    expect(HOLD_STATES.filter(isLive)).toEqual(["applied", "approved", "in-transit", "ready"]);
  });
});

describe("D22-D35: placing", () => {
  const fine: PlacingFacts = {
    lendableCopies: 1,
    liveHolds: 0,
    holdsTitleAlready: false,
    hasTitleOnLoan: false,
    overdueLoans: 0,
    pickupExists: true,
    contact: {
      email: "none",
      hearingImpaired: false,
      proofMissing: false,
      offered: DEFAULT_SETTINGS.contacts,
    },
  };

  test("nothing against it", () => {
    expect(refuseHold(fine, "none", DEFAULT_SETTINGS.holds)).toBeNull();
    expect(refuseHold({ ...fine, liveHolds: 4 }, "none", DEFAULT_SETTINGS.holds)).toBeNull();
  });

  test.each([
    [{ lendableCopies: 0 }, "not-holdable"],
    [{ holdsTitleAlready: true }, "already-held"],
    [{ hasTitleOnLoan: true }, "own-loan"],
    [{ liveHolds: 5 }, "hold-limit"],
    [{ pickupExists: false }, "unknown-library"],
  ] as const)("%o is refused as %s", (facts, name) => {
    expect(refuseHold({ ...fine, ...facts }, "none", DEFAULT_SETTINGS.holds)?.name).toBe(name);
  });

  test("D63: an overdue patron's hold is a matter of the library", () => {
    const overdue = { ...fine, overdueLoans: 2 };
    expect(refuseHold(overdue, "none", DEFAULT_SETTINGS.holds)).toBeNull();
    const strict = { ...DEFAULT_SETTINGS.holds, overduePatrons: "refused" as const };
    expect(refuseHold(overdue, "none", strict)).toEqual({ name: "hold-overdue", details: { have: 2 } });
    expect(refuseHold(fine, "none", strict)).toBeNull();
  });

  test("a title that is never lent is refused as such before a limit the patron could change", () => {
    expect(
      refuseHold({ ...fine, lendableCopies: 0, liveHolds: 5 }, "none", DEFAULT_SETTINGS.holds)?.name,
    ).toBe("not-holdable");
  });
});

describe("availability", () => {
  const copy: CopyFacts = {
    library: "central",
    closedStacks: false,
    kept: null,
    status: "on-shelf",
    callNumber: "913.6 ナ",
    place: { ja: "1階 文学", en: "1F Literature" },
  };

  test("the own library comes before another's open shelf, open shelves before the stacks", () => {
    const west = { ...copy, library: "west" };
    const stacks = { ...copy, closedStacks: true };
    expect(availabilityOf([west, stacks], 0, "central")).toEqual({
      kind: "on-shelf",
      library: "central",
      closedStacks: true,
      callNumber: copy.callNumber,
      place: copy.place,
    });
    expect(availabilityOf([west, stacks, copy], 0, "central")).toMatchObject({ closedStacks: false });
    expect(availabilityOf([west, stacks], 0, "east")).toMatchObject({ library: "west" });
  });

  test("D23: a kept copy on the shelf is read here, never taken", () => {
    const kept = { ...copy, kept: "reference" } as const;
    expect(availabilityOf([kept], 0, "central")).toEqual({ kind: "in-library", library: "central" });
    expect(availabilityOf([kept, { ...copy, status: "on-loan" }], 3, "central")).toEqual({
      kind: "holdable",
      waiting: 3,
    });
    expect(isHoldable([kept])).toBe(false);
  });

  test("a missing copy is no copy", () => {
    const missing = { ...copy, status: "missing" } as const;
    expect(availabilityOf([missing], 0, "central")).toEqual({ kind: "none" });
    expect(isHoldable([missing])).toBe(false);
  });
});
