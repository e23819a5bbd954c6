import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LANGUAGES } from "#contract/domain/text.ts";
import { TYPE_SIZES, type TypeSize } from "#renderer/state/display-preferences.ts";
import { type Look, SIZES, type Size, SMALLEST_PANELS } from "../gallery/looks.ts";
import { type OpenGallery, openGallery } from "../gallery/open.ts";

/* What every-size.test.ts does not see: what lies over drawn words and headings, and controls that change their place. */

let gallery: OpenGallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery?.close());

function lookOf(panel: Size, type: TypeSize, language: Look["language"]): string {
  const settings = { panelDiagonalInches: SMALLEST_PANELS[panel] };
  return JSON.stringify({ language, size: SIZES[panel], settings, display: { type } });
}

describe("nothing is drawn over words", () => {
  test("the page begins below the line at the top edge, however many lines it has", async () => {
    for (const type of TYPE_SIZES) {
      await gallery.at(`gallery.show("backend away", ${lookOf("smallest", type, "en")})`);
      const over = `document.querySelector(".away").getBoundingClientRect().bottom -
        document.querySelector(".page-head").getBoundingClientRect().top`;
      expect(await gallery.at<number>(over), type).toBeLessThanOrEqual(0);
    }
  });

  test("a toast with little room leaves the keys free, however large the type is (V62)", async () => {
    const keys = `(() => {
      const toast = document.querySelector(".toast-region").getBoundingClientRect();
      const over = ({ top, bottom }) => top < toast.bottom && bottom > toast.top;
      return [...document.querySelectorAll(".key")]
        .filter((key) => over(key.getBoundingClientRect())).length;
    })()`;
    for (const language of LANGUAGES)
      for (const type of TYPE_SIZES) {
        const look = lookOf("smallest", type, language);
        await gallery.at(`gallery.show("hard: toast, cancelled, then another screen", ${look})`);
        expect(await gallery.at<number>(keys), `${language} ${type}`).toBe(0);
      }
  });

  test("the name of a class is whole on its spine, and ends above its number", async () => {
    const covered = `[...document.querySelectorAll(".theme .spine")].flatMap((spine) => {
      const [slip, number] = [spine.querySelector(".slip"), spine.querySelector(".shelf-label")];
      const range = document.createRange();
      range.selectNodeContents(slip);
      const [words, paper, box] = [range, slip, number].map((one) => one.getBoundingClientRect());
      const end = box.height === 0 ? spine.getBoundingClientRect().bottom : box.top;
      return words.bottom <= end && words.left >= paper.left - 1 ? [] : [slip.textContent];
    })`;
    for (const panel of ["small", "smallest"] as const)
      for (const language of LANGUAGES) {
        await gallery.at(`gallery.show("browse", ${lookOf(panel, "normal", language)})`);
        expect(await gallery.at(covered), `${panel} ${language}`).toEqual([]);
      }
  });
});

test("the call numbers of a title's copies stand below each other", async () => {
  const lefts = `[...document.querySelectorAll(".copy-number")].map((one) => one.getBoundingClientRect().left)`;
  for (const panel of ["portrait", "landscape", "small"] as const) {
    await gallery.at(`gallery.show("title", ${lookOf(panel, "normal", "ja")})`);
    const places = await gallery.at<readonly number[]>(lefts);
    expect(places.length, panel).toBeGreaterThan(1);
    expect(new Set(places.map(Math.round)).size, panel).toBe(1);
  }
});

test("of the two pages of a spread one has the filled button to its next part (V17)", async () => {
  const kinds = `[...document.querySelectorAll(".part-navigation button")]
    .map((one) => one.className.includes("button-primary"))`;
  await gallery.at(`gallery.show("hard: title", ${lookOf("landscape", "largest", "ja")})`);
  expect(await gallery.at<readonly boolean[]>(kinds)).toEqual([false, true]);
});

/** A spread in larger type has all three in one line. */
const FEET: readonly (readonly [Size, TypeSize])[] = [
  ...(Object.keys(SIZES) as Size[]).map((panel) => [panel, "normal"] as const),
  ["landscape", "largest"],
];

test("back, help and the bar have one place each on every screen, also where another is absent (V20)", async () => {
  for (const [panel, type] of FEET) {
    const places = { back: new Set<number>(), help: new Set<number>(), display: new Set<number>() };
    for (const scene of ["home", "title", "help", "new-password", "browse"]) {
      await gallery.at(`gallery.show("${scene}", ${lookOf(panel, type, "ja")})`);
      for (const [name, lefts] of Object.entries(places)) {
        const left = `document.querySelector(".foot-${name}")?.getBoundingClientRect().left ?? null`;
        const found = await gallery.at<number | null>(left);
        if (found !== null) lefts.add(Math.round(found));
      }
    }
    for (const [name, lefts] of Object.entries(places))
      expect([...lefts], `${panel} ${type} ${name}`).toHaveLength(1);
  }
});
