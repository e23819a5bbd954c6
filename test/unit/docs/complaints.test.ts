import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../../..");
const text = readFileSync(join(ROOT, "docs/complaints.md"), "utf8");
const rows = text.split("\n").filter((line) => /^\| \d+ \|/u.test(line));

describe("the complaints and their answers", () => {
  it("has all of them, in order", () => {
    expect(rows.map((row) => Number(row.split("|")[1]))).toEqual(
      Array.from({ length: 25 }, (_, index) => index + 1),
    );
  });

  it.each(rows.map((row) => [row.slice(0, 40), row]))("names files that are there: %s", (_name, row = "") => {
    const files = [...row.matchAll(/`([^`]+)`/gu)].map((match) => match[1] ?? "");
    expect(files.length).toBeGreaterThan(1);
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });
});
