import { describe, expect, it } from "vitest";
import type { Balance } from "#contract/domain/patron.ts";
import { ticketOf } from "#main/library/ticket.ts";
import { key, kohaVisit, options } from "#test/support/library/koha-scene.ts";
import { KOHA_ACCOUNT, KOHA_LENDER, type KohaFault } from "../../../../fakes/koha-server.ts";
import { checkout, day, hold, item, type Row } from "../../../../fakes/koha-world.ts";

const no = (name: string, details?: object) => ({
  ok: false,
  refusal: details === undefined ? { name } : { name, details },
});

/** On its shelf, and wanted by nobody. */
const FREE = "39000000091";
/** On the hold shelf for the patron. */
const OWN_HOLD = "39000000071";
/** On loan to the patron, and to another. */
const OWN_LOAN = "3900000008";
const OTHERS_LOAN = "39000000021";

/** A patron at a terminal that lends, in front of Koha 23.11. */
async function lendingVisit(row: Row = {}, currency = "", more: { readonly library?: string } = {}) {
  const visit = await kohaVisit({
    ...more,
    koha: { auth: "basic", ...KOHA_ACCOUNT, lending: KOHA_LENDER },
    currency,
  });
  const { koha, library, session } = visit;
  koha.quirks.version = "23.11";
  koha.world.items.push(item(91, 2, row));
  await library.info(options());
  const before = koha.asked().length;
  return {
    ...visit,
    calls: () => koha.asked().slice(before),
    lend: (barcode = FREE, more: { renew?: boolean; key?: string; fee?: Balance } = {}) =>
      library.checkOut({ session, key: key(), barcode, renew: false, ...more }, options()),
    isLent: () => koha.world.checkouts.some((one) => one["item_id"] === 91),
  };
}

describe("lending over Koha's REST API", () => {
  it("takes five requests, and has the due date of the answer", async () => {
    const { lend, calls } = await lendingVisit();
    expect(await lend()).toEqual({
      ok: true,
      value: {
        loan: expect.objectContaining({
          barcode: FREE,
          dueDate: day(21),
          daysLeft: 21,
          renewals: 0,
          title: expect.objectContaining({ id: "2", title: "100% wool" }),
        }),
        renewed: false,
        holdFulfilled: false,
        tag: "unsaid",
      },
    });
    expect(calls().toSorted()).toEqual([
      "GET /checkouts",
      "GET /checkouts/availability",
      "GET /holds",
      "GET /items",
      "POST /checkouts",
    ]);
  });

  it("asks and lends as the second account for the terminal's library, and reads as the first", async () => {
    const { lend, koha } = await lendingVisit();
    await lend();
    const asked = koha.seen.filter(({ account }) => account === KOHA_LENDER.user).map(({ path }) => path);
    expect(asked).toEqual(["/checkouts/availability", "/checkouts"]);
    expect(koha.world.checkouts.at(-1)).toMatchObject({ library_id: "CPL" });
    const rest = koha.seen.filter(({ account }) => account !== KOHA_LENDER.user);
    for (const { headers } of rest) expect(headers).not.toHaveProperty("x-koha-library");
  });

  it.each(["NONE", "中央"])(
    "lends nothing for a library that Koha does not have (%s), and logs it",
    async (library) => {
      const { lend, isLent, events } = await lendingVisit({}, "", { library });
      expect(await lend()).toEqual(no("not-done"));
      expect(isLent()).toBe(false);
      expect(events()).toContain("koha-library-refused");
    },
  );

  it("fulfils the patron's own hold, and says so", async () => {
    const { lend, koha } = await lendingVisit();
    expect(await lend(OWN_HOLD)).toMatchObject({ ok: true, value: { holdFulfilled: true } });
    expect(koha.world.holds.map((one) => one["hold_id"])).not.toContain(62);
  });

  it.each([
    [false, "can be read", ""],
    [true, "cannot be read", "reserveforothers"],
  ])("says %s of a hold that was not fulfilled, while the holds %s again", async (said, _what, lacks) => {
    const { lend, koha } = await lendingVisit();
    const answer = {
      status: 201,
      get body() {
        koha.quirks.lacks = lacks;
        return checkout(900, 4, 71, 21);
      },
    };
    koha.fail("POST", /^\/checkouts$/u, { kind: "answer", answer });
    expect(await lend(OWN_HOLD)).toMatchObject({ ok: true, value: { holdFulfilled: said } });
  });

  it("renews an own loan only when asked to, and Koha's reason comes with the refusal", async () => {
    const { lend, koha } = await lendingVisit();
    expect(await lend(OWN_LOAN)).toEqual(no("lent-to-you", { date: day(5) }));
    koha.world.renewalErrors.set(101, "too_soon");
    expect(await lend(OWN_LOAN, { renew: true })).toEqual(no("renewal-too-early"));
    koha.world.renewalErrors.delete(101);
    expect(await lend(OWN_LOAN, { renew: true })).toMatchObject({
      ok: true,
      value: { renewed: true, holdFulfilled: false, loan: { renewals: 1 } },
    });
    expect(koha.asked()).not.toContain("POST /checkouts");
  });

  it.each([
    ["another patron's loan", OTHERS_LOAN, "lent-to-another"],
    ["a copy that is for reference", "39000000041", "not-for-loan"],
    ["a withdrawn copy", "39000000082", "not-for-loan"],
    ["a lost copy that was found", "39000000081", "counter-only"],
    ["a barcode that Koha does not have", "39000000099", "foreign-copy"],
    ["the beginning of a barcode", "390000000", "foreign-copy"],
  ])("%s is refused, and nothing is sent", async (_what, barcode, name) => {
    const { lend, calls } = await lendingVisit();
    expect(await lend(barcode)).toMatchObject(no(name));
    expect(calls()).not.toContain("POST /checkouts");
  });

  it.each([
    [null, "RESERVED", "waits-for-another"],
    ["W", "RESERVE_WAITING", "waits-for-another"],
    ["P", "PROCESSING", "waits-for-another"],
    ["T", "TRANSFERRED", "copy-in-transit"],
  ])(
    "a copy for another patron's hold (%s) is refused, though staff may confirm %s",
    async (status, _name, refusal) => {
      const { lend, koha, calls } = await lendingVisit();
      koha.world.holds.push(hold(700, 14, 2, { status, ...(status === null ? {} : { item_id: "91" }) }));
      expect(await lend()).toEqual(no(refusal));
      expect(calls()).not.toContain("POST /checkouts");
    },
  );

  it.each([false, true])(
    "the limit of loans is refused with its numbers (a blocker: %s)",
    async (limitBlocks) => {
      const { lend, koha } = await lendingVisit();
      koha.world.maxLoans = 2;
      koha.quirks.limitBlocks = limitBlocks;
      expect(await lend()).toEqual(no("loan-limit", { max: 2, have: 2 }));
    },
  );

  it.each<[string, Row, string]>([
    ["EXPIRED", { _blockers: { EXPIRED: 1 } }, "card-expired"],
    ["the card before the copy", { _blockers: { NOT_FOR_LOAN: 1, DEBARRED: 1 } }, "card-blocked"],
    ["DEBT", { _confirms: { DEBT: 1350 } }, "owing"],
    ["ADDITIONAL_MATERIALS", { _confirms: { ADDITIONAL_MATERIALS: "2 CDs" } }, "part-of-set"],
    ["overdue loans", { _confirms: { USERBLOCKEDOVERDUE: 1 } }, "lend-overdue"],
    ["AGE_RESTRICTION", { _confirms: { AGE_RESTRICTION: "PEGI 18" } }, "age-limit"],
    ["HIGHHOLDS", { _confirms: { HIGHHOLDS: { num_holds: 9 } } }, "counter-only"],
    ["a lost copy that staff would confirm", { _confirms: { ITEM_LOST: "Lost" } }, "counter-only"],
    ["a copy of a title on loan to the patron", { _confirms: { CURRENTISSUE: 1 } }, "counter-only"],
    ["another's booking", { _confirms: { BOOKED_TO_ANOTHER: {} } }, "waits-for-another"],
    ["the patron's booking of a later day", { _confirms: { BOOKED_EARLY: {} } }, "counter-only"],
    ["a confirmation of tomorrow", { _confirms: { A_RULE_OF_TOMORROW: 1 } }, "reason-unknown"],
    [
      "a harmless one beside one of tomorrow",
      { _confirms: { PREVISSUE: 1, booked_for: "14" } },
      "reason-unknown",
    ],
  ])("%s is refused and never confirmed", async (_what, row, name) => {
    const { lend, calls, isLent } = await lendingVisit(row);
    expect(await lend()).toEqual(no(name));
    expect(calls()).not.toContain("POST /checkouts");
    expect(isLent()).toBe(false);
  });

  it("another's loan that Koha would end is not ended", async () => {
    const { lend, koha, calls } = await lendingVisit();
    koha.quirks.endsOthersLoans = true;
    expect(await lend(OTHERS_LOAN)).toEqual(no("lent-to-another"));
    expect(calls()).not.toContain("POST /checkouts");
  });

  it("a copy that the patron had before is confirmed", async () => {
    const { lend, isLent } = await lendingVisit({
      _confirms: { PREVISSUE: 1 },
      _warnings: { OTHER_CHARGES: "3.00" },
    });
    expect(await lend()).toMatchObject({ ok: true });
    expect(isLent()).toBe(true);
  });

  it("a charge is refused with its amount, and lent for exactly the amount that was accepted", async () => {
    const { lend, isLent, koha } = await lendingVisit({ _confirms: { RENTALCHARGE: "120.00" } }, "JPY");
    const fee = { amount: 120, currency: "JPY", reason: "rental" };
    expect(await lend()).toEqual(no("fee", { fee }));
    expect(await lend(FREE, { fee: { amount: 100, currency: "JPY" } })).toEqual(no("fee", { fee }));
    expect(await lend(FREE, { fee: { amount: 120, currency: "EUR" } })).toEqual(no("fee", { fee }));
    expect(koha.asked()).not.toContain("POST /checkouts");
    expect(isLent()).toBe(false);
    const answer = await lend(FREE, { fee: { amount: 120, currency: "JPY" } });
    expect(answer).toMatchObject({ ok: true, value: { fee } });
  });

  it("a charge is for the counter where the currency is not known, or something else stands against it", async () => {
    const unknown = await lendingVisit({ _confirms: { RENTALCHARGE: 120 } });
    expect(await unknown.lend()).toEqual(no("counter-only"));
    const both = await lendingVisit({ _confirms: { RENTALCHARGE: 120, DEBT: 900 } }, "JPY");
    expect(await both.lend(FREE, { fee: { amount: 120, currency: "JPY" } })).toEqual(no("owing"));
  });

  it.each([
    ["reserved", "waits-for-another"],
    ["lent", "lent-to-another"],
    ["expired", "card-expired"],
  ] as const)("a copy that is %s between the question and the loan is not lent", async (meanwhile, name) => {
    const { lend, koha } = await lendingVisit({ _confirms: { PREVISSUE: 1 } });
    koha.quirks.meanwhile = meanwhile;
    expect(await lend()).toEqual(no(name));
    expect(koha.world.checkouts.filter((one) => one["patron_id"] === 4 && one["item_id"] === 91)).toEqual([]);
    expect(koha.asked().filter((one) => one === "POST /checkouts")).toHaveLength(1);
  });

  it("a confirmation that was not taken, for no reason to be seen, was not done", async () => {
    const { lend, koha } = await lendingVisit();
    koha.fail("POST", /^\/checkouts$/u, {
      kind: "answer",
      answer: { status: 412, body: { error: "Confirmation error" } },
    });
    expect(await lend()).toEqual(no("not-done"));
  });

  it.each<[string, KohaFault]>([
    ["lost", { kind: "lost" }],
    ["cut in half", { kind: "half" }],
    ["a page", { kind: "html" }],
    ["an error that comes after the loan", { kind: "crash-after" }],
  ])("an answer that is %s is looked up among the loans", async (_what, fault) => {
    const { lend, koha } = await lendingVisit();
    koha.fail("POST", /^\/checkouts$/u, fault);
    expect(await lend()).toMatchObject({ ok: true, value: { loan: { barcode: FREE, dueDate: day(21) } } });
    expect(koha.asked().filter((one) => one === "POST /checkouts")).toHaveLength(1);
  });

  it("an error of Koha's own that changed nothing was not done; a lost request may still be under way", async () => {
    const { lend, koha } = await lendingVisit();
    koha.fail("POST", /^\/checkouts$/u, { kind: "crash" });
    expect(await lend()).toEqual(no("not-done"));
    koha.fail("POST", /^\/checkouts$/u, { kind: "reset" });
    const one = key();
    expect(await lend(FREE, { key: one })).toEqual(no("not-confirmed", { ticket: ticketOf(one) }));
  });

  it("an answer about another patron or copy is refused", async () => {
    const { lend, koha } = await lendingVisit();
    const body = checkout(900, 14, 91, 21);
    koha.fail("POST", /^\/checkouts$/u, { kind: "answer", answer: { status: 201, body } });
    expect(await lend()).toMatchObject(no("not-confirmed"));
  });

  it("a due date that cannot be read does not turn a loan into a failure", async () => {
    const { lend, koha } = await lendingVisit();
    const body = { ...checkout(900, 4, 91, 21), due_date: "soon" };
    koha.fail("POST", /^\/checkouts$/u, { kind: "answer", answer: { status: 201, body } });
    expect(await lend()).toMatchObject({ ok: true, value: { loan: { dueDate: "", daysLeft: 0 } } });
  });

  it("says nothing of the other patron, in an answer or the log", async () => {
    const { lend, koha, log } = await lendingVisit();
    koha.world.holds.push(hold(700, 14, 2));
    const refused = [await lend(OTHERS_LOAN), await lend()];
    koha.quirks.endsOthersLoans = true;
    const said = JSON.stringify([...refused, await lend(OTHERS_LOAN), log.recent()]);
    expect(said).not.toMatch(/Canary|23529000000010|"14"/u);
  });
});
