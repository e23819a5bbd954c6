import { afterAll, beforeAll, expect, test } from "vitest";
import { type Language, STAFF_LANGUAGES } from "#contract/domain/text.ts";
import type { DisplayPreferences, TypeSize } from "#renderer/state/display-preferences.ts";
import { EVERY_SIZE } from "../gallery/every-size.ts";
import { type Look, SIZES, type Size, SMALLEST_PANELS } from "../gallery/looks.ts";
import { type OpenGallery, openGallery } from "../gallery/open.ts";

/*
 * Where a screen is turned in parts, the first part shows what it is opened for: the answer, the field with its keys, the
 * first row (first-part.table.ts). Every scene is tested on the smallest panel in the largest size of type, alternating between
 * plain, with furigana and low. Larger panels, smaller types and other languages are tested by accessible.test.ts, which shows every
 * scene in one of them.
 * `SHIORI_EVERY_SIZE` tests all of them (gallery/every-size.ts).
 */

let gallery: OpenGallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery?.close());

const PANELS = Object.keys(SIZES) as Size[];
const EVERYTHING = EVERY_SIZE.length > 0;
const SEEN_IN: readonly Language[] = EVERYTHING ? EVERY_SIZE : ["ja"];
const WAYS: readonly Partial<DisplayPreferences>[] = [{}, { furigana: true }, { low: true }];

function lookOf(
  panel: Size,
  type: TypeSize,
  way: Partial<DisplayPreferences>,
  language: Language = "ja",
): Look {
  const settings = { panelDiagonalInches: SMALLEST_PANELS[panel] };
  return { language, size: SIZES[panel], settings, display: { type, ...way } };
}

/** What comes later than in the first part, by scene. */
function later(names: readonly string[], looksOf: (index: number) => readonly Look[]) {
  const asked = names.flatMap((name, index) => looksOf(index).map((look) => [name, look] as const));
  return gallery.found("later", asked);
}

const isStaff = (name: string): boolean => /^(?:hard: )?staff/u.test(name);

/** Panels on which every scene is tested. */
const SEEN_ON: readonly Size[] = EVERYTHING ? PANELS : ["smallest"];

test.each(SEEN_ON)(
  "the answer or the field comes first on a %s screen, however large the type is",
  async (panel) => {
    const names = [...gallery.names, ...gallery.hardNames].filter((name) => !isStaff(name));
    const looks = (index: number): readonly Look[] =>
      SEEN_IN.flatMap((language) => {
        const largest = lookOf(panel, "largest", WAYS[index % WAYS.length] ?? {}, language);
        return EVERYTHING ? [lookOf(panel, "normal", {}, language), largest] : [largest];
      });
    expect(await later(names, looks)).toEqual({});
  },
);

test.each(EVERYTHING ? PANELS : [])("the staff area too, on a %s screen", async (panel) => {
  const names = [...gallery.staffNames, ...gallery.hardNames.filter(isStaff)];
  const looks = STAFF_LANGUAGES.map((language) => lookOf(panel, "normal", {}, language));
  expect(await later(names, () => looks)).toEqual({});
});

/** Scenes whose answer came later once, in ways that the usual run leaves out. */
const ONCE_LATER: readonly (readonly [string, Size, TypeSize, Language])[] = [
  ["home, messages", "smallest", "largest", "ja"],
  ["home, messages and owing", "smallest", "largest", "ja"],
  ["related", "smallest", "largest", "ja"],
  ["new-password", "landscape", "largest", "ja"],
  ["holds, suspended", "small", "large", "ja-x-easy"],
  ["holds, suspended", "smallest", "large", "ja"],
  ["hard: results", "smallest", "large", "ja"],
  ["phone", "smallest", "large", "ja"],
  ["phone", "smallest", "large", "ja-x-easy"],
  ["hard: results, page 2", "small", "large", "ja-x-easy"],
  ["results", "smallest", "largest", "ja-x-child"],
  ["hold-suspend", "smallest", "largest", "en"],
  ["hard: results, last page", "smallest", "largest", "en"],
  ["hard: results, last page", "smallest", "largest", "ja-x-easy"],
  ["hard: results, page 2", "smallest", "largest", "ja-x-easy"],
  ["help", "landscape", "normal", "ja"],
  ["hard: confirm", "smallest", "largest", "ja"],
  ["scan-card, copies", "smallest", "largest", "ja"],
  ["scanned-copy, guest, takes back", "small", "normal", "ja"],
  ["scan-card", "smallest", "normal", "ja"],
  ["hold-pickup, on shelves", "landscape", "large", "ja-x-child"],
  ["hold-pickup, on shelves", "smallest", "largest", "ja-x-easy"],
  ["title, at the limit", "landscape", "normal", "ja-x-easy"],
  ["new-password, again", "smallest", "normal", "ja"],
  ["new-password, again", "smallest", "normal", "ja-x-easy"],
  ["hard: holds, one is cancelled", "smallest", "normal", "ja"],
];

test.each(ONCE_LATER)("%s on a %s screen in %s type, with furigana", async (name, panel, type, language) => {
  expect(await gallery.later(name, lookOf(panel, type, { furigana: true }, language))).toEqual([]);
});

/** Screens that were turned in parts once, and have room for all of it. */
const ONCE_IN_PARTS: readonly (readonly [string, Size, TypeSize])[] = [
  ["results", "landscape", "large"],
  ["results", "landscape", "largest"],
  ["results", "small", "large"],
  ["results", "smallest", "normal"],
  ["results", "smallest", "largest"],
  ["picks", "landscape", "largest"],
  ["picks", "smallest", "normal"],
  ["account", "small", "largest"],
  ["finish box, done", "landscape", "normal"],
  ["finish box, done", "small", "normal"],
  ["finish box, done", "smallest", "normal"],
];

test.each(ONCE_IN_PARTS)("%s on a %s screen in %s type is seen at once", async (name, panel, type) => {
  const looks = [
    lookOf(panel, type, {}),
    lookOf(panel, type, { furigana: true }),
    lookOf(panel, type, {}, "en"),
  ];
  for (const look of looks) {
    await gallery.at(`gallery.show(${JSON.stringify(name)}, ${JSON.stringify(look)})`);
    const parts = 'document.querySelector("dialog[open]") ?? document';
    const inParts = `(${parts}).querySelector(".paged-view-in-parts") !== null`;
    expect.soft(await gallery.at<boolean>(inParts), JSON.stringify(look)).toBe(false);
  }
});
