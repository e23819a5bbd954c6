import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";
import { isTable, LONGEST, lineCount, tooLong } from "../../../tools/shared/lengths.ts";

test("counts lines as editors do", () => {
  expect(["", "a", "a\n", "a\nb", "a\nb\n", "\n"].map(lineCount)).toEqual([0, 1, 1, 2, 2, 1]);
});

test("finds a file of one line too many, and leaves dictionaries alone", () => {
  const root = folderOfTest("lengths");
  mkdirSync(join(root, "renderer/i18n"), { recursive: true });
  writeFileSync(join(root, "renderer/fits.tsx"), "x\n".repeat(LONGEST));
  writeFileSync(join(root, "renderer/long.css"), "x\n".repeat(LONGEST + 1));
  writeFileSync(join(root, "renderer/i18n/ja.ts"), "x\n".repeat(LONGEST + 1));
  expect(tooLong(root)).toEqual(["renderer/long.css: 301 lines (300 at most)"]);
});

test("an empty tree is an error, not a pass", () => {
  expect(() => tooLong(folderOfTest("lengths"))).toThrow("No source files");
});

test("tables are named by where they are", () => {
  expect(isTable("backend/text/variants.ts")).toBe(true);
  expect(isTable("main/app/kiosk.ts")).toBe(false);
});
