import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const TESTS = join(import.meta.dirname, "../..");
const FOLDERS = ["backend", "unit", "screens", "e2e"];
const THIS_FILE = "rules-covered.test.ts";
/** The rules of docs/rules.md: those of the guide, and what was chosen where it is silent. */
const RULES = [
  ...readFileSync(join(TESTS, "../docs/rules.md"), "utf8").matchAll(/^\| <a id="d\d+"><\/a>D(\d+) \|/gmu),
].map(([, digits]) => Number(digits));
/** How many of them the guide has. */
const OF_THE_GUIDE = 56;

/** Rules that no test of this project can prove, each with its reason. */
const NOT_TESTABLE: Readonly<Record<number, string>> = {
  19: "advice for a patron's own computer at home; the guide's web site only",
};

/** Titles of tests and of groups: the first string behind `test(`, `describe(`, `it(` and their `.each(...)(`. */
const TITLE = /\b(?:test|it|describe)(?:\.each\([\s\S]*?\))?\(\s*(["'`])((?:(?!\1)[\s\S])*)\1/gu;
/** `D5`, `D37a`. A range (`D22-D35`) stands for a group, and proves nothing of its rules. */
const NUMBERS = /(?<![\w-])D(\d+)[a-z]?(?![\w-])/gu;

function rulesIn(title: string): number[] {
  return [...title.matchAll(NUMBERS)].map(([, digits]) => Number(digits));
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

describe("the numbered rules of the service", () => {
  const named = rulesNamedIn(testFiles);

  test("there are tests to read", () => {
    expect(testFiles.length).toBeGreaterThan(30);
    expect(named.size).toBeGreaterThan(40);
    expect(RULES).toEqual(Array.from({ length: RULES.length }, (_, at) => at + 1));
    expect(RULES.length).toBeGreaterThan(OF_THE_GUIDE);
  });

  test.each(RULES)(
    "number %i stands in the title of a test, or in the table of those that cannot",
    (rule) => {
      if (rule in NOT_TESTABLE)
        expect(named, "it is tested after all: take it off the table").not.toContain(rule);
      else expect(named, `no test names D${rule}`).toContain(rule);
    },
  );

  test("a number without a rule is unknown", () => {
    expect([...named].filter((rule) => !RULES.includes(rule))).toEqual([]);
  });

  test("only titles count, and a range counts for nothing", () => {
    const source = [
      "// D1: in a comment",
      'test("D2: a title", () => {',
      'test.each([["D3", 1]] as const)("D4 and D37a: %s", (name) => {',
      'describe("D6-D9: a group", () => {',
      'test("10 books, 3D65 and D-10", () => {',
    ].join("\n");
    expect(titlesIn(source).flatMap(rulesIn)).toEqual([2, 4, 37]);
  });
});
