import { isJapanese, type Language, type LocalText } from "#contract/domain/text.ts";
import type { CardWord, PasswordWord } from "#contract/settings/choices.ts";

/** Terms that a library sets itself, and its own name. */
export interface Terms {
  readonly password: PasswordWord;
  readonly card: CardWord;
  /** Name of the library as a whole, with the readings it has written; null = not known. */
  readonly library: LocalText | null;
}

/** The guide's terms: the catalogues are written with them. */
export const USUAL_TERMS: Terms = { password: "password", card: "loan-ticket", library: null };

/**
 * The library's own name as it is written in a language; for plain Japanese the Japanese one. Empty where there is none:
 * an English name inside a Chinese sentence, or kanji for children, is worse than 「この図書館」.
 */
export function ownName({ library }: Terms, language: Language): string {
  const words = library?.[language] ?? "";
  const readsKanji = isJapanese(language) && language !== "ja-x-child";
  return words === "" && readsKanji ? (library?.ja ?? "") : words;
}
