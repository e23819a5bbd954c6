import { expect, test } from "vitest";
import { LANGUAGES } from "#contract/domain/text.ts";
import { loadCatalogues } from "#renderer/i18n/catalogues.ts";
import { translator } from "#renderer/i18n/index.ts";
import { TERMS } from "#test/support/screens/fake-kiosk.ts";
import { PROMISES } from "./promises.table.ts";

await loadCatalogues();

test.each(PROMISES)("in every language: $means", ({ of, says }) => {
  const unsaid = LANGUAGES.flatMap((language) => {
    const sentence = of(translator(language, TERMS));
    return says[language]
      .filter((part) => !part.test(sentence))
      .map((part) => [language, sentence, part.source]);
  });
  expect(unsaid).toEqual([]);
  expect(new Set(LANGUAGES.map((language) => says[language].length)).size).toBe(1);
});
