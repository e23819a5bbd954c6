import { describe, expect, test } from "vitest";
import { openSmallLibrary, PASSWORD } from "#test/support/backend/small-library.ts";
import { refusalOf } from "#test/support/http/rest-client.ts";

describe("loans", () => {
  test("D49: the list shows the earliest due date first, with the days that are left", async () => {
    const library = await openSmallLibrary();
    const [late = "", soon = ""] = await library.manyTitles(2);
    const card = await library.card();
    await library.lend(card, late, 9);
    await library.lend(card, soon, -2);
    const patron = await library.kiosk.patron(card, PASSWORD);
    const { loans } = (await patron.loans()).value;
    expect(loans.map((loan) => [loan.title.id, loan.daysLeft])).toEqual([
      [soon, -2],
      [late, 9],
    ]);
    expect((await patron.overview()).value.loans).toEqual({
      count: 2,
      overdue: 1,
      nextDue: library.inDays(-2),
      nextTitle: loans[0]?.title,
    });
  });

  test("D58, renewal: from the day of the request, fourteen days on, an open day", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const card = await library.card();
    await library.lend(card, title, 3);
    const patron = await library.kiosk.patron(card, PASSWORD);
    const [loan] = (await patron.loans()).value.loans;
    expect(loan?.renewal).toEqual({ ok: true, newDueDate: "2026-12-09" });
    expect((await patron.renew(loan?.id ?? "")).value).toMatchObject({
      dueDate: "2026-12-09",
      renewals: 1,
      daysLeft: 14,
    });
  });

  test("D59, renewal: a due date on closed days moves to the next open day", async () => {
    const library = await openSmallLibrary({ calendar: { special: ["2026-12-09", "2026-12-10"] } });
    const [title = ""] = await library.manyTitles(1);
    const card = await library.card();
    await library.lend(card, title, 3);
    const patron = await library.kiosk.patron(card, PASSWORD);
    const [loan] = (await patron.loans()).value.loans;
    expect((await patron.renew(loan?.id ?? "")).value.dueDate).toBe("2026-12-11");
  });

  test("D58, renewal: from the due date there is, when the library says so", async () => {
    const library = await openSmallLibrary({ loans: { renewalBase: "due-date" } });
    const [title = ""] = await library.manyTitles(1);
    const card = await library.card();
    await library.lend(card, title, 3);
    const patron = await library.kiosk.patron(card, PASSWORD);
    expect((await patron.loans()).value.loans[0]?.renewal).toEqual({ ok: true, newDueDate: "2026-12-12" });
  });

  test("D58, renewal: once", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const card = await library.card();
    await library.lend(card, title, 3, 1);
    const patron = await library.kiosk.patron(card, PASSWORD);
    const [loan] = (await patron.loans()).value.loans;
    expect(loan?.renewal).toEqual({ ok: false, refusal: { name: "renewal-limit", details: { max: 1 } } });
    expect(await refusalOf(patron.renew(loan?.id ?? ""))).toBe("renewal-limit");
  });

  test("D58, renewal: fifty presses at once renew once", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const card = await library.card();
    await library.lend(card, title, 3);
    const patron = await library.kiosk.patron(card, PASSWORD);
    const id = (await patron.loans()).value.loans[0]?.id ?? "";
    const answers = await Promise.all(Array.from({ length: 50 }, () => patron.renew(id)));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect((await patron.loans()).value.loans[0]).toMatchObject({ renewals: 1 });
  });

  test("D58, renewal: not when overdue", async () => {
    const library = await openSmallLibrary();
    const [title = "", other = ""] = await library.manyTitles(2);
    const card = await library.card();
    await library.lend(card, title, -1);
    await library.lend(card, other, 5);
    const patron = await library.kiosk.patron(card, PASSWORD);
    const [overdue, fine] = (await patron.loans()).value.loans;
    expect(await refusalOf(patron.renew(overdue?.id ?? ""))).toBe("renewal-overdue");
    expect(fine?.renewal.ok).toBe(true);
  });

  test("D58, renewal: not when any loan is overdue, in a library that says so", async () => {
    const library = await openSmallLibrary({ loans: { overdueBlocks: "any-loan" } });
    const [title = "", other = ""] = await library.manyTitles(2);
    const card = await library.card();
    await library.lend(card, title, -1);
    await library.lend(card, other, 5);
    const patron = await library.kiosk.patron(card, PASSWORD);
    const [, fine] = (await patron.loans()).value.loans;
    expect(await refusalOf(patron.renew(fine?.id ?? ""))).toBe("renewal-overdue");
  });

  test("D58, renewal: while no more wait than copies are free, in a library that says so", async () => {
    const library = await openSmallLibrary({ loans: { holdsBlock: "no-free-copy" } });
    const [title = ""] = await library.titles({ copies: ["central", "west"] });
    const card = await library.card();
    await library.lend(card, title, 5);
    const patron = await library.kiosk.patron(card, PASSWORD);
    const id = (await patron.loans()).value.loans[0]?.id ?? "";
    const waiting = [await library.patron(), await library.patron()];
    await waiting[0]?.place(title);
    // One hold, one copy on the shelf: the loan delays no hold.
    expect((await patron.loans()).value.loans[0]?.renewal.ok).toBe(true);
    const second = (await waiting[1]?.place(title))?.value.hold.id ?? "";
    expect(await refusalOf(patron.renew(id))).toBe("renewal-reserved");
    await waiting[1]?.cancel(second);
    expect((await patron.renew(id)).status).toBe(200);
  });

  test("D58, renewal: not before it is offered, and not when it would gain nothing", async () => {
    const library = await openSmallLibrary({ loans: { renewalFromDay: 10 } });
    const [title = ""] = await library.manyTitles(1);
    const card = await library.card();
    await library.lend(card, title, 7);
    const patron = await library.kiosk.patron(card, PASSWORD);
    const [loan] = (await patron.loans()).value.loans;
    const refusal = { name: "renewal-too-early", details: { date: library.inDays(3) } };
    expect((await patron.renew(loan?.id ?? "")).no.refusal).toEqual(refusal);
  });

  test("D56: another patron's loan cannot be renewed", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const card = await library.card();
    await library.lend(card, title, 3);
    const [loan] = (await (await library.kiosk.patron(card, PASSWORD)).loans()).value.loans;
    const other = await library.patron();
    expect(await refusalOf(other.renew(loan?.id ?? ""))).toBe("loan-not-found");
    expect(await refusalOf(other.renew("99999999999999999999"))).toBe("loan-not-found");
  });
});
