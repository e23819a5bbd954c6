import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { CopyFacts } from "#backend/rules/availability.ts";
import { availabilityOf, isHoldable } from "#backend/rules/availability.ts";
import { readCardNumber } from "#backend/rules/card.ts";
import { contactMethodsFor, refuseContact } from "#backend/rules/contact.ts";
import { maskEmail } from "#backend/rules/email.ts";
import { isCancellable, isChangeable, isLive } from "#backend/rules/hold-life.ts";
import { type PlacingFacts, refuseHold } from "#backend/rules/hold-placing.ts";
import { afterWrongPassword, lockedMinutes, NO_ATTEMPTS } from "#backend/rules/lock-out.ts";
import { isHalfWidth, isRealPassword } from "#backend/rules/password.ts";
import { queuePosition } from "#backend/rules/queue.ts";
import { type RenewalFacts, renewalOf } from "#backend/rules/renewal.ts";
import { DEFAULT_SETTINGS, RULE_SETTINGS } from "#backend/rules/settings.ts";
import { HOLD_STATES } from "#contract/domain/hold.ts";
import { CONTACT_METHODS } from "#contract/domain/patron.ts";

// Thousands of examples on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 30_000 });

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const TODAY = "2026-11-25";

describe("rule 10: the real password", () => {
  test("six to ten half-width letters and digits are one", () => {
    const right = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 6, maxLength: 10 });
    fc.assert(fc.property(right, (password) => isRealPassword(password)));
  });

  test("anything with another character, or of another length, is none", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 14 }), (text) => {
        const byHand =
          [...text].length >= 6 &&
          [...text].length <= 10 &&
          [...text].every((char) => LETTERS.includes(char));
        expect(isRealPassword(text)).toBe(byHand);
      }),
    );
    for (const text of ["abc12", "abcdefghij1", "ａｂｃ１２３", "abc 12", "abc12!", "abc123\n", "ábc123"]) {
      expect(isRealPassword(text), text).toBe(false);
    }
  });

  test("rule 16: full-width forms are seen, ordinary signs are not full-width", () => {
    for (const wide of ["Ａbc123", "abc　123", "ｱｲｳ"]) expect(isHalfWidth(wide), wide).toBe(false);
    for (const half of ["Abc123", "abc-123", "pä55wort"]) expect(isHalfWidth(half), half).toBe(true);
  });
});

describe("rules 5, 6, 16: the card number", () => {
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

describe("1.7: the lock-out", () => {
  test("only five wrong ones in a row lock, for ten minutes, and then the count begins anew", () => {
    let attempts = NO_ATTEMPTS;
    for (let time = 1; time <= 5; time += 1) {
      expect(lockedMinutes(attempts, 0)).toBeNull();
      attempts = afterWrongPassword(attempts, 0, DEFAULT_SETTINGS.signIn);
    }
    expect(lockedMinutes(attempts, 0)).toBe(10);
    expect(lockedMinutes(attempts, 9 * 60_000 + 1)).toBe(1);
    expect(lockedMinutes(attempts, 10 * 60_000)).toBeNull();
    expect(afterWrongPassword(attempts, 10 * 60_000, DEFAULT_SETTINGS.signIn)).toEqual({
      failed: 1,
      lockedUntil: null,
    });
  });
});

describe("rules 26-29, 45, 46: contact methods", () => {
  test("what is offered is what is not refused, in the guide's order", () => {
    for (const email of ["none", "registered", "bounced", "refused"] as const) {
      for (const hearingImpaired of [false, true]) {
        const offered = contactMethodsFor({ email, hearingImpaired });
        expect(offered).toEqual(
          CONTACT_METHODS.filter((one) => refuseContact(one, { email, hearingImpaired }) === null),
        );
        expect(offered.includes("mail")).toBe(email === "registered");
        expect(offered.includes("post")).toBe(hearingImpaired);
      }
    }
  });

  test("rule 15: a masked address keeps first letter and domain", () => {
    expect(maskEmail("a@library.example")).toBe("a***@library.example");
    expect(maskEmail("averylongname@library.example")).toBe("a***@library.example");
  });
});

describe("rules 34, 40, 50-54: the life of a hold", () => {
  test("what can still be changed has no copy set aside, and is live", () => {
    expect(HOLD_STATES.filter(isChangeable)).toEqual(["applied", "approved"]);
    expect(HOLD_STATES.filter(isCancellable)).toEqual(["applied", "approved"]);
    expect(HOLD_STATES.filter(isLive)).toEqual(["applied", "approved", "in-transit", "ready"]);
  });
});

describe("rule 37: the queue", () => {
  const queue = fc.uniqueArray(fc.record({ id: fc.nat(), placedAt: fc.nat({ max: 5 }) }), {
    selector: (hold) => hold.id,
  });

  test("positions are 1 to n without a gap, in the order of application", () => {
    fc.assert(
      fc.property(queue, (holds) => {
        const placed = [...holds].sort((a, b) => a.placedAt - b.placedAt || a.id - b.id);
        expect(placed.map((hold) => queuePosition(holds, hold.id))).toEqual(placed.map((_, at) => at + 1));
      }),
    );
  });

  test("who leaves moves those behind up by one, and nobody else", () => {
    fc.assert(
      fc.property(queue, fc.nat(), (holds, pick) => {
        const gone = holds[pick % Math.max(1, holds.length)];
        if (gone === undefined) return;
        const left = holds.filter((hold) => hold !== gone);
        const was = queuePosition(holds, gone.id) ?? 0;
        for (const { id } of left) {
          const before = queuePosition(holds, id) ?? 0;
          expect(queuePosition(left, id)).toBe(before > was ? before - 1 : before);
        }
        expect(queuePosition(left, gone.id)).toBeNull();
      }),
    );
  });
});

describe("rules 22-35: placing", () => {
  const fine: PlacingFacts = {
    lendableCopies: 1,
    liveHolds: 0,
    holdsTitleAlready: false,
    hasTitleOnLoan: false,
    pickupExists: true,
    contact: { email: "none", hearingImpaired: false },
  };

  test("nothing against it", () => {
    expect(refuseHold(fine, "none", 5)).toBeNull();
    expect(refuseHold({ ...fine, liveHolds: 4 }, "none", 5)).toBeNull();
  });

  test.each([
    [{ lendableCopies: 0 }, "not-holdable"],
    [{ holdsTitleAlready: true }, "already-held"],
    [{ hasTitleOnLoan: true }, "own-loan"],
    [{ liveHolds: 5 }, "hold-limit"],
    [{ pickupExists: false }, "unknown-library"],
  ] as const)("%o is refused as %s", (facts, name) => {
    expect(refuseHold({ ...fine, ...facts }, "none", 5)?.name).toBe(name);
  });

  test("a title that is never lent is told before a limit the patron could change", () => {
    expect(refuseHold({ ...fine, lendableCopies: 0, liveHolds: 5 }, "none", 5)?.name).toBe("not-holdable");
  });
});

describe("1.7, 1.9: renewal", () => {
  const fine: RenewalFacts = {
    loanedOn: "2026-11-18",
    dueDate: "2026-12-02",
    renewals: 0,
    waitingOthers: 0,
    freeCopies: 0,
    anyOverdue: false,
  };

  test("on the due date it is not too late, the day after it is", () => {
    expect(renewalOf({ ...fine, dueDate: TODAY }, TODAY, DEFAULT_SETTINGS).ok).toBe(true);
    const late = renewalOf({ ...fine, dueDate: "2026-11-24" }, TODAY, DEFAULT_SETTINGS);
    expect(late).toMatchObject({ ok: false, refusal: { name: "renewal-overdue" } });
  });

  test("on the first day it would gain nothing: the day is told from which it does", () => {
    const fresh = { ...fine, loanedOn: TODAY, dueDate: "2026-12-09" };
    const answer = renewalOf(fresh, TODAY, DEFAULT_SETTINGS);
    expect(answer).toEqual({
      ok: false,
      refusal: { name: "renewal-too-early", details: { date: "2026-11-26" } },
    });
    expect(renewalOf(fresh, "2026-11-26", DEFAULT_SETTINGS)).toEqual({ ok: true, newDueDate: "2026-12-10" });
  });

  test("as many free copies as people waiting: nobody waits for this one", () => {
    expect(renewalOf({ ...fine, waitingOthers: 2, freeCopies: 2 }, TODAY, DEFAULT_SETTINGS).ok).toBe(true);
    const taken = renewalOf({ ...fine, waitingOthers: 2, freeCopies: 1 }, TODAY, DEFAULT_SETTINGS);
    expect(taken).toMatchObject({ ok: false, refusal: { name: "renewal-reserved" } });
  });

  test("a renewal never shortens a loan, whatever the settings", () => {
    const settings = fc.record({
      days: fc.integer({ min: 1, max: 30 }),
      renewalBase: fc.constantFrom("operation-day", "due-date"),
      renewalFromDay: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(settings, fc.integer({ min: 0, max: 40 }), (loans, left) => {
        const dueDate = `2026-${left < 5 ? `11-${26 + left}` : `12-${String(Math.min(31, left)).padStart(2, "0")}`}`;
        const answer = renewalOf({ ...fine, dueDate }, TODAY, RULE_SETTINGS.parse({ loans }));
        if (answer.ok) expect(answer.newDueDate > dueDate).toBe(true);
        else expect(answer.refusal.name).toBe("renewal-too-early");
      }),
    );
  });
});

describe("availability", () => {
  const copy: CopyFacts = { library: "central", closedStacks: false, kept: null, status: "on-shelf" };

  test("the own library comes before another's open shelf, open shelves before the stacks", () => {
    const west = { ...copy, library: "west" };
    const stacks = { ...copy, closedStacks: true };
    expect(availabilityOf([west, stacks], 0, "central")).toEqual({
      kind: "on-shelf",
      library: "central",
      closedStacks: true,
    });
    expect(availabilityOf([west, stacks, copy], 0, "central")).toMatchObject({ closedStacks: false });
    expect(availabilityOf([west, stacks], 0, "east")).toMatchObject({ library: "west" });
  });

  test("rule 23: a kept copy on the shelf is read here, never taken", () => {
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
