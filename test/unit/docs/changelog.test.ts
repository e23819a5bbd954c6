import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const TEXT = readFileSync(join(import.meta.dirname, "../../../CHANGELOG.md"), "utf8");

test("each change has at most two lines, as wide as the other documents", () => {
  const entries = TEXT.split(/\n(?=\* )/u).slice(1);
  const lines = entries.map((entry) => (entry.split(/\n\n/u)[0] ?? "").trimEnd().split("\n"));
  expect(lines.length).toBeGreaterThan(50);
  expect(lines.filter((entry) => entry.length > 2 || entry.some((line) => line.length > 150))).toEqual([]);
});
