import { afterAll, beforeAll, expect, test } from "vitest";
import type { Language } from "#contract/domain/text.ts";
import { hasFuriganaUnasked } from "#renderer/i18n/catalogues.ts";
import type { TypeSize } from "#renderer/state/display-preferences.ts";
import { EVERY_SIZE } from "../gallery/every-size.ts";
import { type Look, SIZES, type Size, SMALLEST_PANELS } from "../gallery/looks.ts";
import { type OpenGallery, openGallery } from "../gallery/open.ts";

/* Where lines end (V8), and how many a drawn cover has room for. */

let gallery: OpenGallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery?.close());

const PANELS = Object.keys(SIZES) as Size[];

function lookOf(panel: Size, type: TypeSize, furigana = false, language: Language = "ja"): Look {
  const settings = { panelDiagonalInches: SMALLEST_PANELS[panel] };
  return { language, size: SIZES[panel], settings, display: { type, furigana } };
}

test("V8: a question that is too long for its line breaks at its comma", async () => {
  for (const type of ["normal", "largest"] as const) {
    await gallery.at(`gallery.show("hold-contact", ${JSON.stringify(lookOf("portrait", type))})`);
    const edges = await gallery.at<readonly { left: number; top: number }[]>(
      `[...document.querySelectorAll("h1 .clause")].map((clause) => clause.getBoundingClientRect().toJSON())`,
    );
    expect(edges).toHaveLength(2);
    expect(edges[1]?.left).toBe(edges[0]?.left);
    expect(edges[1]?.top).toBeGreaterThan(edges[0]?.top ?? 0);
  }
});

test("V8: twice the size breaks no word of a short answer", async () => {
  for (const [name, words] of [
    ["home", ".tile .choice-label"],
    ["browse", ".browse-picks .choice-label"],
    ["hold-change", ".picks .button-words"],
    ["results, conditions", ".facet-choices .button-words"],
  ] as const) {
    await gallery.at(
      `gallery.show(${JSON.stringify(name)}, ${JSON.stringify(lookOf("portrait", "largest"))})`,
    );
    const broken = await gallery.at<readonly string[]>(
      `[...document.querySelectorAll(${JSON.stringify(words)})]
        .filter((one) => one.clientHeight > 1.8 * Number.parseFloat(getComputedStyle(one).fontSize))
        .map((one) => one.textContent)`,
    );
    expect({ name, broken }).toEqual({ name, broken: [] });
  }
});

/** Words in the page that name the phrases with furigana which stand on two lines though one has room for them. */
const TAKEN_APART = `[...document.querySelectorAll(".phrase")].filter((phrase) => {
  if (phrase.querySelector("ruby") === null) return false;
  const block = phrase.closest("p,h1,h2,h3");
  const letters = document.createTreeWalker(phrase, NodeFilter.SHOW_TEXT);
  const lines = new Set();
  let width = 0;
  while (letters.nextNode() !== null) {
    if (letters.currentNode.parentElement.closest("rt") !== null) continue;
    const range = document.createRange();
    range.selectNodeContents(letters.currentNode);
    for (const rect of range.getClientRects()) {
      lines.add(Math.round(rect.bottom / 10));
      width += rect.width;
    }
  }
  return lines.size > 1 && block !== null && width < block.clientWidth;
}).map((phrase) => phrase.textContent)`;

test("V8: a line breaks in no phrase that has room, before no reading either", async () => {
  const apart: Record<string, readonly string[]> = {};
  for (const [name, panel, type] of [
    ["forgot-password", "portrait", "normal"],
    ["forgot-password", "portrait", "largest"],
    ["hold-pickup", "portrait", "largest"],
    ["home, messages", "small", "large"],
  ] as const) {
    const look = JSON.stringify(lookOf(panel, type, true));
    await gallery.at(`gallery.show(${JSON.stringify(name)}, ${look})`);
    const found = await gallery.at<readonly string[]>(TAKEN_APART);
    if (found.length > 0) apart[`${name} on ${panel}, ${type}`] = found;
  }
  expect(apart).toEqual({});
});

/** Words in the page that name what matches of which one line does not have all; `within`: where it is looked for. */
const divided = (
  what: RegExp,
  within = "body",
): string => `[...document.querySelectorAll("${within}")].flatMap((place) => {
  const letters = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const divided = [];
  while (letters.nextNode() !== null) {
    for (const match of letters.currentNode.data.matchAll(${what})) {
      const range = document.createRange();
      range.setStart(letters.currentNode, match.index);
      range.setEnd(letters.currentNode, match.index + match[0].length);
      const lines = new Set([...range.getClientRects()].map((rect) => Math.round(rect.bottom / 10)));
      if (lines.size > 1) divided.push(match[0]);
    }
  }
  return divided;
})`;

test("V8: an English date stays in one line", async () => {
  const dates: Record<string, readonly string[]> = {};
  for (const [name, panel, type] of [
    ["finish box, ready", "landscape", "normal"],
    ["hold-pickup", "portrait", "largest"],
    ["loans", "portrait", "largest"],
    ["holds", "smallest", "largest"],
  ] as const) {
    await gallery.at(
      `gallery.show(${JSON.stringify(name)}, ${JSON.stringify(lookOf(panel, type, false, "en"))})`,
    );
    const found = await gallery.at<readonly string[]>(divided(/\b[A-Z][a-z]{2}\s\d{1,2}\s[A-Z][a-z]{2}\b/gu));
    if (found.length > 0) dates[`${name} on ${panel}, ${type}`] = found;
  }
  expect(dates).toEqual({});
});

test("V8: a short Chinese line ends within no word", async () => {
  const look = JSON.stringify({ language: "zh-Hans", size: SIZES.landscape });
  await gallery.at(`gallery.show("toast, refused card", ${look})`);
  const title = ".toast-region .notice-title";
  await gallery.at(`new Promise((seen) => {
    const look = () => (document.querySelector("${title}") ? seen() : requestAnimationFrame(look));
    look();
  })`);
  expect(await gallery.at(divided(/图书馆|借书证/gu, title))).toEqual([]);
});

/** Titles as long as the covers of a list show them in each size of letters, by the place of the slip (covers/book-cover.tsx). */
const LONGEST_TITLES = {
  left: { short: "春夏秋冬", middle: "一二三四五六七八九十" },
  right: { short: "春夏秋冬", middle: "一二三四五六七八九十" },
  plate: { short: "春夏秋冬朝夕", middle: "一二三四五六七八九十百千" },
  flat: { short: "春夏秋", middle: "一二三四五六" },
} as const;

test.each(PANELS)("a title fits the slip of its cover in a list: %s", async (panel) => {
  await gallery.at(`gallery.show("results", ${JSON.stringify(lookOf(panel, "normal"))})`);
  const cut = await gallery.at<readonly string[]>(`(() => {
    const cover = document.querySelector(".cover-row");
    const slip = cover.querySelector(".slip");
    return Object.entries(${JSON.stringify(LONGEST_TITLES)}).flatMap(([place, titles]) =>
      Object.entries(titles).filter(([letters, title]) => {
        cover.className = "cover cover-row cover-" + place + " cover-" + letters;
        slip.textContent = title;
        return slip.scrollWidth > slip.clientWidth || slip.scrollHeight > slip.clientHeight;
      }).map(([letters]) => place + ", " + letters));
  })()`);
  expect(cut).toEqual([]);
});

/** The usual run sees each scene on one panel, in English or Korean and in plain or children's Japanese by turns. */
const HALVES = { en: 0, ko: 1, "ja-x-easy": 0, "ja-x-child": 1 } as const;

test.each(["en", "ko", "ja-x-easy", "ja-x-child"] as const)(
  "V8: a line ends within no word, at twice the size too: %s",
  async (language) => {
    // `SHIORI_EVERY_SIZE=en` looks at every scene on every panel.
    const everything = EVERY_SIZE.includes(language);
    // A library's own names are in its own words.
    const names = gallery.names.filter((one) => !one.endsWith("own names"));
    for (const [at, panel] of PANELS.entries()) {
      const look = lookOf(panel, "largest", hasFuriganaUnasked(language), language);
      const isTurn = (index: number): boolean =>
        index % 2 === HALVES[language] && Math.floor(index / 2) % PANELS.length === at;
      const seen = names.filter((_, index) => everything || isTurn(index));
      const asked = seen.map((name) => [name, look] as const);
      expect(await gallery.found("broken", asked), panel).toEqual({});
    }
  },
  300_000,
);
