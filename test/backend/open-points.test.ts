import { describe, expect, test } from "vitest";
import { buildApp } from "#backend/app.ts";
import { DAY_MS } from "#backend/clock.ts";
import { runJobs } from "#backend/jobs/all.ts";
import { inTransaction } from "#backend/store/database.ts";
import { REFUSALS } from "#contract/refusals.ts";
import { HEADERS, ROUTES } from "#contract/rest/routes.ts";
import { STAFF_ROUTES } from "#contract/rest/staff-routes.ts";
import { openSmallLibrary, PASSWORD } from "#test/support/backend/small-library.ts";
import { refusalOf } from "#test/support/http/rest-client.ts";

/** Eight digits, the last one the usual check digit (D72). */
const CHECKED_CARDS = { pattern: "^\\d{8}$", foreignPattern: "", checkDigit: "m10w21-split" };

describe("who offers what, and where", () => {
  test("D1: three libraries, one system; each is a pickup library", async () => {
    const library = await openSmallLibrary();
    const titles = await library.manyTitles(3);
    const patron = await library.patron();
    const { libraries } = (await library.kiosk.info()).value;
    expect(libraries.map((one) => one.id)).toEqual(["central", "west", "east"]);
    for (const [at, { id }] of libraries.entries()) {
      expect((await patron.place(titles[at] ?? "", id)).value.hold.pickup).toBe(id);
    }
  });

  test("D2, D4: all five services of the guide's list, from a kiosk", async () => {
    const library = await openSmallLibrary();
    const [held = "", lent = ""] = await library.manyTitles(2);
    const card = await library.card();
    await library.lend(card, lent, 3);
    const patron = await library.kiosk.patron(card, PASSWORD);
    // a: a hold on owned material
    const { hold } = (await patron.place(held)).value;
    // b: current loans, and their extension
    const [loan] = (await patron.loans()).value.loans;
    expect((await patron.renew(loan?.id ?? "")).value.renewals).toBe(1);
    // d: the address; c: the status of holds, another pickup library and contact method, the cancellation
    expect((await patron.setEmail("patron@mail.example")).status).toBe(200);
    expect((await patron.holds()).value.holds[0]?.id).toBe(hold.id);
    expect((await patron.change(hold.id, "west", "phone")).value).toMatchObject({ pickup: "west" });
    expect((await patron.cancel(hold.id)).value.state).toBe("cancelled");
    // e: the password
    expect((await patron.changePassword(PASSWORD, "Another77")).status).toBe(200);
  });

  test("D7, D14: a kiosk can neither hand out a card nor a temporary password", async () => {
    const library = await openSmallLibrary();
    const card = await library.card();
    expect(Object.values(ROUTES).filter(({ path }) => path.includes("password"))).toEqual([
      ROUTES.changePassword,
    ]);
    for (const { method, path } of [STAFF_ROUTES.issueCard, STAFF_ROUTES.temporaryPassword]) {
      const answer = await fetch(library.url + path, {
        method,
        headers: {
          [HEADERS.kiosk]: `Bearer ${library.backend.kioskToken}`,
          [HEADERS.key]: crypto.randomUUID(),
          "content-type": "application/json",
        },
        body: JSON.stringify({ card, expiresOn: null, hearingImpaired: false }),
      });
      expect(answer.status).toBe(401);
    }
    expect((await library.kiosk.signIn(card, PASSWORD)).status).toBe(200);
  });

  test("D48: loans and holds ask for card number and password first", async () => {
    const library = await openSmallLibrary();
    for (const list of ["loans", "holds", "overview"] as const) {
      expect(await refusalOf(library.kiosk.send(list))).toBe("signed-out");
    }
  });

  test("D18: every refusal has a code that can be quoted, also over the wire", async () => {
    const library = await openSmallLibrary();
    const no = (await library.kiosk.title("999")).no;
    expect(no).toEqual({ refusal: { name: "title-not-found" }, code: REFUSALS["title-not-found"].code });
  });
});

describe("D65, D67, D72: cards and passwords", () => {
  test("D72, check digit: a mistyped number is refused as such, and does not count as a wrong password", async () => {
    const library = await openSmallLibrary({ cards: CHECKED_CARDS, signIn: { maxFailed: 1 } });
    expect(await refusalOf(library.kiosk.signIn("12345675", PASSWORD))).toBe("card-number-format");
    expect(await refusalOf(library.kiosk.signIn("12345675", PASSWORD))).toBe("card-number-format");
    expect(await refusalOf(library.kiosk.signIn("12345674", PASSWORD))).toBe("wrong-credentials");
  });

  test("D67, password length: what the library says", async () => {
    const library = await openSmallLibrary({ passwords: { min: 8, max: 16 } });
    const patron = await library.patron();
    expect(await refusalOf(patron.changePassword(PASSWORD, "Short77"))).toBe("password-rule");
    expect((await patron.changePassword(PASSWORD, "LongEnough7777")).status).toBe(200);
  });

  test("D65, card expiry: a card that ends while its patron is signed in opens nothing any more", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const card = await library.card({ expiresOn: library.today });
    const patron = await library.kiosk.patron(card, PASSWORD);
    expect((await patron.overview()).status).toBe(200);
    const ended = library.inDays(-1);
    await inTransaction(library.backend.db, (trx) =>
      trx.updateTable("patrons").set({ expiresOn: ended }).where("cardNumber", "=", card).execute(),
    );
    const no = (await patron.place(title)).no.refusal;
    expect(no).toEqual({ name: "card-expired", details: { date: ended } });
    expect(await refusalOf(patron.overview())).toBe("signed-out");
  });
});

describe("D66: contact methods", () => {
  test("D66: a method the library does not offer is not shown and not taken", async () => {
    const library = await openSmallLibrary({ contacts: { fax: "nobody", phone: "hearing-impaired" } });
    const [title = ""] = await library.manyTitles(1);
    const patron = await library.patron();
    expect((await patron.overview()).value.patron.contactMethods).toEqual(["none"]);
    expect(await refusalOf(patron.place(title, "central", "fax"))).toBe("contact-not-allowed");
    const registered = await library.patron({ hearingImpaired: true });
    expect((await registered.overview()).value.patron.contactMethods).toEqual(["none", "phone", "post"]);
    expect((await registered.place(title, "central", "phone")).status).toBe(200);
  });
});

describe("D61, D63: overdue patrons and holds", () => {
  test("D63, overdue: a hold is allowed, for nothing in the guide forbids it", async () => {
    const library = await openSmallLibrary();
    const [late = "", wanted = ""] = await library.manyTitles(2);
    const card = await library.card();
    await library.lend(card, late, -1);
    expect((await (await library.kiosk.patron(card, PASSWORD)).place(wanted)).status).toBe(200);
  });

  test("D63, overdue: a hold is refused in a library that says so, from the day after the due date", async () => {
    const library = await openSmallLibrary({ holds: { overduePatrons: "refused" } });
    const [late = "", wanted = ""] = await library.manyTitles(2);
    const card = await library.card();
    await library.lend(card, late, 0);
    const patron = await library.kiosk.patron(card, PASSWORD);
    const { hold } = (await patron.place(wanted)).value;
    await patron.cancel(hold.id);
    library.clock.forward(DAY_MS);
    const next = await library.kiosk.patron(card, PASSWORD);
    expect((await next.place(wanted)).no).toEqual({
      refusal: { name: "hold-overdue", details: { have: 1 } },
      code: "H-20",
    });
  });

  test("D61: an expired hold is shown like a cancelled one, without a place, for as long as the library says", async () => {
    const library = await openSmallLibrary({ holds: { showEndedDays: 5 } });
    const [title = ""] = await library.manyTitles(1);
    const card = await library.card();
    const { hold } = (await (await library.kiosk.patron(card, PASSWORD)).place(title)).value;
    await inTransaction(library.backend.db, (trx) =>
      trx
        .updateTable("holds")
        .set({ state: "expired", endedAt: library.clock.now() })
        .where("id", "=", Number(hold.id))
        .execute(),
    );
    const list = async () => (await (await library.kiosk.patron(card, PASSWORD)).holds()).value;
    expect(await list()).toMatchObject({
      holds: [{ state: "expired", position: null, changeable: false, cancellable: false, ready: null }],
      active: 0,
    });
    library.clock.forward(5 * DAY_MS - 1);
    expect((await list()).holds).toHaveLength(1);
    library.clock.forward(1);
    expect((await list()).holds).toHaveLength(0);
  });
});

describe("D59: the calendar of each library", () => {
  const calendar = { byLibrary: { west: { special: ["2026-12-09"] } } };

  test("D59, hours per library: each has its own closed days", async () => {
    const library = await openSmallLibrary({ calendar });
    const { libraries } = (await library.kiosk.info()).value;
    const closed = libraries.map(({ closedDays }) => closedDays.includes("2026-12-09"));
    expect(closed).toEqual([false, true, false]);
  });

  test("D59, hours per library: a renewed loan is due on an open day of the library that lent it", async () => {
    const library = await openSmallLibrary({ calendar });
    const [here = "", there = ""] = await library.manyTitles(2);
    const card = await library.card();
    await library.lend(card, here, 3);
    await library.lend(card, there, 4);
    const patron = await library.kiosk.patron(card, PASSWORD);
    const [first, second] = (await patron.loans()).value.loans;
    await inTransaction(library.backend.db, (trx) =>
      trx.updateTable("loans").set({ libraryId: "west" }).where("id", "=", Number(second?.id)).execute(),
    );
    // Both copies are the Central Library's; one was handed out in the west.
    expect((await patron.renew(first?.id ?? "")).value.dueDate).toBe("2026-12-09");
    expect((await patron.renew(second?.id ?? "")).value.dueDate).toBe("2026-12-10");
  });

  test("D59, closure: what ends on a day that becomes a closed day ends on the next open day", async () => {
    const library = await openSmallLibrary({
      calendar: { byLibrary: { west: { special: ["2026-12-02"] } } },
    });
    const [here = "", there = "", wanted = ""] = await library.manyTitles(3);
    const card = await library.card();
    await library.lend(card, here, 7);
    await library.lend(card, there, 7);
    const patron = await library.kiosk.patron(card, PASSWORD);
    const { hold } = (await patron.place(wanted, "west")).value;
    await library.setAside(hold.id, "ready");
    const { db } = library.backend;
    const [first] = (await patron.loans()).value.loans;
    await inTransaction(db, (trx) =>
      trx.updateTable("loans").set({ libraryId: "west" }).where("id", "=", Number(first?.id)).execute(),
    );
    expect((await runJobs(library.backend)).done).toMatchObject({ "closed-days": 2 });
    const due = (await patron.loans()).value.loans.map(({ dueDate }) => dueDate);
    expect(due).toEqual(["2026-12-02", "2026-12-03"]);
    expect((await patron.holds()).value.holds[0]?.ready?.until).toBe("2026-12-03");
    library.clock.forward(2 * DAY_MS);
    expect((await runJobs(library.backend)).done).toMatchObject({ "closed-days": 0 });
  });

  test("D59, holidays: a year without known holidays is reported when the backend starts", async () => {
    const library = await openSmallLibrary();
    const lines: string[] = [];
    const start = async () => {
      const app = buildApp(library.backend, { write: (line) => void lines.push(line) });
      await app.ready();
    };
    await start();
    expect(lines.filter((line) => line.includes("holidays-unknown"))).toHaveLength(0);
    library.clock.forward(26 * 365 * DAY_MS);
    await start();
    const [said = "{}"] = lines.filter((line) => line.includes("holidays-unknown"));
    expect(JSON.parse(said)).toMatchObject({ level: 50, event: "holidays-unknown", code: "2052" });
  });
});

describe("D58: renewal", () => {
  test("D58, item class: what the library never renews says so in the list and when asked", async () => {
    const library = await openSmallLibrary();
    const [film = ""] = await library.titles({ material: "audio-visual" });
    const card = await library.card();
    await library.lend(card, film, 3);
    const patron = await library.kiosk.patron(card, PASSWORD);
    const [loan] = (await patron.loans()).value.loans;
    expect(loan?.renewal).toEqual({ ok: false, refusal: { name: "renewal-class" } });
    expect(await refusalOf(patron.renew(loan?.id ?? ""))).toBe("renewal-class");
  });

  test("D58, holds block: a hold by another patron stops a renewal, whatever copies are free", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.titles({ copies: ["central", "west"] });
    const card = await library.card();
    await library.lend(card, title, 5);
    const patron = await library.kiosk.patron(card, PASSWORD);
    const id = (await patron.loans()).value.loans[0]?.id ?? "";
    await (await library.patron()).place(title);
    expect(await refusalOf(patron.renew(id))).toBe("renewal-reserved");
  });
});
