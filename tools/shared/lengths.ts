import { globSync, readFileSync } from "node:fs";
import { CRUISED } from "./arrows.ts";
import { ROOT } from "./place.ts";

/** Maximum number of lines of a file. */
export const LONGEST = 300;

/** Tables and dictionaries: data in TypeScript files. */
const TABLES: readonly RegExp[] = [
  /^renderer\/i18n\//u,
  /^backend\/text\/variants\.ts$/u,
  /(^|\/)[a-z-]+\.table\.ts$/u,
];

/** Whether a file (path from the root) has no limit. */
export function isTable(path: string): boolean {
  return TABLES.some((pattern) => pattern.test(path));
}

/** Number of lines; a last line without a line feed counts. */
export function lineCount(text: string): number {
  return text === "" ? 0 : text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}

/** Source files that are too long, as "path: lines"; throws when there are no files. */
export function tooLong(root: string = ROOT): string[] {
  const files = globSync(["*.ts", `{${CRUISED.join()}}/**/*.{ts,tsx,css,mjs}`], { cwd: root });
  if (files.length === 0) throw new Error("No source files were found to measure.");
  return files
    .map((path) => ({
      path: path.replaceAll("\\", "/"),
      lines: lineCount(readFileSync(`${root}/${path}`, "utf8")),
    }))
    .filter(({ path, lines }) => lines > LONGEST && !isTable(path))
    .map(({ path, lines }) => `${path}: ${lines} lines (${LONGEST} at most)`);
}
