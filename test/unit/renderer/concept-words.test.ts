import { expect, test } from "vitest";
import { LANGUAGES, type Language } from "#contract/domain/text.ts";
import { catalogueOf, loadCatalogues } from "#renderer/i18n/catalogues.ts";
import { staffEn } from "#renderer/staff/words-en.table.ts";
import { staffJa } from "#renderer/staff/words-ja.table.ts";
import { CONCEPT_KEYS } from "#test/support/screens/concept-keys.table.ts";
import { glossaryRows, listed } from "#test/support/screens/glossary.ts";
import { sentencesOf } from "#test/support/screens/translations.ts";

await loadCatalogues();

/** The column of a term by language, in the table with so many columns. */
const COLUMNS: Readonly<Record<Language, readonly [table: number, column: number]>> = {
  ja: [4, 1],
  "ja-x-easy": [5, 1],
  "ja-x-child": [5, 3],
  en: [7, 1],
  "zh-Hans": [7, 3],
  ko: [7, 5],
};

function termIn(language: Language, concept: string): string | undefined {
  const [table, column] = COLUMNS[language];
  return glossaryRows(table).find(([name]) => name === concept)?.[column];
}

/** Terms of the staff area: a cell of the first table may have its own for staff, and several. */
function staffTerms(concept: string): { readonly ja: readonly string[]; readonly en: readonly string[] } {
  const [, ja = "", cell = ""] = glossaryRows(4).find(([name]) => name === concept) ?? [];
  return { ja: [ja], en: listed(cell.split("; staff: ").at(-1) ?? "") };
}

/** Keys whose sentence has none of the terms. A word joiner divides no term. */
function without(
  words: ReadonlyMap<string, string>,
  keys: readonly string[],
  terms: readonly string[],
): readonly object[] {
  return keys.flatMap((key) => {
    const sentence = words.get(key) ?? words.get(`${key}_other`) ?? "";
    const said = sentence.replaceAll("\u2060", "").toLowerCase();
    return terms.some((term) => said.includes(term.toLowerCase())) ? [] : [{ key, sentence, terms }];
  });
}

test.each(LANGUAGES)("a concept's sentences have its term in %s", (language) => {
  const words = sentencesOf(catalogueOf(language));
  const named = Object.entries(CONCEPT_KEYS).flatMap(([concept, { patrons = [] }]) => {
    const term = termIn(language, concept);
    return term === undefined ? [] : [{ patrons, term }];
  });
  expect(named.length).toBeGreaterThan(15);
  expect(named.flatMap(({ patrons, term }) => without(words, patrons, [term]))).toEqual([]);
});

test.each([
  ["ja", staffJa],
  ["en", staffEn],
] as const)("a concept's sentences have its term in the staff area, %s", (language, catalogue) => {
  const words = sentencesOf(catalogue);
  const faults = Object.entries(CONCEPT_KEYS).flatMap(([concept, { staff = [] }]) =>
    without(words, staff, staffTerms(concept)[language]),
  );
  expect(faults).toEqual([]);
});

test("every concept of the glossary that patrons or staff meet has sentences", () => {
  const concepts = new Set(
    [4, 5, 7].flatMap((table) => glossaryRows(table).map(([concept = ""]) => concept)),
  );
  const unknown = Object.keys(CONCEPT_KEYS).filter((concept) => !concepts.has(concept));
  expect(unknown).toEqual([]);
  const without = [...concepts].filter((concept) => !(concept in CONCEPT_KEYS));
  expect(without).toEqual([
    "title, as found in a search",
    "where a copy stands",
    "the drawn shelf to browse",
  ]);
});
