import { describe, expect, it } from "vitest";
import { en } from "#renderer/i18n/en/all.ts";
import { ko } from "#renderer/i18n/ko/all.ts";
import { zhHans } from "#renderer/i18n/zh-Hans/all.ts";
import { glossaryFaults, glossaryRows, listed } from "#test/support/screens/glossary.ts";
import { textsBesideScreens } from "#test/support/screens/texts-beside-screens.ts";
import { sentencesOf } from "#test/support/screens/translations.ts";

const EDITIONS = { en, "zh-Hans": zhHans, ko };

/** Terms of these editions: the term of each concept, and words that are not used for it. */
const TERMS = glossaryRows(7).map(
  ([concept = "", english = "", notEn = "", chinese = "", notZh = "", korean = "", notKo = ""]) => ({
    concept,
    en: { term: english, not: listed(notEn) },
    "zh-Hans": { term: chinese, not: listed(notZh) },
    ko: { term: korean, not: listed(notKo) },
  }),
);

/** American spelling; spoken Chinese; questions in another level of politeness than the rest. */
const NOT_SAID = {
  en: /color|center|catalog\b|canceled|bar code|lent out/iu,
  "zh-Hans": /好像/u,
  ko: /[까나]요\?/u,
};

describe.each(["en", "zh-Hans", "ko"] as const)("the words in %s", (language) => {
  const sentences = [...sentencesOf(EDITIONS[language]).values(), ...textsBesideScreens(language)];

  it("have the terms of the glossary, and no other word for them", () => {
    expect(TERMS.length).toBeGreaterThan(10);
    const terms = TERMS.map(({ concept, [language]: said }) => ({ concept, ...said }));
    expect(glossaryFaults(terms, sentences)).toEqual([]);
  });

  it("are in one kind of the language", () => {
    expect(sentences.filter((sentence) => NOT_SAID[language].test(sentence))).toEqual([]);
  });
});
