import { act } from "@testing-library/react";
import { beforeAll, describe, expect, test } from "vitest";
import { REFUSALS, type RefusalName } from "#contract/refusals.ts";
import { refusalWords } from "#renderer/components/refusal-words.ts";
import { loadFurigana, translator } from "#renderer/i18n/catalogues.ts";
import { piecesOf } from "#renderer/i18n/furigana/marks.ts";
import { USUAL_TERMS } from "#renderer/i18n/terms.ts";
import { useStore } from "#renderer/state/store.ts";
import { showScene } from "#test/support/screens/open-scene.ts";
import { wrongPieces } from "#test/support/screens/own-words.ts";
import { REFUSED_SCENES } from "../gallery/refused-scenes.ts";
import { GALLERY, type GalleryScene } from "../gallery/scenes.table.ts";

/*
 * Every scene of the gallery with furigana: each kanji on the screen has a reading above it. What is shown counts, not
 * the catalogues: dates, figures and refusals are put together only on the screen. Each scene is also asked what
 * every-language.test.tsx asks in the other languages.
 */

const KANJI = /\p{Script=Han}/u;

/** Text that is not ours to read, because only who wrote it knows the reading. */
const DATA: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/(?:県立中央図書館|中央) \d/gu, "names of libraries that the settings do not have"],
  [/入口の左の、青い札がついた返却ワゴンの上の段/gu, "the library's own name of a place"],
  [/銀河鉄道の(?:父|夜)|吾輩は猫である|雪国?/gu, "titles, with the reading of the catalogue in a line above"],
];
/** Elements whose text is not read above. */
const NOT_HERE: readonly (readonly [selector: string, reason: string])[] = [
  ["[lang]:not(html), .languages", "another language than the page's, and titles"],
  [".message-written", "a message of the library"],
  [".visually-hidden, #announcer", "heard, not seen"],
  ["svg", "a drawing, which can have no ruby"],
  ["rt", "the readings themselves"],
];
const ELSEWHERE = NOT_HERE.map(([selector]) => selector).join();

/** The text of the page in its order, with a mark in the place of each word that has its reading. */
function unreadText(): string {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let unread = "";
  let block: Element | null = null;
  while (walker.nextNode() !== null) {
    const { parentElement: parent, textContent } = walker.currentNode;
    if (parent === null || parent.closest(ELSEWHERE) !== null) continue;
    const here = parent.closest(":not(ruby, .phrase)");
    if (here !== block) unread += "\n";
    block = here;
    const hasReading = parent.tagName === "RUBY" && (parent.querySelector("rt")?.textContent ?? "") !== "";
    unread += hasReading ? "_" : textContent;
  }
  return unread;
}

function bareKanji(): readonly string[] {
  const ours = DATA.reduce((text, [pattern]) => text.replaceAll(pattern, ""), unreadText());
  return ours.split("\n").filter((line) => KANJI.test(line));
}

const SCENES: readonly GalleryScene[] = [...GALLERY, ...REFUSED_SCENES];

beforeAll(loadFurigana);

// In one test for each scene, because opening it takes all the time.
describe.each(["ja", "ja-x-easy"] as const)(
  "every kanji has its reading above it, and every screen in %s says its own words (WCAG 3.1.2)",
  (language) => {
    test.each(SCENES)("$name", async (scene) => {
      await showScene(scene, language);
      expect(wrongPieces(language)).toEqual([]);
      // Plain Japanese has them unasked.
      if (language === "ja") act(() => useStore.getState().setDisplay({ furigana: true }));
      expect(bareKanji()).toEqual([]);
    });
  },
);

/** Figures of every refusal that has some. */
const DETAILS = { max: 5, min: 6, have: 2, minutes: 10, date: "2026-12-03", ticket: "4127" } as const;

test.each(["ja", "ja-x-easy"] as const)(
  "every refusal has its readings, figures and code included (%s)",
  async (language) => {
    const t = translator(language, USUAL_TERMS, true);
    const bare = (Object.keys(REFUSALS) as RefusalName[]).flatMap((name) => {
      const { text, help, code = "" } = refusalWords({ name, details: DETAILS }, language, t);
      const pieces = [text, help, code].flatMap(piecesOf);
      return pieces
        .filter(({ base, reading }) => reading === undefined && KANJI.test(base))
        .map(({ base }) => base);
    });
    expect(bare).toEqual([]);
  },
);

test("a title that is put into a sentence gets no reading that is guessed", () => {
  const t = translator("ja", { ...USUAL_TERMS, password: "pin" }, true);
  expect(t("loan.renewOf", { title: "上の2人とパスワード" })).toContain("上の2人とパスワード");
});
