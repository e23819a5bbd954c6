import type { Language } from "#contract/domain/text.ts";

/** Scripts in which nothing of ours may be written. */
export const FOREIGN: Readonly<Record<Language, RegExp>> = {
  ja: /\p{Script=Hangul}/u,
  "ja-x-easy": /\p{Script=Hangul}/u,
  en: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\p{Script=Hangul}]/u,
  "zh-Hans": /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u,
  ko: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  "ja-x-child": /[\p{Script=Han}\p{Script=Hangul}]/u,
};
/** A key, a figure that was not put in, or a reading that did not become furigana. */
const UNSAID = /^[a-z][\w-]*(?:\.[\w-]+)+$|\{|\uFFF9/iu;
/** Titles of the samples, and what was typed, stand inside sentences in their own language. */
const QUOTED =
  /入口の左の、青い札がついた返却ワゴンの上の段|銀河鉄道の(?:父|夜)|吾輩は猫である|雪(?:国)?|ぎんが(?:てつどう)?|ぬ+/gu;
/** Words of the library that the samples have in Japanese only. */
const LIBRARYS = /県立(?:中央|西部|東部)?図書館|中央|西部|東部|\d階(?:カウンター| 文学)?|\d+番の棚/gu;

/** The pieces of text in the page's own language: without those that name another one. */
function said(): readonly string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const pieces: string[] = [];
  while (walker.nextNode() !== null) {
    const text = walker.currentNode.textContent?.trim() ?? "";
    if (text !== "" && walker.currentNode.parentElement?.closest("[lang]:not(html)") === null)
      pieces.push(text);
  }
  return pieces;
}

/** Pieces of the page that are a key instead of a sentence, or in the script of another language without saying so. */
export function wrongPieces(language: Language): readonly string[] {
  return said().filter((piece) => {
    const ours = piece.replaceAll(QUOTED, "").replaceAll(LIBRARYS, "");
    return UNSAID.test(piece) || FOREIGN[language].test(ours);
  });
}
