import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { runJobs } from "#backend/jobs/all.ts";
import { FILE_NAME } from "#backend/store/sqlite.ts";
import { listenToEngines, type Statement, statementsOf } from "#bench/backend/recorder.ts";
import { populate } from "#bench/fleet/population.ts";
import { days, openSmallLibrary, PASSWORD, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { barcodes, hire } from "#test/support/http/rest-staff.ts";

/*
 * SQLite answers in the process that serves every terminal: a statement that reads the whole of a table that grows holds them all
 * up. The plan is the same for ten rows as for millions, because the tables are never analysed.
 */

listenToEngines();

/** What may be read as a whole: little, or no further than a limit. */
const MAY_BE_SCANNED = [
  // A row for each library, terminal, member of staff, job or migration.
  "libraries",
  "kiosks",
  "staff",
  "jobs",
  "kysely_migration",
  // What waits to be done.
  "outbox",
  "tasks",
  "moves",
  // Sessions and wrong passwords of today, and addresses that wait to be confirmed.
  "sessions",
  "sign_in_attempts",
  "email_proofs",
  "messages",
  // Nothing of the database, or what a part of the statement has found.
  "CONSTANT",
  "json_each",
  "listed",
  "each_one",
  "wanted",
  "days",
  // The newest titles up to a limit, in the order of an index.
  "title_sort",
  "o",
];

/** Little all the same: the hold shelf, the holds of today's loans, and the last id, which is that of the last row. */
const LITTLE = /"ready_until"|select "id" from "holds" where "state" = \+\? limit|select max\("id"\)/u;

/** The steps of SQLite's plan. */
function planOf(file: SqliteDatabase.Database, { text, values }: Statement): readonly string[] {
  if (!/^\s*(select|with|insert|update|delete)/iu.test(text)) return [];
  return file
    .prepare<unknown[], { readonly detail: string }>(`explain query plan ${text}`)
    .all(...values)
    .map(({ detail }) => detail);
}

/** Tables of which a statement reads all rows, or all holds in a state. */
function readWhole(file: SqliteDatabase.Database, statement: Statement): readonly string[] {
  if (LITTLE.test(statement.text)) return [];
  return planOf(file, statement).flatMap((detail) => {
    // The least or greatest value without an index is told as a search that uses nothing.
    const whole = /^SCAN (\w+)\b(?! VIRTUAL TABLE)|^SEARCH (\w+)$/u.exec(detail);
    if (whole !== null) return whole[1] ?? whole[2] ?? [];
    const byState = /^SEARCH (\w+) USING .*\(state=\?\)$/u.exec(detail);
    return byState === null ? [] : [`${byState[1]} by state`];
  });
}

async function wholeVisit(library: SmallLibrary, titles: readonly string[], card: string): Promise<void> {
  const [lent = "", free = "", wanted = ""] = titles;
  const { kiosk } = library;
  const patron = await kiosk.patron(card, PASSWORD);
  await patron.overview();
  await kiosk.info();
  await kiosk.suggest("だい");
  for (const sort of ["relevance", "title", "author", "year"] as const) await kiosk.search("題名", { sort });
  await kiosk.search("題名", { library: "west", onShelf: true });
  for (const kind of ["new", "popular"]) await kiosk.send("picks", { body: { kind } });
  await kiosk.title(wanted);
  await kiosk.send("related", { id: wanted });
  const { id } = (await patron.place(wanted)).value.hold;
  await patron.holds();
  await patron.change(id, "west", "none");
  await patron.cancel(id);
  await patron.renew((await patron.loans()).value.loans[0]?.id ?? "");
  await patron.messages();
  const [barcode = ""] = await barcodes(library, free);
  await patron.checkOut(barcode);
  await kiosk.checkIn(barcode);
  await kiosk.find("copy", (await barcodes(library, lent))[0] ?? "");
  await patron.signOut();
}

async function dayOfStaff(library: SmallLibrary, titles: readonly string[], card: string): Promise<void> {
  const [, , title = ""] = titles;
  const staff = await hire(library, "manager");
  const patron = await library.kiosk.patron(card, PASSWORD);
  const { id } = (await patron.place(title)).value.hold;
  await staff.holds("applied", "approved", "in-transit", "ready");
  await staff.ask("listHolds", { library: null, states: ["applied", "approved"], after: null });
  await staff.approveAll();
  await staff.find(card);
  const [barcode = ""] = await barcodes(library, title);
  await staff.ready(barcode);
  await staff.tasks();
  await staff.journal({ hold: id });
  await staff.journal({ staff: "1" });
  await staff.lend(barcode, card);
  await staff.return(barcode);
}

function fileOf(library: SmallLibrary): SqliteDatabase.Database {
  if (!("folder" in library.place)) throw new Error("This test is about SQLite.");
  const file = new SqliteDatabase(join(library.place.folder, FILE_NAME), { readonly: true });
  onTestFinished(() => void file.close());
  return file;
}

/** Reads of whole tables by these statements, each with its text. */
function wholeReads(library: SmallLibrary, statements: readonly Statement[]): readonly string[] {
  const file = fileOf(library);
  const texts = new Map(statements.map((statement) => [statement.text, statement] as const));
  return [...texts.values()].flatMap((statement) =>
    readWhole(file, statement)
      .filter((table) => !MAY_BE_SCANNED.includes(table))
      .map((table) => `${table}: ${statement.text}`),
  );
}

/** The statements of a visit, of a day at the counter, and of all jobs. */
async function statementsOfADay(library: SmallLibrary): Promise<readonly Statement[]> {
  const titles = await library.manyTitles(4);
  const card = await library.card();
  await library.lend(card, titles[0] ?? "");
  const { statements } = await statementsOf(async () => {
    await wholeVisit(library, titles, card);
    await dayOfStaff(library, titles, card);
    await runJobs(library.backend);
    library.clock.forward(days(60));
    await runJobs(library.backend);
  });
  return statements;
}

test("no statement of a visit, of the counter or of a job reads the whole of a table that grows", async () => {
  const library = await openSmallLibrary({ terminals: { lend: true, takeBack: true } });
  const statements = await statementsOfADay(library);
  expect(new Set(statements.map(({ text }) => text)).size).toBeGreaterThan(100);
  expect(wholeReads(library, statements)).toEqual([]);
});

test("nor does one for a full page, whose many ids the engine could find more dear than all holds in a state", async () => {
  const library = await openSmallLibrary();
  await library.manyTitles(300);
  await populate(library.backend.db, 600, library.clock.now());
  const staff = await hire(library);
  const { statements } = await statementsOf(async () => {
    const states = ["applied", "approved", "in-transit", "ready"] as const;
    const page = await staff.ask("listHolds", { library: null, states, after: null });
    expect(page.value.holds.length).toBeGreaterThanOrEqual(100);
    await library.kiosk.search("題名", { pageSize: 50 });
    await staff.picks();
  });
  expect(wholeReads(library, statements)).toEqual([]);
});

test("a statement of SQLite is not planned again for each value, and finds partial indexes by its constants", async () => {
  const library = await openSmallLibrary({ terminals: { lend: true, takeBack: true } });
  const statements = await statementsOfADay(library);
  expect(statements.filter(({ text }) => /(?<!\+)\?/u.test(text))).toEqual([]);
  const file = fileOf(library);
  const plans = statements.flatMap((statement) => planOf(file, statement)).join("\n");
  for (const index of ["outbox_due", "journal_by_actor"]) expect(plans).toContain(index);
});
