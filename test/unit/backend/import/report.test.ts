import { spawnSync } from "node:child_process";
import { readFileSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FileError } from "#backend/import/formats/item.ts";
import { Report, type ReportLine } from "#backend/import/report.ts";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";

const HEADER = "record\tat\tid\tkind\treason\n";

function line(number: number): ReportLine {
  return { number, at: 0, id: String(number), kind: "remark", reason: "書名を切りました。" };
}

test("a report is written over its drafts, and goes on after what stays", () => {
  const path = join(folderOfTest("report"), "report.tsv");
  const first = new Report(path, 0);
  first.draft([line(1), line(2)]);
  first.draft([line(1)]);
  first.keep();
  first.draft([line(2), line(3)]);
  first.close();
  const next = new Report(path, 2);
  next.draft([line(4)]);
  next.keep();
  next.close();
  const rows = [1, 2, 4].map((number) => `${number}\t0\t${number}\tremark\t書名を切りました。\n`);
  expect(readFileSync(path, "utf8")).toBe(HEADER + rows.join(""));
});

test("a report is no way to write over another file: not by a link, nor by one that is laid meanwhile", () => {
  const folder = folderOfTest("report");
  const other = join(folder, "other");
  writeFileSync(other, "theirs");
  const path = join(folder, "report.tsv");
  symlinkSync(other, path);
  expect(() => new Report(path, 0)).toThrow(FileError);
  expect(() => new Report(path, 0)).toThrow("is a link");
  unlinkSync(path);
  const report = new Report(path, 0);
  unlinkSync(path);
  symlinkSync(other, path);
  report.draft([line(1)]);
  report.draft([line(2)]);
  report.keep();
  report.close();
  expect(readFileSync(other, "utf8")).toBe("theirs");
});

test("a pipe in the place of the report keeps no import waiting", () => {
  const path = join(folderOfTest("report"), "report.tsv");
  spawnSync("mkfifo", [path]);
  expect(() => new Report(path, 0)).toThrow("is not a file");
});
