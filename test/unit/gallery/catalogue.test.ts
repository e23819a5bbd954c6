import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SHEETS } from "../../gallery/catalogue/sheets.ts";
import { SOURCES } from "../../gallery/catalogue/sources.ts";
import { tokensOf } from "../../gallery/catalogue/tokens.ts";

const TOKENS = readFileSync(join(import.meta.dirname, "../../../renderer/styles/tokens.css"), "utf8");
const ENTRIES = SHEETS.flatMap(({ entries }) => entries);

describe("the design catalogue", () => {
  it("shows every component: a new one gets an entry in test/gallery/catalogue/*-sheet.tsx", () => {
    const shown = new Set(ENTRIES.map(({ of }) => of));
    expect(Object.keys(SOURCES).filter((file) => !shown.has(file))).toEqual([]);
    expect(Object.keys(SOURCES).length).toBeGreaterThan(40);
  });

  it("names no component that is not there any more", () => {
    const known = new Set([...Object.keys(SOURCES), "app/open-book.tsx"]);
    expect(ENTRIES.map(({ of }) => of).filter((of) => !known.has(of))).toEqual([]);
  });

  it("shows every token, and knows what each is for", () => {
    const tokens = tokensOf(TOKENS);
    const [rule = ""] = TOKENS.split("\n}");
    expect(tokens.length).toBe([...rule.matchAll(/^ {2}--/gmu)].length);
    for (const kind of ["colour", "type", "space", "shape", "motion"] as const)
      expect(tokens.filter((token) => token.kind === kind).length, kind).toBeGreaterThan(2);
  });
});
