import { globSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

/** A title of a test or of a group of tests that names requirements. */
export interface Proof {
  /** File with the title, from the root. */
  readonly file: string;
  /** Test files that run it: the file itself, or those that import it. */
  readonly runBy: readonly string[];
  readonly title: string;
  readonly numbers: readonly number[];
}

/** What was found in the tree. */
export interface Found {
  readonly proofs: readonly Proof[];
  /** Files that implement a requirement, by its number. */
  readonly kept: ReadonlyMap<number, readonly string[]>;
  /** Titles with a range, which does not count as proof. */
  readonly ranges: readonly string[];
}

/** Titles: the first string after `test(`, `describe(`, `it(` and their `.each(...)(`. */
const TITLE =
  /\b(?:test|it|describe)(?:\.[a-zA-Z]+(?:<[^(]*>)?\([\s\S]*?\))?\(\s*(["'`])((?:(?!\1)[\s\S])*)\1/gu;
const NAMED = /(?<![\w-])R([1-9]\d{0,2})(?![\w-])/gu;
const RANGE = /(?<![\w-])R(\d{1,3})\s?[-–]\s?R(\d{1,3})(?![\w-])/gu;
/** Folders with implementations. */
const KEPT = "{backend,contract,main,packaging,preload,renderer,supervisor,tools}/**/*";
/** Binary files. */
const BINARY = /\.(png|svg|ico|woff2|gz|db)$/u;
/** The list itself and its reader. */
const OURSELVES = /^tools\/requirements/u;

function filesOf(root: string, pattern: string): string[] {
  return globSync(pattern, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
}

/** Titles of tests and groups in a source. */
export function titlesIn(source: string): string[] {
  return [...source.matchAll(TITLE)].map(([, , title = ""]) => title.replaceAll(/\s+/gu, " "));
}

/** Requirements that a title names, one by one. */
export function numbersIn(title: string): number[] {
  return [...new Set([...title.matchAll(NAMED)].map(([, digits]) => Number(digits)))];
}

/** Requirements in a comment; a range includes all between. */
function numbersInCode(text: string): ReadonlySet<number> {
  const numbers = new Set(numbersIn(text));
  for (const [, from, to] of text.matchAll(RANGE)) {
    for (let number = Number(from); number <= Number(to); number += 1) numbers.add(number);
  }
  return numbers;
}

/** Project files that a source imports by relative path, from the root. */
function importsOf(file: string, source: string): string[] {
  const paths = [...source.matchAll(/from "((?:\.{1,2}\/|#)[^"]+)"/gu)].map(([, path = ""]) => path);
  return paths.map((path) => (path.startsWith("#") ? path.slice(1) : posix.join(dirname(file), path)));
}

/** Finds the test files that import a file, directly or not. */
function runners(sources: ReadonlyMap<string, string>): (file: string) => readonly string[] {
  const imports = [...sources].map(([file, source]) => ({ file, paths: importsOf(file, source) }));
  const known = new Map<string, readonly string[]>();
  return (file) => {
    const before = known.get(file);
    if (before !== undefined) return before;
    const reached = new Set([file]);
    for (let size = 0; size < reached.size; ) {
      size = reached.size;
      for (const { file: other, paths } of imports) {
        if (paths.some((path) => reached.has(path))) reached.add(other);
      }
    }
    const tests = [...reached].filter((path) => /\.test\.tsx?$/u.test(path)).sort();
    known.set(file, tests);
    return tests;
  };
}

function keptIn(root: string): ReadonlyMap<number, readonly string[]> {
  const kept = new Map<number, string[]>();
  for (const file of filesOf(root, KEPT)) {
    if (BINARY.test(file) || OURSELVES.test(file) || file.includes("node_modules/")) continue;
    for (const number of numbersInCode(readFileSync(join(root, file), "utf8"))) {
      kept.set(number, [...(kept.get(number) ?? []), file]);
    }
  }
  return kept;
}

/** Reads all tests and files that may implement a requirement. Throws when there are no tests. */
export function scan(root: string): Found {
  const sources = new Map(
    filesOf(root, "test/**/*.{ts,tsx}").map((file) => [file, readFileSync(join(root, file), "utf8")]),
  );
  if (sources.size === 0) throw new Error("No tests were found to read.");
  const proofs: Proof[] = [];
  const ranges: string[] = [];
  const runnersOf = runners(sources);
  for (const [file, source] of sources) {
    for (const title of titlesIn(source)) {
      if (new RegExp(RANGE).test(title)) ranges.push(`${file}: ${title}`);
      const numbers = numbersIn(title);
      if (numbers.length > 0) proofs.push({ file, runBy: runnersOf(file), title, numbers });
    }
  }
  return { proofs, kept: keptIn(root), ranges };
}
