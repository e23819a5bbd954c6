import { expect, test } from "vitest";
import { HEADS, STRINGS } from "#backend/cli/strings.ts";
import { ja } from "#renderer/i18n/ja/all.ts";
import { staffJa } from "#renderer/staff/words-ja.table.ts";
import { glossaryFaults, glossaryRows, listed } from "#test/support/screens/glossary.ts";
import { sentencesOf } from "#test/support/screens/translations.ts";

const TERMS = glossaryRows(4).map(([concept = "", term = "", , not = ""]) => ({
  concept,
  term,
  not: listed(not),
}));
const COMMAND_LINE = [...Object.values(HEADS), ...Object.values(STRINGS)].map((text) => text.ja);
const SENTENCES = [...sentencesOf(ja).values(), ...sentencesOf(staffJa).values(), ...COMMAND_LINE];

test("patrons, staff and the command line read the terms of the glossary, and no other word for them", () => {
  expect(TERMS.length).toBeGreaterThan(20);
  expect(glossaryFaults(TERMS, SENTENCES)).toEqual([]);
});
