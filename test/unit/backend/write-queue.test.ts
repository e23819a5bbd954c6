import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { Kysely, sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import type { Schema, WritableDb } from "#backend/store/schema.ts";
import { FILE_NAME, ImmediateDialect } from "#backend/store/sqlite.ts";
import { WriteQueue } from "#backend/store/write-queue.ts";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";

/** A file with a table of words, its write queue, and every statement it was given. */
function wordsFile() {
  const path = join(folderOfTest("write-queue"), FILE_NAME);
  const heard: string[] = [];
  const file = new SqliteDatabase(path, { timeout: 0, verbose: (text) => heard.push(String(text)) });
  file.pragma("journal_mode = wal");
  file.exec("create table words (word text primary key)");
  const db = new Kysely<Schema>({ dialect: new ImmediateDialect(file) });
  const other = new SqliteDatabase(path, { timeout: 0 });
  onTestFinished(async () => {
    other.close();
    await db.destroy();
  });
  const count = (text: string) => heard.filter((one) => one === text).length;
  return {
    queue: new WriteQueue(db),
    other,
    commits: () => count("commit"),
    undone: () => count("rollback"),
    /** As another process sees it: only what is committed. */
    words: () => other.prepare("select word from words order by word").pluck().all(),
  };
}

async function write(trx: WritableDb, word: string): Promise<string> {
  await sql`insert into words values (${word})`.execute(trx);
  return word;
}

test("writes that come together are committed together, and told after the commit, in their order", async () => {
  const { queue, words, commits } = wordsFile();
  const told: string[] = [];
  const some = ["a", "b", "c", "d"];
  await Promise.all(
    some.map(async (word) => {
      told.push(await queue.run((trx) => write(trx, word)));
      expect(words()).toEqual(some);
    }),
  );
  expect(told).toEqual(some);
  expect(commits()).toBe(1);
});

test("one that fails half-way undoes itself and nothing else", async () => {
  const { queue, words, commits } = wordsFile();
  const half = queue.run(async (trx) => {
    await write(trx, "half");
    throw new Error("half-way");
  });
  const outcomes = await Promise.allSettled([
    queue.run((trx) => write(trx, "a")),
    half,
    queue.run((trx) => write(trx, "a")),
    queue.run((trx) => write(trx, "b")),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
  await expect(half).rejects.toThrow("half-way");
  expect(words()).toEqual(["a", "b"]);
  expect(commits()).toBe(1);
});

test("a failed commit fails only the write that caused it; the others are written", async () => {
  const { queue, words, undone } = wordsFile();
  const sinks = queue.run(async (trx) => {
    await write(trx, "sinks");
    // What a full disk does: SQLite takes back the whole transaction by itself.
    await sql`rollback`.execute(trx);
    throw new Error("The disk is full.");
  });
  const outcomes = await Promise.allSettled([
    queue.run((trx) => write(trx, "a")),
    sinks,
    queue.run((trx) => write(trx, "b")),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  await expect(sinks).rejects.toThrow("The disk is full.");
  expect(words()).toEqual(["a", "b"]);
  expect(undone()).toBeGreaterThan(0);
});

test("a write waits for another process and keeps its place", async () => {
  const { queue, words, other } = wordsFile();
  other.exec("begin immediate");
  const told: string[] = [];
  const all = ["a", "b"].map(async (word) => told.push(await queue.run((trx) => write(trx, word))));
  await new Promise((resolve) => setTimeout(resolve, 100));
  all.push(queue.run((trx) => write(trx, "c")).then((word) => told.push(word)));
  expect(told).toEqual([]);
  other.exec("commit");
  await Promise.all(all);
  expect(told).toEqual(["a", "b", "c"]);
  expect(words()).toEqual(["a", "b", "c"]);
});

test("more than fit into one group are written in several", async () => {
  const { queue, words, commits } = wordsFile();
  const some = Array.from({ length: 40 }, (_, at) => `word-${at + 10}`);
  await Promise.all(some.map((word) => queue.run((trx) => write(trx, word))));
  expect(words()).toEqual(some);
  expect(commits()).toBe(3);
});
