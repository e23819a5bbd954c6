import { describe, expect, it } from "vitest";
import { ticketOf } from "#main/library/ticket.ts";
import { key, kohaVisit, options } from "#test/support/library/koha-scene.ts";
import { checkout, day } from "../../../../fakes/koha-world.ts";

const no = (name: string, details?: object) => ({
  ok: false,
  refusal: details === undefined ? { name } : { name, details },
});

describe("loans at Koha", () => {
  it("come with titles, barcodes, days and whether each can be renewed, the earliest first", async () => {
    const { library, session, calls } = await kohaVisit();
    expect(await library.loans({ session }, options())).toMatchObject({
      ok: true,
      value: {
        loans: [
          {
            id: "102",
            title: { id: "3", title: "1000 wools", authors: [{ name: "Weaver, Bo" }] },
            barcode: "39000000031",
            dueDate: day(-2),
            daysLeft: -2,
            renewals: 0,
            renewal: { ok: false, refusal: { name: "renewal-reserved" } },
          },
          {
            id: "101",
            barcode: "3900000008",
            dueDate: day(5),
            daysLeft: 5,
            renewal: { ok: true, newDueDate: "" },
          },
        ],
      },
    });
    // One question for every title and barcode, whatever their number.
    expect(calls().toSorted()).toEqual([
      "GET /checkouts",
      "GET /checkouts/101/allows_renewal",
      "GET /checkouts/102/allows_renewal",
      "GET /items",
    ]);
  });

  it.each([
    ["on_reserve", "renewal-reserved", undefined],
    ["recalled", "renewal-reserved", undefined],
    ["too_many", "renewal-limit", { max: 1 }],
    ["too_unseen", "renewal-limit", { max: 1 }],
    ["too_soon", "renewal-too-early", undefined],
    ["auto_too_soon", "renewal-too-early", undefined],
    ["overdue", "renewal-overdue", undefined],
    ["restriction", "card-blocked", undefined],
    ["auto_too_much_oweing", "owing", undefined],
    ["auto_account_expired", "card-expired", undefined],
    ["auto_renew", "renewal-class", undefined],
    ["auto_too_late", "renewal-class", undefined],
    ["item_denied_renewal", "renewal-class", undefined],
    ["onsite_checkout", "renewal-class", undefined],
    ["item_issued_to_other_patron", "loan-not-found", undefined],
    ["no_item", "loan-not-found", undefined],
    ["a_reason_of_tomorrow", "reason-unknown", undefined],
  ])("%s is %s, in the list and for a renewal", async (error, name, details) => {
    const { library, session, koha } = await kohaVisit();
    koha.world.renewalErrors.set(101, error);
    const list = await library.loans({ session }, options());
    const loan = list.ok ? list.value.loans.find(({ id }) => id === "101") : undefined;
    expect(loan?.renewal).toEqual(no(name, details));
    expect(await library.renew({ session, key: key(), loan: "101" }, options())).toMatchObject(no(name));
  });

  it("shows the list although one of them cannot be asked about", async () => {
    const { library, session, koha } = await kohaVisit();
    koha.fail("GET", /\/102\/allows_renewal/u, { kind: "crash" });
    const list = await library.loans({ session }, options());
    expect(list).toMatchObject({
      ok: true,
      value: {
        loans: [
          // It may be tried: Koha checks it again.
          { id: "102", renewal: { ok: true, newDueDate: "" } },
          { id: "101", renewal: { ok: true } },
        ],
      },
    });
  });

  it("KOHA-13: does not wait for sixty answers, and asks first about those due first", async () => {
    const { library, session, koha } = await kohaVisit({ times: { read: 60_000 } });
    koha.world.checkouts.length = 0;
    for (let id = 0; id < 60; id += 1) koha.world.checkouts.push(checkout(200 + id, 4, 8, 60 - id));
    koha.quirks.delayMs = 60;
    const list = await library.loans({ session }, options());
    const loans = list.ok ? list.value.loans : [];
    expect(loans).toHaveLength(60);
    expect(loans.every(({ renewal }) => renewal.ok)).toBe(true);
    const asked = koha.asked().filter((one) => one.endsWith("allows_renewal"));
    expect(asked.length).toBeLessThan(60);
    const dueFirst = Array.from({ length: 60 }, (_, id) => `GET /checkouts/${259 - id}/allows_renewal`);
    // Some are asked at once, and arrive in any order.
    expect(asked.toSorted().reverse()).toEqual(dueFirst.slice(0, asked.length));
  });

  it("asks nothing more for a patron without loans", async () => {
    const { library, session, koha, calls } = await kohaVisit();
    koha.world.checkouts.length = 0;
    expect(await library.loans({ session }, options())).toEqual({ ok: true, value: { loans: [] } });
    expect(calls()).toEqual(["GET /checkouts"]);
  });

  it("never shows the loans of a patron whose number contains this one's", async () => {
    const { library, session, koha } = await kohaVisit();
    const list = await library.loans({ session }, options());
    expect(list.ok && list.value.loans.map(({ id }) => id)).toEqual(["102", "101"]);
    expect(
      koha.seen.filter(({ params }) => params.has("patron_id") && params.get("_match") !== "exact"),
    ).toEqual([]);
  });
});

describe("a renewal at Koha", () => {
  it("gives the new day, and says whether it could be renewed once more", async () => {
    const { library, session, koha, calls } = await kohaVisit();
    expect(await library.renew({ session, key: key(), loan: "101" }, options())).toMatchObject({
      ok: true,
      value: {
        id: "101",
        title: { title: "Dune" },
        dueDate: day(21),
        renewals: 1,
        renewal: no("renewal-limit", { max: 1 }),
      },
    });
    expect(calls()).toEqual([
      "GET /checkouts",
      "GET /items",
      "POST /checkouts/101/renewals",
      "GET /checkouts/101/allows_renewal",
    ]);
    expect(koha.world.checkouts[0]?.["renewals_count"]).toBe(1);
  });

  it("of another patron's loan is not even tried", async () => {
    const { library, session, koha } = await kohaVisit();
    expect(await library.renew({ session, key: key(), loan: "103" }, options())).toEqual(
      no("loan-not-found"),
    );
    expect(koha.asked().filter((one) => one.startsWith("POST /checkouts"))).toEqual([]);
  });

  it.each(["lost", "half", "html", "crash-after"] as const)(
    "whose answer is %s is found to be done, and was sent once",
    async (kind) => {
      const { library, session, koha } = await kohaVisit();
      koha.fail("POST", /renewal/u, { kind });
      expect(await library.renew({ session, key: key(), loan: "101" }, options())).toMatchObject({
        ok: true,
        value: { dueDate: day(21), renewals: 1 },
      });
      expect(koha.asked().filter((one) => one.includes("/renewals"))).toHaveLength(1);
    },
  );

  it("that never came and cannot be seen has a ticket, for it may still be on its way", async () => {
    const { library, session, koha } = await kohaVisit();
    koha.fail("POST", /renewal/u, { kind: "reset" });
    const one = key();
    expect(await library.renew({ session, key: one, loan: "101" }, options())).toEqual(
      no("not-confirmed", { ticket: ticketOf(one) }),
    );
  });

  it("that Koha ended with an error and without a change was not done", async () => {
    const { library, session, koha } = await kohaVisit();
    koha.fail("POST", /renewal/u, { kind: "crash" });
    expect(await library.renew({ session, key: key(), loan: "101" }, options())).toEqual(no("not-done"));
  });

  it("that a proxy gave up on is not known", async () => {
    const { library, session, koha } = await kohaVisit();
    koha.fail("POST", /renewal/u, { kind: "answer", answer: { status: 504, body: "gateway" } });
    expect(await library.renew({ session, key: key(), loan: "101" }, options())).toMatchObject(
      no("not-confirmed"),
    );
  });

  it("that our account may not do is for the counter, and is not looked for", async () => {
    const { library, session, koha, events, calls } = await kohaVisit();
    const body = { error: "Authorization failure.", required_permissions: { circulate: "1" } };
    koha.fail("POST", /renewal/u, { kind: "answer", answer: { status: 403, body } });
    expect(await library.renew({ session, key: key(), loan: "101" }, options())).toEqual(no("out-of-order"));
    expect(events()).toEqual(["koha-permission"]);
    expect(calls().at(-1)).toBe("POST /checkouts/101/renewals");
  });

  it("that Koha refuses with an unknown code was not done; with an HTML page the outcome is unknown", async () => {
    for (const [body, name] of [
      [{ error: "A rule of tomorrow." }, "not-done"],
      [["<html>"], "not-confirmed"],
    ] as const) {
      const { library, session, koha } = await kohaVisit();
      koha.fail("POST", /renewal/u, { kind: "answer", answer: { status: 422, body } });
      expect(await library.renew({ session, key: key(), loan: "101" }, options())).toMatchObject(no(name));
    }
  });

  it("whose questions before it fail was not done", async () => {
    const { library, session, koha } = await kohaVisit();
    koha.fail("GET", /^\/items$/u, { kind: "reset" });
    expect(await library.renew({ session, key: key(), loan: "101" }, options())).toEqual(no("not-done"));
    expect(koha.world.checkouts[0]?.["renewals_count"]).toBe(0);
  });
});
