import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../../..");
/** Parts whose README has a table of folders with a last column `may import`. */
const PARTS = ["main", "backend", "renderer"] as const;

interface Rule {
  readonly severity: string;
  readonly from: { readonly path?: string; readonly pathNot?: string };
  readonly to: {
    readonly path?: string;
    readonly pathNot?: string;
    readonly dependencyTypesNot?: readonly string[];
    readonly circular?: boolean;
  };
}

/** What a folder may import of another folder or of a file beside the folders. */
type Right = "all" | "types" | "nothing";

const { forbidden: RULES } = JSON.parse(readFileSync(join(ROOT, ".dependency-cruiser.json"), "utf8")) as {
  readonly forbidden: readonly Rule[];
};

function fits({ path, pathNot }: Rule["from"], file: string): boolean {
  if (path === undefined || !new RegExp(path, "u").test(file)) return false;
  return pathNot === undefined || !new RegExp(pathNot, "u").test(file);
}

/** What the linter allows between two files. */
function linted(from: string, to: string): Right {
  const rules = RULES.filter((rule) => rule.severity === "error" && rule.to.circular !== true);
  const against = rules.filter((rule) => fits(rule.from, from) && fits(rule.to, to));
  if (against.length === 0) return "all";
  return against.every((rule) => rule.to.dependencyTypesNot?.includes("type-only")) ? "types" : "nothing";
}

/** Folders with TypeScript (`store`) and the files beside them (`clock.ts`). */
function unitsOf(part: string): readonly string[] {
  const files = globSync("**/*.{ts,tsx}", { cwd: join(ROOT, part) });
  return [...new Set(files.map((file) => file.split(/[\\/]/u)[0] ?? ""))].toSorted();
}

const isFolder = (unit: string): boolean => !unit.includes(".");

/** A file of a unit; of a folder one that no rule names. */
function sampleOf(part: string, unit: string): string {
  return isFolder(unit) ? `${part}/${unit}/any.ts` : `${part}/${unit}`;
}

/** Reads the last column: `nothing`, `everything`, or names with commas between them; a remark in brackets is skipped. */
function readCell(cell: string, units: readonly string[]): ReadonlyMap<string, Right> {
  const text = cell.replace(/\(.*\)/u, "").trim();
  if (text === "nothing") return new Map();
  if (text === "everything") return new Map(units.map((unit) => [unit, "all"]));
  return new Map(
    text.split(", ").map((item) => {
      const [, types, unit = item] = /^(types of )?`([\w.-]+)`$/u.exec(item) ?? [];
      return [unit, types === undefined ? "all" : "types"];
    }),
  );
}

/** The table of a README: what each folder may import. A row may name several folders. */
function tableOf(part: string): ReadonlyMap<string, ReadonlyMap<string, Right>> {
  const lines = readFileSync(join(ROOT, part, "README.md"), "utf8").split("\n");
  const head = lines.findIndex((line) => /^\| \S+ \| .*\| may import \|$/u.test(line));
  const end = lines.findIndex((line, at) => at > head && !line.startsWith("|"));
  const rows = head < 0 ? [] : lines.slice(head + 2, end);
  return new Map(
    rows.flatMap((row) => {
      const cells = row.split("|").slice(1, -1);
      const right = readCell(cells.at(-1) ?? "", unitsOf(part));
      return [...(cells[0] ?? "").matchAll(/`([\w.-]+)\/`/gu)].map(
        ([, folder = ""]) => [folder, right] as const,
      );
    }),
  );
}

describe.each(PARTS)("the table of imports of %s", (part) => {
  const table = tableOf(part);
  const units = unitsOf(part);

  test("has each folder, and names only what is there", () => {
    expect(units.filter((unit) => isFolder(unit) && !table.has(unit))).toEqual([]);
    const named = [...table].flatMap(([folder, right]) => [folder, ...right.keys()]);
    expect(named.filter((unit) => !existsSync(join(ROOT, part, unit)))).toEqual([]);
  });

  const checked = [...table].filter(([folder]) => units.includes(folder));
  test.each(checked)("%s/ may import what the linter allows", (folder, right) => {
    const others = units.filter((unit) => unit !== folder);
    const told = others.map((unit) => `${unit}: ${right.get(unit) ?? "nothing"}`);
    expect(told).toEqual(
      others.map((unit) => `${unit}: ${linted(sampleOf(part, folder), sampleOf(part, unit))}`),
    );
  });
});
