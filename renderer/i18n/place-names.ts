import { isJapanese, type Language, type LocalText, localText } from "#contract/domain/text.ts";
import { libraryText, writtenReadings } from "./furigana/marks.ts";

/** Names of libraries and places in further languages and with their readings, by their Japanese without these. */
export type PlaceNames = ReadonlyMap<string, LocalText>;

/** The names of the settings, to be looked up. */
export function placeNamesOf(names: readonly LocalText[]): PlaceNames {
  return new Map(names.map((name) => [writtenReadings(name.ja, false), name]));
}

/** A text of the library with the readings that the settings have for it. */
export function withReadings(text: LocalText, names: PlaceNames): LocalText {
  return { ...text, ja: names.get(text.ja)?.ja ?? text.ja };
}

/** Whoever reads Chinese understands a name with kanji, and finds it on the library's signs. */
const KANJI = /\p{Script=Han}/u;

/**
 * The library's own words (names, floors, places) in a language, or the nearest there is: for Chinese the Japanese name where
 * it has kanji, else, as for Korean, the English one. What the library writes in Japanese and English alone has its other
 * names, and its readings, from the settings.
 */
export function localName(text: LocalText, language: Language, names: PlaceNames, furigana: boolean): string {
  const name: LocalText = { ...names.get(text.ja), ...withReadings(text, names) };
  const inKanji = language === "zh-Hans" && !name["zh-Hans"] && KANJI.test(text.ja);
  return libraryText(
    inKanji ? name.ja : localText(name, language),
    language,
    furigana && isJapanese(language),
  );
}
