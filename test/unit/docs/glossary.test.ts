import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { HEADS, STRINGS } from "#backend/cli/strings.ts";
import { ja } from "#renderer/i18n/ja/all.ts";
import { staffJa } from "#renderer/staff/words-ja.table.ts";
import { sentencesOf } from "#test/support/screens/translations.ts";

const GLOSSARY = readFileSync(join(import.meta.dirname, "../../../docs/glossary.md"), "utf8");
/** Rows of the glossary: a term, and words that are not used for it. */
const ROWS = [...GLOSSARY.matchAll(/^\| ([^|]+) \| ([^|]+) \| [^|]+ \|([^|]*)\|$/gmu)]
  .map(([, concept = "", term = "", not = ""]) => ({
    concept,
    term,
    not: not.split(",").flatMap((word) => (word.trim() === "" ? [] : [word.trim()])),
  }))
  .filter(({ concept }) => concept !== "concept");
const COMMAND_LINE = [...Object.values(HEADS), ...Object.values(STRINGS)].map((text) => text.ja);
const SENTENCES = [...sentencesOf(ja).values(), ...sentencesOf(staffJa).values(), ...COMMAND_LINE];

test("each term of the glossary is in use", () => {
  expect(ROWS.length).toBeGreaterThan(20);
  const unused = ROWS.filter(({ term }) => !SENTENCES.some((sentence) => sentence.includes(term)));
  expect(unused.map(({ term }) => term)).toEqual([]);
});

test("no screen for patrons or staff uses another word for it", () => {
  const wrong = ROWS.flatMap(({ not }) => not).flatMap((word) =>
    SENTENCES.filter((sentence) => sentence.includes(word)).map((sentence) => ({ word, sentence })),
  );
  expect(wrong).toEqual([]);
});
