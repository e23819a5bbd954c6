import { readdirSync } from "node:fs";
import { type Insertable, sql } from "kysely";
import { describe, expect, test } from "vitest";
import { inTransaction, openDatabase } from "#backend/store/database.ts";
import { harvestOf, keepHarvest } from "#backend/store/harvests.ts";
import { addHold } from "#backend/store/holds.ts";
import { addLoan } from "#backend/store/loans.ts";
import type { HoldsTable } from "#backend/store/schema.ts";
import { FILE_NAME } from "#backend/store/sqlite.ts";
import { openSmallLibrary, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { ENGINE } from "#test/support/backend/test-database.ts";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";

async function hold(library: SmallLibrary, words: Partial<Insertable<HoldsTable>> = {}): Promise<number> {
  const { id } = await inTransaction(library.backend.db, (trx) =>
    addHold(trx, {
      titleId: 1,
      patronId: 1,
      state: "applied",
      pickup: "central",
      contact: "none",
      placedAt: 0,
      ...words,
    }),
  );
  return id;
}

async function loan(library: SmallLibrary, copyId: number): Promise<void> {
  await inTransaction(library.backend.db, (trx) =>
    addLoan(trx, { copyId, patronId: 1, loanedOn: "2026-11-25", dueDate: "2026-12-09", renewals: 0 }),
  );
}

async function twoPatronsOneTitle(): Promise<SmallLibrary> {
  const library = await openSmallLibrary();
  await library.manyTitles(1);
  await library.card();
  await library.card();
  return library;
}

describe("what the database itself refuses", () => {
  test("D62: two live holds of one patron on one title; an ended one is no obstacle", async () => {
    const library = await twoPatronsOneTitle();
    await hold(library, { state: "cancelled", endedAt: 1 });
    await hold(library);
    await expect(hold(library, { state: "approved" })).rejects.toThrow(/unique/iu);
    await hold(library, { patronId: 2 });
  });

  test("one copy lent twice, or set aside twice", async () => {
    const library = await twoPatronsOneTitle();
    await loan(library, 1);
    await expect(loan(library, 1)).rejects.toThrow(/unique/iu);
    const other = await twoPatronsOneTitle();
    await hold(other, { state: "in-transit", copyId: 1 });
    await expect(hold(other, { patronId: 2, state: "in-transit", copyId: 1 })).rejects.toThrow(/unique/iu);
  });

  test("a copy that is both at home and set aside", async () => {
    const lent = await twoPatronsOneTitle();
    await loan(lent, 1);
    const id = await hold(lent);
    const aside = lent.backend.db
      .updateTable("holds")
      .set({ state: "in-transit", copyId: 1 })
      .where("id", "=", id);
    await expect(aside.execute()).rejects.toThrow("a copy on loan is not set aside");
    const kept = await twoPatronsOneTitle();
    await hold(kept, { state: "in-transit", copyId: 1 });
    await expect(loan(kept, 1)).rejects.toThrow("is not lent before the hold is closed");
  });

  test.each([
    ["ready without a copy", { state: "ready", shelf: "A-01", readyUntil: "2026-12-01" }],
    ["ready without a last day", { state: "ready", copyId: 1 }],
    ["in transit without a copy", { state: "in-transit" }],
    ["queued with a copy", { copyId: 1 }],
    ["cancelled at no time", { state: "cancelled" }],
    ["of a library that is none", { pickup: "north" }],
    ["of a title that is none", { titleId: 99 }],
  ] as const)("a hold %s", async (_what, words) => {
    await expect(hold(await twoPatronsOneTitle(), words)).rejects.toThrow(/check|foreign key/iu);
  });

  test("a state of the address without an address", async () => {
    const library = await twoPatronsOneTitle();
    const registered = library.backend.db.updateTable("patrons").set({ emailState: "registered" });
    await expect(registered.execute()).rejects.toThrow(/check/iu);
  });
});

test("a write that fails half-way leaves nothing behind", async () => {
  const library = await twoPatronsOneTitle();
  const { db } = library.backend;
  const half = inTransaction(db, async (trx) => {
    await addHold(trx, {
      titleId: 1,
      patronId: 1,
      state: "applied",
      pickup: "central",
      contact: "none",
      placedAt: 0,
    });
    throw new Error("the power is gone");
  });
  await expect(half).rejects.toThrow("the power is gone");
  expect(await db.selectFrom("holds").selectAll().execute()).toEqual([]);
});

if (ENGINE === "sqlite") {
  test("an acknowledged write is on the disk: WAL, full synchronisation, foreign keys", async () => {
    const { db } = (await openSmallLibrary()).backend;
    const pragma = async (name: string) =>
      Object.values(
        (await sql<Record<string, unknown>>`${sql.raw(`pragma ${name}`)}`.execute(db)).rows[0] ?? {},
      )[0];
    expect(await pragma("journal_mode")).toBe("wal");
    expect(await pragma("synchronous")).toBe(2);
    expect(await pragma("foreign_keys")).toBe(1);
  });

  test("a database that was opened and asked nothing is closed: everything is in the one file", async () => {
    const folder = folderOfTest("store");
    await (await openDatabase({ folder })).destroy();
    expect(readdirSync(folder)).toEqual([FILE_NAME]);
  });

  test("a folder that cannot be made is an error, not an empty library", async () => {
    await expect(openDatabase({ folder: "/dev/null/data" })).rejects.toThrow("ENOTDIR");
  });
} else {
  test("nothing waits forever: a statement, a lock, a forgotten transaction", async () => {
    const { db } = (await openSmallLibrary()).backend;
    const setting = async (name: string) =>
      Object.values(
        (await sql<Record<string, unknown>>`${sql.raw(`show ${name}`)}`.execute(db)).rows[0] ?? {},
      )[0];
    expect(await setting("statement_timeout")).toBe("30s");
    expect(await setting("lock_timeout")).toBe("10s");
    expect(await setting("idle_in_transaction_session_timeout")).toBe("30s");
    expect(await setting("max_parallel_workers_per_gather")).toBe("0");
  });

  test("a server that is not there is an error, not an empty library", async () => {
    await expect(openDatabase({ url: "postgres://nobody@127.0.0.1:1/shiori" })).rejects.toThrow(
      "ECONNREFUSED",
    );
  });
}

test("the order of words is that of code points, whatever the server's language", async () => {
  const { db } = (await openSmallLibrary()).backend;
  const words = ["Z", "a", "あ", "ア", "亜", "0", "_"];
  await inTransaction(db, async (trx) => {
    for (const [at, name] of words.entries()) {
      const author = { id: at + 1, name, reading: "" };
      await trx.insertInto("authors").values(author).execute();
    }
  });
  const found = await db.selectFrom("authors").select("name").orderBy("name").execute();
  expect(found.map((row) => row.name)).toEqual([...words].sort());
});

test("where a harvest is, is kept once for each set of a server", async () => {
  const { db } = (await openSmallLibrary()).backend;
  const key = { url: "http://oai.library.example/", prefix: "marcxml", setSpec: "" };
  const underWay = {
    ...key,
    nextFrom: null,
    finishedAt: null,
    leftOut: "[]",
    begun: "2026-11-25T03:00:00Z",
    since: null,
    token: "50",
    importId: null,
  };
  const complete = { ...underWay, nextFrom: "2026-11-25T02:59:59Z", finishedAt: 1, begun: null, token: null };
  const other = { ...underWay, setSpec: "children" };
  for (const row of [underWay, other, complete]) await inTransaction(db, (trx) => keepHarvest(trx, row));
  expect(await harvestOf(db, key)).toMatchObject(complete);
  expect(await harvestOf(db, other)).toMatchObject(other);
  expect(await harvestOf(db, { ...key, prefix: "marc21" })).toBeNull();
});
