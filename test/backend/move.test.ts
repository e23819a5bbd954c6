import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { closeBackend } from "#backend/backend.ts";
import { reindexAll } from "#backend/catalogue/reindex.ts";
import { seedDemo } from "#backend/demo/seed.ts";
import { copyLine } from "#backend/move/copy-text.ts";
import { moveToPostgres } from "#backend/move/mover.ts";
import { inTransaction, openDatabase } from "#backend/store/database.ts";
import { backendOn, openOn } from "#test/support/backend/backend-in-process.ts";
import { ENGINE, testPlace } from "#test/support/backend/test-database.ts";
import { DEMO_PATRONS } from "#test/support/demo/demo-patrons.ts";
import type { RestKiosk } from "#test/support/http/rest-client.ts";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";

/** What every demo patron sees, and what some searches find. */
async function everythingSeen(kiosk: RestKiosk): Promise<unknown> {
  const seen: unknown[] = [(await kiosk.info()).raw];
  for (const { card, password } of DEMO_PATRONS) {
    const answer = await kiosk.signIn(card, password);
    if (answer.status !== 200) {
      seen.push(answer.raw);
      continue;
    }
    const patron = await kiosk.patron(card, password);
    seen.push((await patron.overview()).raw, (await patron.loans()).raw, (await patron.holds()).raw);
  }
  for (const query of ["ねこ", "夏目漱石", "妻", "東京", "the"]) {
    for (const sort of ["relevance", "title", "year"] as const)
      seen.push((await kiosk.search(query, { sort })).raw);
  }
  return seen;
}

async function moved(folder: string, url: string): Promise<readonly string[]> {
  const tables: string[] = [];
  const onTable = (name: string) => void tables.push(name);
  await moveToPostgres(folder, url, { onTable, reindex: (trx) => reindexAll(trx, () => undefined) });
  return tables;
}

if (ENGINE === "postgres") {
  /** Of the demo library, made once. */
  let demo: string;

  beforeAll(async () => {
    demo = await mkdtemp(join(tmpdir(), "shiori-demo-"));
    const backend = await openOn({ folder: demo });
    await seedDemo(backend);
    await closeBackend(backend);
  });

  afterAll(() => rm(demo, { recursive: true, force: true }));

  const demoFolder = async (): Promise<string> => {
    const folder = folderOfTest("move");
    await cp(demo, folder, { recursive: true });
    return folder;
  };

  const target = async (): Promise<string> => {
    const place = await testPlace();
    onTestFinished(() => place.discard());
    return "url" in place.place ? place.place.url : "";
  };

  test("a library moves from SQLite to PostgreSQL, and all answers stay the same", async () => {
    const folder = await demoFolder();
    const before = await backendOn({ folder });
    const url = await target();
    const tables = await moved(folder, url);
    expect(tables).toEqual(
      expect.arrayContaining(["titles", "copies", "patrons", "loans", "holds", "outbox"]),
    );
    const after = await backendOn({ url });
    expect(await everythingSeen(after.kiosk)).toEqual(await everythingSeen(before.kiosk));
    // Numbers go on where they were: no id is given out twice.
    const ids = async ({ db }: typeof before.backend) =>
      db
        .selectFrom("holds")
        .select(({ fn }) => fn.max("id").as("last"))
        .executeTakeFirstOrThrow();
    const { last } = await ids(before.backend);
    const { card, password } = DEMO_PATRONS.find(({ id }) => id === "new-patron") ?? {
      card: "",
      password: "",
    };
    const [cat] = (await after.kiosk.search("わがはいはねこ")).value.items;
    const placed = await (await after.kiosk.patron(card, password)).place(cat?.id ?? "");
    expect(Number(placed.value.hold.id)).toBeGreaterThan(Number(last));
  });

  test("all or nothing: a row PostgreSQL cannot keep leaves the target empty and the file as it was", async () => {
    const folder = await demoFolder();
    const { backend } = await backendOn({ folder });
    await inTransaction(backend.db, (trx) =>
      trx.updateTable("authors").set({ reading: "\0" }).where("id", "=", 1).execute(),
    );
    const url = await target();
    await expect(moved(folder, url)).rejects.toThrow(/0x00/u);
    const db = await openDatabase({ url });
    onTestFinished(() => db.destroy());
    expect(await db.selectFrom("libraries").select("id").execute()).toEqual([]);
    // The file can be written again.
    await inTransaction(backend.db, (trx) =>
      trx.updateTable("authors").set({ reading: "" }).where("id", "=", 1).execute(),
    );
    expect((await moved(folder, url)).length).toBeGreaterThan(10);
    await expect(moved(folder, url)).rejects.toThrow("is not empty");
  });

  test("a file of another version is not moved", async () => {
    const folder = folderOfTest("move");
    const db = await openDatabase({ folder });
    await db
      .deleteFrom("kyselyMigration" as never)
      .where("name" as never, ">" as never, "0002" as never)
      .execute();
    await db.destroy();
    await expect(moved(folder, await target())).rejects.toThrow("another version");
  });
}

test("a row as PostgreSQL writes it: signs, nothing, bytes, big numbers", () => {
  expect(copyLine(["a\tb\nc\\d\r", null, "", 5, 1_700_000_000_000, Buffer.from([0, 255]), "栞📚"])).toBe(
    "a\\tb\\nc\\\\d\\r\t\\N\t\t5\t1700000000000\t\\\\x00ff\t栞📚\n",
  );
});
