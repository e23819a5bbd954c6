import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CheckOutFacts,
  dueDateOf,
  type LendingFacts,
  refuseCheckOut,
  refuseLoan,
} from "#backend/rules/lending.ts";
import { type RenewalFacts, renewalOf } from "#backend/rules/renewal.ts";
import { DEFAULT_SETTINGS, RULE_SETTINGS } from "#backend/rules/settings.schema.ts";

const TODAY = "2026-11-25";

describe("D58: renewal", () => {
  const fine: RenewalFacts = {
    loanedOn: "2026-11-18",
    dueDate: "2026-12-02",
    renewals: 0,
    waitingOthers: 0,
    freeCopies: 0,
    anyOverdue: false,
    material: "book",
    kept: null,
    library: "central",
  };

  test("on the due date it is not too late, the day after it is", () => {
    expect(renewalOf({ ...fine, dueDate: TODAY }, TODAY, DEFAULT_SETTINGS).ok).toBe(true);
    const late = renewalOf({ ...fine, dueDate: "2026-11-24" }, TODAY, DEFAULT_SETTINGS);
    expect(late).toMatchObject({ ok: false, refusal: { name: "renewal-overdue" } });
  });

  test("on the first day it would gain nothing: the answer has the day from which it does", () => {
    const fresh = { ...fine, loanedOn: TODAY, dueDate: "2026-12-09" };
    const answer = renewalOf(fresh, TODAY, DEFAULT_SETTINGS);
    expect(answer).toEqual({
      ok: false,
      refusal: { name: "renewal-too-early", details: { date: "2026-11-26" } },
    });
    expect(renewalOf(fresh, "2026-11-26", DEFAULT_SETTINGS)).toEqual({ ok: true, newDueDate: "2026-12-10" });
  });

  test("as many free copies as people waiting: this loan can be renewed, in a library that says so", () => {
    const settings = RULE_SETTINGS.parse({ loans: { holdsBlock: "no-free-copy" } });
    expect(renewalOf({ ...fine, waitingOthers: 2, freeCopies: 2 }, TODAY, settings).ok).toBe(true);
    const taken = renewalOf({ ...fine, waitingOthers: 2, freeCopies: 1 }, TODAY, settings);
    expect(taken).toMatchObject({ ok: false, refusal: { name: "renewal-reserved" } });
  });

  test("D58: whether holds block is a matter of the library", () => {
    const awaited = { ...fine, waitingOthers: 1, freeCopies: 1 };
    const with_ = (loans: object) => renewalOf(awaited, TODAY, RULE_SETTINGS.parse({ loans }));
    expect(with_({})).toMatchObject({ refusal: { name: "renewal-reserved" } });
    expect(with_({ holdsBlock: "no-free-copy" }).ok).toBe(true);
    const nothing = RULE_SETTINGS.parse({ loans: { holdsBlock: "nothing" } });
    expect(renewalOf({ ...awaited, freeCopies: 0 }, TODAY, nothing).ok).toBe(true);
  });

  test("D58: an overdue loan blocks nothing in a library that says so", () => {
    const late = { ...fine, dueDate: "2026-11-24", anyOverdue: true };
    const settings = RULE_SETTINGS.parse({ loans: { overdueBlocks: "nothing" } });
    expect(renewalOf(late, TODAY, settings).ok).toBe(true);
  });

  test("D58: item classes that are never renewed", () => {
    const film = renewalOf({ ...fine, material: "audio-visual" }, TODAY, DEFAULT_SETTINGS);
    expect(film).toEqual({ ok: false, refusal: { name: "renewal-class" } });
    expect(renewalOf({ ...fine, kept: "reference" }, TODAY, DEFAULT_SETTINGS)).toEqual(film);
    const all = RULE_SETTINGS.parse({ loans: { notRenewable: { materials: [], kept: ["old"] } } });
    expect(renewalOf({ ...fine, material: "audio-visual", kept: "reference" }, TODAY, all).ok).toBe(true);
    expect(renewalOf({ ...fine, kept: "old" }, TODAY, all).ok).toBe(false);
  });

  test("D59: the open days of the library that lent it count", () => {
    const calendar = { byLibrary: { west: { special: ["2026-12-09"] } } };
    const settings = RULE_SETTINGS.parse({ calendar });
    expect(renewalOf(fine, TODAY, settings)).toEqual({ ok: true, newDueDate: "2026-12-09" });
    expect(renewalOf({ ...fine, library: "west" }, TODAY, settings)).toEqual({
      ok: true,
      newDueDate: "2026-12-10",
    });
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

describe("D57: lending at the counter", () => {
  const fine: LendingFacts = { loans: 4, expiresOn: null };
  const { loans } = DEFAULT_SETTINGS;

  test("five loans at once, or as many as the library says", () => {
    expect(refuseLoan(fine, TODAY, loans)).toBeNull();
    expect(refuseLoan({ ...fine, loans: 5 }, TODAY, loans)).toEqual({
      name: "loan-limit",
      details: { max: 5, have: 5 },
    });
    expect(refuseLoan({ ...fine, loans: 5 }, TODAY, { max: 10 })).toBeNull();
  });

  test("D65: a card is good on its last day, not on the day after", () => {
    expect(refuseLoan({ ...fine, expiresOn: TODAY }, TODAY, loans)).toBeNull();
    expect(refuseLoan({ ...fine, expiresOn: "2026-11-24" }, TODAY, loans)?.name).toBe("card-expired");
  });

  test("fourteen days, moved to an open day of the library that lends", () => {
    const settings = RULE_SETTINGS.parse({
      calendar: { byLibrary: { west: { closedWeekdays: [3] } } },
    });
    expect(dueDateOf(TODAY, "central", settings)).toBe("2026-12-09");
    expect(dueDateOf(TODAY, "west", settings)).toBe("2026-12-10");
  });
});

describe("D84: lending at a terminal", () => {
  const fine: CheckOutFacts = {
    loan: null,
    kept: null,
    material: "book",
    place: { ja: "2階", en: "Floor 2" },
    aside: null,
    status: "on-shelf",
    loans: 4,
  };
  const settings = RULE_SETTINGS.parse({
    terminals: { lend: true, counterOnly: ["audio-visual"], counterOnlyPlaces: ["展示室", "Map room"] },
  });
  const refusedBy = (facts: Partial<CheckOutFacts>) => refuseCheckOut({ ...fine, ...facts }, settings)?.name;

  test("a copy on the shelf, one that waits for the patron, one that is missing or has to leave the hold shelf", () => {
    expect(refusedBy({})).toBeUndefined();
    expect(refusedBy({ aside: "own", status: "on-hold-shelf" })).toBeUndefined();
    expect(refusedBy({ status: "on-hold-shelf" })).toBeUndefined();
    expect(refusedBy({ status: "missing" })).toBeUndefined();
  });

  test("a copy of a location for the counter stays there, by either of its names", () => {
    expect(refusedBy({ place: { ja: "展示室", en: "Exhibition" } })).toBe("counter-only");
    expect(refusedBy({ place: { ja: "地図室", en: "Map room" } })).toBe("counter-only");
    expect(refusedBy({ place: { ja: "", en: "" } })).toBeUndefined();
  });

  test("of several reasons the first is answered: those of the copy before those of the patron", () => {
    const all: Partial<CheckOutFacts>[] = [
      { loan: { isOwn: false, dueDate: "2026-12-01" } },
      { kept: "reference" },
      { material: "audio-visual" },
      { aside: "another" },
      { status: "in-transit" },
      { loans: 5 },
    ];
    const names = all.map((_, at) => refusedBy(Object.assign({}, ...all.slice(at))));
    expect(names).toEqual([
      "lent-to-another",
      "not-for-loan",
      "counter-only",
      "waits-for-another",
      "copy-in-transit",
      "loan-limit",
    ]);
  });
});
