import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect, onTestFinished, test } from "vitest";
import { FILE_NAME, openSqlite } from "#backend/store/sqlite.ts";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";

/** Stands for another process that creates the file: holds the write lock for `ms` milliseconds. */
async function createdByAnother(file: string, ms: number): Promise<void> {
  const script = `
    const { parentPort, workerData } = require("node:worker_threads");
    const file = new (require("better-sqlite3"))(workerData.file);
    file.exec("begin immediate; create table made (by_another integer)");
    parentPort.postMessage("locked");
    setTimeout(() => { file.exec("commit"); file.close(); }, workerData.ms);
  `;
  const worker = new Worker(script, { eval: true, workerData: { file, ms } });
  onTestFinished(async () => void (await worker.terminate()));
  await new Promise((locked, failed) => worker.once("message", locked).once("error", failed));
}

test("a file that another process is creating is opened when it is done", async () => {
  const folder = folderOfTest("data");
  await createdByAnother(join(folder, FILE_NAME), 300);
  const file = openSqlite(folder);
  onTestFinished(() => void file.close());
  expect(file.pragma("journal_mode", { simple: true })).toBe("wal");
  expect(file.prepare("select count(*) from made").pluck().get()).toBe(0);
});

test("a file that another process keeps is refused after the time limit", async () => {
  const folder = folderOfTest("data");
  await createdByAnother(join(folder, FILE_NAME), 60_000);
  const begun = performance.now();
  expect(() => openSqlite(folder, 400)).toThrow("database is locked");
  expect(performance.now() - begun).toBeGreaterThan(390);
});
