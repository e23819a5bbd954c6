import { isJapanese, LANGUAGES, type Language } from "#contract/domain/text.ts";
import type { DisplayPreferences } from "#renderer/state/display-preferences.ts";

const ASKED = process.env["SHIORI_EVERY_SIZE"];

/**
 * Languages in which every scene is looked at in every way: `SHIORI_EVERY_SIZE=1` is Japanese, `SHIORI_EVERY_SIZE=en,ko` those.
 * Without it there is none, and tests look at some scenes in some ways.
 */
export const EVERY_SIZE: readonly Language[] =
  ASKED === "1" ? ["ja"] : LANGUAGES.filter((language) => ASKED?.split(",").includes(language));

/** What a patron may choose besides the size of type; only Japanese has furigana. */
export function waysOf(language: Language): readonly Partial<DisplayPreferences>[] {
  const plain = [{}, { low: true }];
  return isJapanese(language) ? [...plain, { furigana: true }, { low: true, furigana: true }] : plain;
}
