import { expect, test } from "vitest";
import { catalogueOf } from "#renderer/i18n/catalogues.ts";
import { sentencesOf } from "#test/support/screens/translations.ts";

/** Second names of things that have one name, words that mislead, and the ribbon, which is a picture only. */
const NOT_SAID = {
  /** British English. */
  en: /\bin (?:the )?line\b|\bnotices?\b|e-mail|bar code|lent out|to lend|bookmark|ribbon|color|center|catalog\b|canceled|let you know/iu,
  "zh-Hans": /电子邮箱|留言|读卡器|书签|任意词|可用的书|领取这|好像/u,
  ko: /반각|가름끈|회원님|멈추|멈춤|읽는 법|이용할 수 있는 책|다른 책도|옮기는 중|[까나]요\?/u,
} as const;

test.each(["en", "zh-Hans", "ko"] as const)("each thing has one name in %s", (language) => {
  const said = [...sentencesOf(catalogueOf(language))];
  expect(said.filter(([, sentence]) => NOT_SAID[language].test(sentence))).toEqual([]);
});
