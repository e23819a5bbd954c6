import { cleanup } from "@testing-library/react";
import { expect, test } from "vitest";
import { LANGUAGES, type Language } from "#contract/domain/text.ts";
import { endPage } from "#test/support/screens/open-page.tsx";
import { showScene } from "#test/support/screens/open-scene.ts";
import { GALLERY } from "../gallery/scenes.table.ts";

/*
 * Every scene of the gallery in every language: no key instead of a sentence, no figure that was not put in, and no word
 * in another script but those that say whose language they are. A text in the code of a screen is found here.
 */

/** Scripts in which nothing of ours may be written. */
const FOREIGN: Readonly<Record<Language, RegExp>> = {
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

test.each(LANGUAGES)(
  "every screen in %s says its own words, and others carry their language (WCAG 3.1.2)",
  async (language) => {
    const wrong: string[] = [];
    for (const scene of GALLERY) {
      await showScene(scene, language);
      for (const piece of said()) {
        const ours = piece.replaceAll(QUOTED, "").replaceAll(LIBRARYS, "");
        if (UNSAID.test(piece) || FOREIGN[language].test(ours)) {
          wrong.push(`${scene.name}: ${piece}`);
        }
      }
      cleanup();
      endPage();
    }
    expect(wrong).toEqual([]);
  },
);
