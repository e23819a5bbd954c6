import { cleanup } from "@testing-library/react";
import { expect, test } from "vitest";
import { LANGUAGES } from "#contract/domain/text.ts";
import { endPage } from "#test/support/screens/open-page.tsx";
import { showScene } from "#test/support/screens/open-scene.ts";
import { wrongPieces } from "#test/support/screens/own-words.ts";
import { GALLERY } from "../gallery/scenes.table.ts";

/*
 * Every scene of the gallery in every language: no key instead of a sentence, no figure that was not put in, and no word
 * in another script but those that say whose language they are. A text in the code of a screen is found here.
 */

/** Of these two, furigana-everywhere.test.tsx asks the same of the scenes that it opens. */
const ASKED_THERE: readonly string[] = ["ja", "ja-x-easy"];

test.each(LANGUAGES.filter((language) => !ASKED_THERE.includes(language)))(
  "every screen in %s says its own words, and others carry their language (WCAG 3.1.2)",
  async (language) => {
    const wrong: string[] = [];
    for (const scene of GALLERY) {
      await showScene(scene, language);
      wrong.push(...wrongPieces(language).map((piece) => `${scene.name}: ${piece}`));
      cleanup();
      endPage();
    }
    expect(wrong).toEqual([]);
  },
);
