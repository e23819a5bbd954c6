import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { HEADS, STRINGS } from "#backend/cli/strings.ts";
import { ja } from "#renderer/i18n/ja/all.ts";
import { staffEn } from "#renderer/staff/words-en.table.ts";
import { staffJa } from "#renderer/staff/words-ja.table.ts";
import { glossaryFaults, glossaryRows, listed } from "#test/support/screens/glossary.ts";
import { textsBesideScreens } from "#test/support/screens/texts-beside-screens.ts";
import { sentencesOf } from "#test/support/screens/translations.ts";

const TERMS = glossaryRows(4).map(([concept = "", term = "", , not = ""]) => ({
  concept,
  term,
  not: listed(not),
}));
const COMMAND_LINE = [...Object.values(HEADS), ...Object.values(STRINGS)].map((text) => text.ja);
const SENTENCES = [
  ...sentencesOf(ja).values(),
  ...sentencesOf(staffJa).values(),
  ...COMMAND_LINE,
  ...textsBesideScreens("ja"),
];

test("patrons, staff and the command line read the terms of the glossary, and no other word for them", () => {
  expect(TERMS.length).toBeGreaterThan(20);
  expect(glossaryFaults(TERMS, SENTENCES)).toEqual([]);
});

test("the staff area in English says things as the field does", () => {
  const terms = glossaryRows(3).map(([concept = "", term = "", not = ""]) => ({
    concept,
    term,
    not: listed(not),
  }));
  expect(terms.length).toBeGreaterThan(5);
  expect(glossaryFaults(terms, [...sentencesOf(staffEn).values()])).toEqual([]);
});

/** Spellings and words that the documents and the staff area do not have: one for each thing, as patrons read it. */
const NOT_WRITTEN = /\be-mail\b|\bfees?\b/giu;
const ROOT = join(import.meta.dirname, "../../..");

test("documents and the staff area in English write email, and call what is owed a charge", () => {
  const documents = globSync(["*.md", "docs/**/*.md"], { cwd: ROOT }).filter(
    (file) => file !== "docs/glossary.md",
  );
  expect(documents.length).toBeGreaterThan(50);
  const texts = [
    // Names in code are as they are.
    ...documents.map((file) => readFileSync(join(ROOT, file), "utf8").replaceAll(/`[^`]*`/gu, "")),
    ...sentencesOf(staffEn).values(),
  ];
  expect(texts.flatMap((text) => text.match(NOT_WRITTEN) ?? [])).toEqual([]);
});
