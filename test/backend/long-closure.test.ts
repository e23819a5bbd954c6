import { describe, expect, test } from "vitest";
import { DAY_MS } from "#backend/clock.ts";
import { runJobs } from "#backend/jobs/all.ts";
import { addDays } from "#backend/rules/dates.ts";
import { inTransaction } from "#backend/store/database.ts";
import { openSmallLibrary, PASSWORD, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { barcodes, hire } from "#test/support/http/rest-staff.ts";

/** The West Library is rebuilt: closed from tomorrow on for longer than any search for an open day goes. */
const REBUILT = Array.from({ length: 500 }, (_, day) => addDays("2026-11-26", day));
const SETTINGS = { calendar: { byLibrary: { west: { special: REBUILT } } } };

/** A loan of the West Library that is due in a week, and its patron. */
async function loanOfTheWest(library: SmallLibrary, title: string) {
  const card = await library.card();
  await library.lend(card, title, 7);
  await inTransaction(library.backend.db, (trx) =>
    trx.updateTable("loans").set({ libraryId: "west" }).execute(),
  );
  return library.kiosk.patron(card, PASSWORD);
}

describe("D59: a library that is closed for more than a year", () => {
  test("its patrons see their loans and renew them; days without an open day count as they are", async () => {
    const library = await openSmallLibrary(SETTINGS);
    const [title = ""] = await library.manyTitles(1);
    const patron = await loanOfTheWest(library, title);
    const { status, value } = await patron.loans();
    expect(status).toBe(200);
    expect(value.loans[0]?.renewal).toEqual({ ok: true, newDueDate: "2026-12-09" });
    expect((await patron.renew(value.loans[0]?.id ?? "")).value.dueDate).toBe("2026-12-09");
  });

  test("its counter lends and sets aside on its last day", async () => {
    const library = await openSmallLibrary(SETTINGS);
    const [title = "", wanted = ""] = await library.titles({ copies: ["west"] }, { copies: ["west"] });
    const west = (await hire(library)).at("west");
    const card = await library.card();
    const patron = await library.kiosk.patron(card, PASSWORD);
    const [free = ""] = await barcodes(library, title);
    const [held = ""] = await barcodes(library, wanted);
    expect((await west.lend(free, card)).value).toMatchObject({ dueDate: "2026-12-09" });
    await patron.place(wanted, "west");
    expect((await west.ready(held)).value.placement).toMatchObject({
      kind: "hold-shelf",
      until: "2026-12-02",
    });
  });

  test("closed days entered late still move what ends elsewhere, and the log names the library", async () => {
    const library = await openSmallLibrary({
      calendar: { special: ["2026-12-02"], byLibrary: SETTINGS.calendar.byLibrary },
    });
    const [title = "", other = ""] = await library.manyTitles(2);
    const patron = await loanOfTheWest(library, title);
    const card = await library.card();
    await library.lend(card, other, 7);
    const elsewhere = await library.kiosk.patron(card, PASSWORD);
    const { done, failed } = await runJobs(library.backend);
    expect(done).toMatchObject({ "closed-days": 1 });
    expect(failed).toMatchObject([{ name: "closed-days", error: { name: "NoOpenDay", code: "west" } }]);
    expect((await elsewhere.loans()).value.loans[0]?.dueDate).toBe("2026-12-03");
    expect((await patron.loans()).value.loans[0]?.dueDate).toBe("2026-12-02");
    library.clock.forward(DAY_MS);
    expect((await runJobs(library.backend)).failed).toHaveLength(1);
  });
});
