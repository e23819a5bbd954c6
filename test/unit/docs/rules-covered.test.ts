import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const TESTS = join(import.meta.dirname, "../..");
const FOLDERS = ["backend", "unit", "screens", "e2e"];
const THIS_FILE = "rules-covered.test.ts";
/** The numbered rules of the guide (domain 1). */
const RULES = Array.from({ length: 56 }, (_, at) => at + 1);

/** Rules that no test of this project can prove, each with its reason. */
const NOT_TESTABLE: Readonly<Record<number, string>> = {
  19: "advice for a patron's own computer at home; the guide's web site only",
};

/** Titles of tests and of groups: the first string behind `test(`, `describe(`, `it(` and their `.each(...)(`. */
const TITLE = /\b(?:test|it|describe)(?:\.each\([\s\S]*?\))?\(\s*(["'`])((?:(?!\1)[\s\S])*)\1/gu;
/** "rule 5", "rules 26, 27 and 28". A range stands for a group, and proves nothing of the rules between. */
const NUMBERS = /\brules? ((?:\d+(?:, | and )?)+)(?![-\d])/giu;

function rulesIn(title: string): number[] {
  return [...title.matchAll(NUMBERS)].flatMap(([, list = ""]) =>
    [...list.matchAll(/\d+/gu)].map(([digits]) => Number(digits)),
  );
}

function titlesIn(source: string): string[] {
  return [...source.matchAll(TITLE)].map((match) => match[2] ?? "");
}

function rulesNamedIn(files: readonly string[]): ReadonlySet<number> {
  return new Set(files.flatMap((file) => titlesIn(readFileSync(file, "utf8"))).flatMap(rulesIn));
}

const testFiles = FOLDERS.flatMap((folder) =>
  readdirSync(join(TESTS, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.test\.tsx?$/u.test(name) && !name.endsWith(THIS_FILE))
    .map((name) => join(TESTS, folder, name)),
);

describe("the numbered rules of the guide", () => {
  const named = rulesNamedIn(testFiles);

  test("there are tests to read", () => {
    expect(testFiles.length).toBeGreaterThan(30);
    expect(named.size).toBeGreaterThan(40);
  });

  test.each(RULES)(
    "number %i stands in the title of a test, or in the table of those that cannot",
    (rule) => {
      if (rule in NOT_TESTABLE)
        expect(named, "it is tested after all: take it off the table").not.toContain(rule);
      else expect(named, `no test names rule ${rule}`).toContain(rule);
    },
  );

  test("a number nobody wrote down is none of ours", () => {
    expect([...named].filter((rule) => !RULES.includes(rule))).toEqual([]);
  });

  test("only titles count, and a range counts for nothing", () => {
    const source = [
      "// rule 1: in a comment",
      'test("rule 2: a title", () => {',
      'test.each([["rule 3", 1]] as const)("rules 4 and 5: %s", (name) => {',
      'describe("rules 6-9: a group", () => {',
      'test("10 books, by rule of thumb", () => {',
    ].join("\n");
    expect(titlesIn(source).flatMap(rulesIn)).toEqual([2, 4, 5]);
  });
});
