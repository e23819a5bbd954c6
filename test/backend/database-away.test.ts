import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import SqliteDatabase from "better-sqlite3";
import { sql } from "kysely";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { MINUTE_MS } from "#backend/clock.ts";
import { runCommand } from "#backend/import/command.ts";
import { inTransaction } from "#backend/store/database.ts";
import { afterBulk } from "#backend/store/search/write.ts";
import { FILE_NAME } from "#backend/store/sqlite.ts";
import { isTransient } from "#backend/store/transient-errors.ts";
import { backendOn } from "#test/support/backend/backend-in-process.ts";
import { Folder, kohaFile } from "#test/support/backend/folder-scene.ts";
import { atServer, heldOpen, startPostgres } from "#test/support/backend/postgres.ts";
import { openSmallLibrary, PASSWORD, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { ENGINE } from "#test/support/backend/test-database.ts";

/** So much time a busy machine finds for everything that need not wait for a lock. */
const TOO_LONG_MS = 2000;

/** Lines of the log that say a bug was met. */
function bugs(library: SmallLibrary): readonly string[] {
  return library.log.filter((line) => line.includes('"event":"bug"'));
}

/** Address of a library's PostgreSQL database, with limits of the test's choice. */
function urlOf({ place }: SmallLibrary, limits: Readonly<Record<string, number>> = {}): string {
  if (!("url" in place)) throw new Error("This test is for PostgreSQL.");
  const url = new URL(place.url);
  for (const [name, ms] of Object.entries(limits)) url.searchParams.set(name, String(ms));
  return url.href;
}

/** Another program that writes to a library's SQLite file, until `rollback`. */
function anotherWriter({ place }: SmallLibrary): SqliteDatabase.Database {
  if (!("folder" in place)) throw new Error("This test is for SQLite.");
  const other = new SqliteDatabase(join(place.folder, FILE_NAME));
  onTestFinished(() => void other.close());
  other.exec("begin immediate");
  return other;
}

/** SQLite's own wait for another writer takes five seconds (backend/store/sqlite.ts); a busy machine stands still for less. */
const BLOCKED_MS = 4500;

/** The longest time in which nothing else could run in this process, in milliseconds, from now until it is asked. */
function standstill(): () => number {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 10);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

const CUT = "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()";

if (ENGINE === "postgres") {
  test("a database server that goes away: out of order in words, and back without a restart", async () => {
    const server = await startPostgres();
    onTestFinished(() => server.stop());
    const { kiosk } = await backendOn({ url: server.url });
    const asked = async () => {
      // What was said of the health stands for a moment.
      await pause(250);
      return Promise.all([kiosk.send("health"), kiosk.info(), kiosk.signIn("1000000", "Shiori7")]);
    };
    expect((await asked()).map((answer) => answer.status)).toEqual([200, 200, 401]);
    await server.away();
    const away = await asked();
    expect(away.map((answer) => [answer.status, answer.no.refusal.name])).toEqual(
      Array(3).fill([503, "out-of-order"]),
    );
    await server.back();
    expect((await asked()).map((answer) => answer.status)).toEqual([200, 200, 401]);
  });

  test("a connection that breaks at work ends its request and no process", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const patron = await library.patron();
    const url = urlOf(library);
    const release = await heldOpen(url, `select id from titles where id = ${title} for update`);
    const placing = patron.place(title);
    const waiting =
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await vi.waitUntil(async () => (await atServer(url, waiting)).length > 0, { timeout: 10_000 });
    await atServer(url, `${CUT} and application_name = 'shiori'`);
    expect((await placing).no.refusal.name).toBe("out-of-order");
    await release();
    expect((await patron.place(title)).status).toBe(200);
    // Also between two statements.
    const cut = inTransaction(library.backend.db, async (trx) => {
      await atServer(url, `${CUT} and application_name = 'shiori'`);
      await pause(50);
      await trx.selectFrom("jobs").select("name").execute();
    });
    await expect(cut.catch(isTransient)).resolves.toBe(true);
    expect(bugs(library)).toEqual([]);
  });

  test("a lock, a statement, a transaction that takes too long: out of order, no bug", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const card = await library.card();
    const release = await heldOpen(urlOf(library), `select id from titles where id = ${title} for update`);
    onTestFinished(release);
    for (const limit of ["lock_timeout", "statement_timeout"]) {
      const { kiosk } = await backendOn({ url: urlOf(library, { [limit]: TOO_LONG_MS }) });
      const answer = await (await kiosk.patron(card, PASSWORD)).place(title);
      expect([limit, answer.status, answer.no.refusal.name]).toEqual([limit, 503, "out-of-order"]);
    }
    const forgotten = inTransaction(library.backend.db, async (trx) => {
      await sql`set local idle_in_transaction_session_timeout = 100`.execute(trx);
      await pause(300);
      await trx.selectFrom("jobs").select("name").execute();
    });
    await expect(forgotten.catch(isTransient)).resolves.toBe(true);
  });

  test.each([
    // The number by which kysely's migrators wait for each other.
    ["a migration", "3853314791062309107"],
    ["the look at the token file", "hashtext('shiori token file')"],
  ])(
    "a process that starts waits for %s of another one longer than for anything else",
    async (_what, key) => {
      const library = await openSmallLibrary();
      const release = await heldOpen(urlOf(library), `select pg_advisory_xact_lock(${key})`);
      const starting = backendOn({ url: urlOf(library, { statement_timeout: 200, lock_timeout: 200 }) });
      await pause(500);
      await release();
      expect((await (await starting).kiosk.info()).status).toBe(200);
    },
  );
}

if (ENGINE === "sqlite") {
  describe("another program writes to the file", () => {
    test("reads go on, what is only noted is left out, and a write waits without holding anybody up", async () => {
      const library = await openSmallLibrary();
      const [title = ""] = await library.manyTitles(1);
      const patron = await library.patron();
      library.clock.forward(11 * MINUTE_MS);
      library.backend.kiosks.clear();
      const other = anotherWriter(library);
      const longest = standstill();
      const began = performance.now();
      expect((await library.kiosk.info()).status).toBe(200);
      expect((await patron.overview()).status).toBe(200);
      expect(performance.now() - began, "a note does not wait").toBeLessThan(BLOCKED_MS);
      const writes = [patron.place(title), patron.setEmail("reader@library.example")];
      await pause(300);
      expect((await library.kiosk.info()).status).toBe(200);
      other.exec("rollback");
      expect((await Promise.all(writes)).map((answer) => answer.status)).toEqual([200, 200]);
      expect(longest()).toBeLessThan(BLOCKED_MS);
      // The next time it is noted after all.
      library.backend.kiosks.clear();
      await library.kiosk.info();
      const kiosk = await library.backend.db.selectFrom("kiosks").select("lastSeenAt").executeTakeFirst();
      expect(kiosk?.lastSeenAt).toBeGreaterThan(library.clock.now() - 11 * MINUTE_MS);
      expect(bugs(library)).toEqual([]);
    });

    test("for too long: out of order, no bug", async () => {
      const library = await openSmallLibrary();
      const patron = await library.patron();
      anotherWriter(library);
      const writing = patron.setEmail("reader@library.example");
      await pause(100);
      // Five seconds pass.
      const now = performance.now.bind(performance);
      const later = vi.spyOn(performance, "now").mockImplementation(() => now() + 6000);
      onTestFinished(() => later.mockRestore());
      const answer = await writing;
      expect([answer.status, answer.no.refusal.name]).toEqual([503, "out-of-order"]);
      expect(bugs(library)).toEqual([]);
    });
  });

  test("a full disk: out of order in words, nothing half done, and back when there is room", async () => {
    const library = await openSmallLibrary();
    const [title = "", ...others] = await library.manyTitles(5);
    const patron = await library.patron();
    const { db } = library.backend;
    const limit = (pages: number) => sql`pragma max_page_count = ${sql.lit(pages)}`.execute(db);
    // The file may not grow; what it has left free is used up first.
    await limit(1);
    const filling = sql`insert into title_index (rowid, words) values (abs(random()), hex(randomblob(20000)))`;
    await expect(
      inTransaction(db, async (trx) => {
        for (let part = 0; part < 100; part += 1) await filling.execute(trx);
      }),
    ).rejects.toThrow("full");
    const key = randomUUID();
    const answers = await Promise.all([
      patron.place(title, "central", "none", key),
      ...Array.from({ length: 40 }, (_, at) =>
        patron.setEmail(`reader-${"x".repeat(50)}-${at}@library.example`),
      ),
    ]);
    const full = answers.filter(({ status }) => status !== 200);
    expect(full.length).toBeGreaterThan(0);
    for (const answer of full)
      expect([answer.status, answer.no.refusal.name, answer.no.code]).toEqual([503, "out-of-order", "H-31"]);
    expect((await patron.holds()).status, "reads go on").toBe(200);
    await limit(1_000_000);
    expect((await patron.place(title, "central", "none", key)).status).toBe(200);
    expect((await patron.place(others[0] ?? "")).status).toBe(200);
    expect(bugs(library)).toEqual([]);
  });

  test("the index of words is made whole in steps, between which others write", async () => {
    const { db } = (await openSmallLibrary()).backend;
    for (let part = 0; part < 4; part += 1) {
      const words = Array.from({ length: 800 }, () =>
        randomBytes(300).toString("hex").replace(/.{6}/gu, "$& "),
      );
      await inTransaction(db, (trx) =>
        sql`insert into title_index (rowid, words)
          select key + ${part * 800 + 1}, value from json_each(${JSON.stringify(words)})`.execute(trx),
      );
    }
    const steps = async (): Promise<number> => {
      let count = 0;
      await afterBulk((work) => {
        count += 1;
        return inTransaction(db, work);
      });
      return count;
    };
    const first = await steps();
    expect(first).toBeGreaterThan(5);
    expect(await steps(), "one look at the index, and four tables analysed").toBe(5);
  });
}

test("an import of a folder stops, no file is marked unreadable, and the next run imports it", async () => {
  const library = await openSmallLibrary();
  const folder = new Folder(library);
  folder.write("1.mrc", kohaFile(3));
  // The error of pg: a failed read of a file has the same syscall.
  const lost = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET", syscall: "read" });
  let answers = 0;
  const db = library.backend.db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      answers += 1;
      if (answers > 1) throw lost;
      return result;
    },
  });
  await expect(folder.take({}, { db })).rejects.toBe(lost);
  const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  await runCommand(() => Promise.reject(lost));
  expect(said.mock.calls).toEqual([["The database cannot be used now: read ECONNRESET. Try again later.\n"]]);
  said.mockRestore();
  expect(process.exitCode).toBe(75);
  process.exitCode = undefined;
  expect(await folder.told()).toEqual(["1.mrc: taken"]);
});
