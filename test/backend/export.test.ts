import { createHash } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import { LoadError, loadAll } from "#backend/export/load.ts";
import { exportedTables, TABLES } from "#backend/export/tables.ts";
import { exportAll } from "#backend/export/write.ts";
import { openDatabase } from "#backend/store/database.ts";
import { catalogue, titles } from "#test/support/backend/sample-catalogue.ts";
import { PASSWORD, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { testPlace } from "#test/support/backend/test-database.ts";

/** A library with a title of everything: a loan, holds, an address, a session. */
async function livedIn(): Promise<SmallLibrary> {
  const library = await catalogue();
  await library.lend(await library.card(), "2");
  const patron = await library.patron({ email: { address: "reader@library.example", state: "registered" } });
  await patron.place("1");
  await patron.place("2", "west");
  return library;
}

async function exported({ backend }: SmallLibrary, secrets: boolean): Promise<string[]> {
  const lines: string[] = [];
  await exportAll(backend.db, { secrets, clock: backend.clock }, (line) => void lines.push(line));
  return lines;
}

async function* given(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield line.trimEnd();
}

/** An empty database of its own. */
async function emptyDatabase() {
  const place = await testPlace();
  const db = await openDatabase(place.place);
  onTestFinished(async () => {
    await db.destroy();
    await place.discard();
  });
  return db;
}

describe("an export", () => {
  test("loaded into an empty database and exported again is the same, line by line", async () => {
    const library = await livedIn();
    const lines = await exported(library, true);
    const db = await emptyDatabase();
    const totals = await loadAll(db, given(lines));
    expect(totals["holds"]?.rows).toBe(2);
    const again: string[] = [];
    await exportAll(db, { secrets: true, clock: library.clock }, (line) => void again.push(line));
    expect(again).toEqual(lines);
    // The next ids go on after the loaded ones.
    const { id } = await db
      .insertInto("authors")
      .values({ name: "次の人", reading: "" })
      .returning("id")
      .executeTakeFirstOrThrow();
    const last = await library.backend.db
      .selectFrom("authors")
      .select("id")
      .orderBy("id", "desc")
      .executeTakeFirstOrThrow();
    expect(id).toBeGreaterThan(last.id);
  });

  test("its checksums are those of its lines, and it names every table but the derived ones", async () => {
    const lines = await exported(await livedIn(), true);
    const end = JSON.parse(lines.at(-1) ?? "");
    const names = exportedTables(true).map(({ name }) => name);
    expect(Object.keys(end.tables)).toEqual(names);
    expect(Object.values(TABLES).filter((kind) => kind !== "derived")).toHaveLength(names.length);
    const from = lines.findIndex((line) => line.startsWith('{"table":"titles"')) + 1;
    const rows = lines.slice(from, from + end.tables.titles.rows);
    expect(createHash("sha256").update(rows.join("")).digest("hex")).toBe(end.tables.titles.sha256);
  });

  test("without secrets holds no password, token, session or mail, and what is loaded lets nobody in", async () => {
    const library = await livedIn();
    const text = (await exported(library, false)).join("");
    expect(text).not.toContain("argon2");
    expect(text).not.toContain('"hex"');
    for (const name of ["sessions", "operations", "outbox", "email_proofs"])
      expect(text).not.toContain(`"${name}"`);
    expect((await exported(library, true)).join("")).toContain("argon2");
    const db = await emptyDatabase();
    await loadAll(db, given(text.trimEnd().split("\n")));
    const { passwordHash } = await db.selectFrom("patrons").select("passwordHash").executeTakeFirstOrThrow();
    expect(passwordHash).toBe("$argon2id$none");
    expect(PASSWORD).not.toBe("");
  });

  test("a changed, missing, doubled or cut line is told, and nothing is loaded", async () => {
    const lines = await exported(await livedIn(), false);
    const at = lines.findIndex((line) => line.includes("竜馬がゆく"));
    const ndc = lines.findIndex((line) => line.startsWith('{"table":"title_ndcs"')) + 1;
    const without = (gone: number): readonly string[] => lines.filter((_, index) => index !== gone);
    const damaged: readonly (readonly [readonly string[], RegExp])[] = [
      [lines.with(at, (lines[at] ?? "").replace("竜馬がゆく", "龍馬がゆく")), /rows of titles differ/u],
      [without(ndc), /title_ndcs should have 17 rows and has 16/u],
      [without(at), /A row of \w+ cannot be loaded/u],
      [lines.slice(0, -1), /is truncated/u],
      [[...lines, lines[at] ?? ""], /data after the end/u],
      [lines.with(at, (lines[at] ?? "").slice(0, 20)), /Line \d+ is damaged/u],
      [lines.with(0, (lines[0] ?? "").replace("0001-catalogue", "0000-other")), /from another version/u],
    ];
    const db = await emptyDatabase();
    for (const [some, why] of damaged) {
      const load = loadAll(db, given(some));
      await expect(load).rejects.toThrow(why);
      await expect(load).rejects.toThrow(LoadError);
      expect(await db.selectFrom("titles").select("id").execute()).toEqual([]);
    }
    await loadAll(db, given(lines));
    await expect(loadAll(db, given(lines))).rejects.toThrow("The database is not empty");
  });
});

test("a library that was loaded is searched as before", async () => {
  const library = await livedIn();
  const db = await emptyDatabase();
  await loadAll(db, given(await exported(library, true)));
  const found = await db.selectFrom("titleSearch").select("titleId").execute();
  expect(found).toHaveLength(
    (await library.backend.db.selectFrom("titleSearch").select("titleId").execute()).length,
  );
  expect(await titles(library, "竜馬がゆく")).toHaveLength(3);
});
