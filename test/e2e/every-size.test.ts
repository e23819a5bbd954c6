import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { STAFF_LANGUAGES } from "#contract/domain/text.ts";
import { type Comfort, TYPE_SIZES, type TypeSize } from "#renderer/app/comfort-choice.ts";
import type { Misfit } from "../gallery/fits.ts";
import { SIZES, type Size, SMALLEST_PANELS } from "../gallery/looks.ts";
import { type OpenGallery, openGallery } from "../gallery/open.ts";
import type { Look } from "../gallery/page.tsx";

/*
 * One design for every screen (WCAG 1.4.4, 1.4.10): on four sizes of screen, each on the smallest panel sold with it, in
 * three sizes of type, on the low screen and with furigana, no line of text is cut or lost, every control is on the screen
 * and uncovered, and nothing scrolls sideways. What is hardest to lay out is looked at most; `SHIORI_EVERY_SIZE=1` looks at
 * every scene in every way.
 */

let gallery: OpenGallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

const PANELS = Object.keys(SIZES) as Size[];
const WAYS: readonly Partial<Comfort>[] = [
  {},
  { low: true },
  { furigana: true },
  { low: true, furigana: true },
];
const EVERYTHING = process.env["SHIORI_EVERY_SIZE"] !== undefined;

function lookOf(panel: Size, type: TypeSize, way: Partial<Comfort>, language: Look["language"] = "ja"): Look {
  const settings = { panelDiagonalInches: SMALLEST_PANELS[panel] };
  return { language, size: SIZES[panel], settings, comfort: { type, ...way } };
}

/** What is not right yet, by screen: its foot has no room at twice the size of type. A scene that is put right is taken off. */
const NOT_YET: Readonly<Record<Size, readonly string[]>> = {
  portrait: [],
  landscape: ["hard: hold done"],
  small: [],
  smallest: [],
};

/** What has no room on a screen, by scene and way. */
async function misfits(panel: Size, names: readonly string[], looksOf: (index: number) => readonly Look[]) {
  const wrong: Record<string, readonly Misfit[]> = {};
  for (const [index, name] of names.entries()) {
    if (NOT_YET[panel].includes(name) && !EVERYTHING) continue;
    for (const look of looksOf(index)) {
      const found = await gallery.fits(name, look);
      if (found.length > 0) wrong[`${name} ${JSON.stringify(look.comfort)} ${look.language}`] = found;
    }
  }
  return wrong;
}

/** The n-th of a list that begins again at its end. */
function turn<T>(list: readonly T[], n: number): T {
  return list[n % list.length] as T;
}

/** Where there is least room every second of what is hard is looked at; on the others a quarter, by turns. */
const isLookedAt = (panel: Size, index: number): boolean => {
  const of = panel === "smallest" ? 2 : 4;
  return index % of === PANELS.indexOf(panel) % of;
};

describe.each(PANELS.map((panel, at) => [panel, at] as const))("on a %s screen", (panel, at) => {
  test("the hardest content fits at twice the size of type, low and with furigana by turns (WCAG 1.4.4, 1.4.10)", async () => {
    const looks = (index: number): readonly Look[] =>
      isLookedAt(panel, index) ? [lookOf(panel, "largest", turn(WAYS, index + at))] : [];
    expect(await misfits(panel, gallery.hardNames, looks)).toEqual({});
  });

  test("the staff area fits", async () => {
    const looks = (index: number): readonly Look[] =>
      (index + 1) % PANELS.length === at ? [lookOf(panel, "normal", {}, turn(STAFF_LANGUAGES, index))] : [];
    expect(await misfits(panel, gallery.staffNames, looks)).toEqual({});
  });

  if (EVERYTHING) {
    test("everything fits in every way", async () => {
      const looks = TYPE_SIZES.flatMap((type) => WAYS.map((way) => lookOf(panel, type, way)));
      const staff = STAFF_LANGUAGES.map((language) => lookOf(panel, "normal", {}, language));
      expect(await misfits(panel, [...gallery.hardNames, ...gallery.names], () => looks)).toEqual({});
      expect(await misfits(panel, gallery.staffNames, () => staff)).toEqual({});
    }, 1_800_000);
  }
});

/** Breaks the page of a scene and answers what is found then. */
async function broken(css: string): Promise<readonly Misfit["what"][]> {
  const look = lookOf("small", "large", {});
  const found = await gallery.at<readonly Misfit[]>(`(async () => {
    await gallery.show("home", ${JSON.stringify(look)});
    const sheet = Object.assign(document.createElement("style"), { textContent: ${JSON.stringify(css)} });
    document.head.append(sheet);
    const found = await gallery.room();
    sheet.remove();
    return found;
  })()`);
  return [...new Set(found.map(({ what }) => what))].sort();
}

describe("the rules themselves", () => {
  test.each([
    ["a page that is as it must be", "", []],
    ["words that are cut", ".tile { max-height: 90px; min-height: 0; overflow: hidden }", ["is cut"]],
    [
      "words that end in dots",
      ".choice-detail { max-width: 60px; overflow: hidden; white-space: nowrap }",
      ["is cut"],
    ],
    ["a control that leaves the screen", ".foot-help { translate: 0 100px }", ["leaves the screen"]],
    ["a control that another one covers", ".foot-help { position: absolute; left: 60px }", ["is covered"]],
    ["a page that scrolls sideways", ".page-main { width: 120vw }", ["leaves the screen", "scrolls"]],
  ] as const)("%s: is told", async (_, css, what) => {
    const found = await broken(css);
    if (what.length === 0) expect(found).toEqual([]);
    else expect(found).toEqual(expect.arrayContaining([...what]));
  });
});
