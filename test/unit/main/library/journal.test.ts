import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { later } from "#main/later.ts";
import { createJournal } from "#main/library/journal.ts";
import { ticketOf } from "#main/library/ticket.ts";
import { createLog } from "#main/log/log.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shiori-journal-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const KEY = "0b54a5d7-3d5e-4a5c-8e1c-2f3a8b1c9d10";

function journal() {
  const path = join(folder, "sub/journal.jsonl");
  const answer = later<Result<unknown>>();
  const book = createJournal(path, createLog(null, false));
  book.follow("placeHold", KEY, answer.promise);
  const lines = (): unknown[] =>
    existsSync(path)
      ? readFileSync(path, "utf8")
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line))
      : [];
  return { book, answer, lines };
}

it("a write that is answered within the visit is nobody's business", async () => {
  const { book, answer, lines } = journal();
  answer.resolve(ok({}));
  await book.settled();
  book.visitEnded();
  expect(lines()).toEqual([]);
});

it("a write on its way at the end of the visit is written down, and its outcome when it comes (R69)", async () => {
  const { book, answer, lines } = journal();
  book.visitEnded();
  expect(lines()).toMatchObject([{ key: KEY, verb: "placeHold", ticket: ticketOf(KEY), outcome: "open" }]);
  answer.resolve(ok({ hold: "of somebody" }));
  await book.settled();
  expect(lines()[1]).toMatchObject({ key: KEY, outcome: "done" });
  expect(JSON.stringify(lines())).not.toContain("somebody");
});

it("a write that nobody can confirm is written down for staff", async () => {
  const { book, answer, lines } = journal();
  answer.resolve(refused(refusal("not-confirmed")));
  await book.settled();
  expect(lines()).toMatchObject([{ outcome: "unknown" }]);
});

it("a disk that refuses stops nothing (R90)", async () => {
  const log = createLog(null, false);
  writeFileSync(join(folder, "file"), "");
  const book = createJournal(join(folder, "file/journal.jsonl"), log);
  const answer = later<Result<unknown>>();
  book.follow("renew", KEY, answer.promise);
  book.visitEnded();
  answer.resolve(ok({}));
  await book.settled();
  expect(log.recent()).toMatchObject([{ event: "journal-not-written" }, { event: "journal-not-written" }]);
});
