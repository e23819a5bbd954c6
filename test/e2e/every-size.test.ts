import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LANGUAGES, STAFF_LANGUAGES } from "#contract/domain/text.ts";
import { type DisplayPreferences, TYPE_SIZES, type TypeSize } from "#renderer/state/display-preferences.ts";
import { EVERY_SIZE, waysOf } from "../gallery/every-size.ts";
import { type Look, SIZES, type Size, SMALLEST_PANELS } from "../gallery/looks.ts";
import type { Misfit } from "../gallery/misfit.ts";
import { type OpenGallery, openGallery } from "../gallery/open.ts";

/*
 * One design for every screen (WCAG 1.4.4, 1.4.10): on four sizes of screen, each on the smallest panel sold with it, in
 * three sizes of type, on the low screen and with furigana, no line of text is cut or lost, every control is on the screen
 * and uncovered, and nothing scrolls sideways. What is hardest to lay out is looked at most; `SHIORI_EVERY_SIZE=1` looks at
 * every scene in every way in Japanese, `SHIORI_EVERY_SIZE=en,ko` in other languages.
 */

let gallery: OpenGallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery?.close());

const PANELS = Object.keys(SIZES) as Size[];
type Way = Partial<DisplayPreferences>;
const WAYS = waysOf("ja");

function lookOf(panel: Size, type: TypeSize, way: Way, language: Look["language"] = "ja"): Look {
  const settings = { panelDiagonalInches: SMALLEST_PANELS[panel] };
  return { language, size: SIZES[panel], settings, display: { type, ...way } };
}

/** What has no room on a screen, by scene and way. */
function misfits(names: readonly string[], looksOf: (index: number) => readonly Look[]) {
  const asked = names.flatMap((name, index) => looksOf(index).map((look) => [name, look] as const));
  return gallery.found("fits", asked);
}

/** The n-th of a list that begins again at its end. */
function turn<T>(list: readonly T[], n: number): T {
  return list[n % list.length] as T;
}

/** Whether the usual run looks at a scene on the panel `at` of `PANELS`. */
const isTurn = (at: number, index: number): boolean => index % PANELS.length === at;

describe("what comes later", () => {
  /** What is true when the watchers of the page have had their turn, just before the picture: the last to watch hears last. */
  const justBefore = (watch: string, ask: string): string => `new Promise((resolve) => {
    const section = document.querySelector(".summary");
    const box = section.closest(".paged-view");
    const more = document.createElement("div");
    const answer = () => resolve(${ask});
    ${watch}
    requestAnimationFrame(() => requestAnimationFrame(() => {
      more.dataset.came = "";
      section.before(more);
    }));
  })`;

  test("takes nothing from a summary but whole lines, in its first picture too", async () => {
    const look = lookOf("portrait", "normal", {});
    await gallery.at(`gallery.show("title", ${JSON.stringify(look)})`);
    const cut = justBefore(
      `more.style.height = "760px";
       new ResizeObserver(() => "came" in more.dataset && answer()).observe(section);`,
      "section.scrollHeight - section.clientHeight",
    );
    expect(await gallery.at<number>(cut)).toBeLessThanOrEqual(1);
  });

  test("is turned in parts in its first picture", async () => {
    const look = lookOf("portrait", "normal", {});
    await gallery.at(`gallery.show("title", ${JSON.stringify(look)})`);
    const turning = justBefore(
      `more.style.height = "2400px";
       new MutationObserver(() => answer()).observe(section.parentElement, { childList: true });`,
      'box.classList.contains("paged-view-in-parts")',
    );
    expect(await gallery.at<boolean>(turning)).toBe(true);
  });
});

describe.each(PANELS.map((panel, at) => [panel, at] as const))("on a %s screen", (panel, at) => {
  test("the hardest content fits at twice the size of type, low and with furigana by turns (WCAG 1.4.4, 1.4.10)", async () => {
    const looks = (index: number): readonly Look[] =>
      isTurn(at, index) ? [lookOf(panel, "largest", turn(WAYS, Math.floor(index / PANELS.length) + at))] : [];
    expect(await misfits(gallery.hardNames, looks)).toEqual({});
  });

  test("what is seen outside a visit fits in every language the product offers", async () => {
    const looks = LANGUAGES.map((language) => lookOf(panel, "normal", {}, language));
    const names = gallery.names.filter((name) => /^(?:attract|goodbye|out of order|closed)/u.test(name));
    expect(names.length).toBeGreaterThan(6);
    // Where there is more room, every third language by turns.
    const looksOf = (index: number): readonly Look[] =>
      looks.filter((_, turn) => panel === "smallest" || (index + turn + at) % 3 === 0);
    expect(await misfits(names, looksOf)).toEqual({});
  });

  test("text from outside, at its longest and without a place to break, runs out of nothing", async () => {
    const names = gallery.hardNames.filter((name) => name.startsWith("hard: outside text"));
    expect(names.length).toBeGreaterThan(3);
    expect(await misfits(names, () => [lookOf(panel, "normal", {}), lookOf(panel, "large", {})])).toEqual({});
  });

  test("the account shows its card whole, in every language", async () => {
    const looks = LANGUAGES.map((language) => lookOf(panel, "normal", { furigana: true }, language));
    expect(await misfits(["account"], () => looks)).toEqual({});
    for (const look of looks) {
      await gallery.at(`gallery.show("account", ${JSON.stringify(look)})`);
      const card = 'document.querySelector(".registered-card").checkVisibility()';
      expect.soft(await gallery.at<boolean>(card), look.language).toBe(true);
    }
  });

  test("the staff area fits", async () => {
    const looks = (index: number): readonly Look[] =>
      isTurn(at, index + 1) ? [lookOf(panel, "normal", {}, turn(STAFF_LANGUAGES, index))] : [];
    expect(await misfits(gallery.staffNames, looks)).toEqual({});
  });

  test.each(EVERY_SIZE)(
    "everything fits in every way: %s",
    async (language) => {
      const looks = TYPE_SIZES.flatMap((type) =>
        waysOf(language).map((way) => lookOf(panel, type, way, language)),
      );
      expect(await misfits([...gallery.hardNames, ...gallery.names], () => looks)).toEqual({});
      const staff = STAFF_LANGUAGES.filter((one) => one === language);
      const staffLooks = staff.map((one) => lookOf(panel, "normal", {}, one));
      expect(await misfits(gallery.staffNames, () => staffLooks)).toEqual({});
    },
    1_800_000,
  );
});

/** Scenes that had cut text once, in ways that the usual run leaves out. */
const ONCE_CUT: readonly (readonly [string, Size, TypeSize, Way])[] = [
  ["hard: hold done", "landscape", "largest", {}],
  ["hard: hold done", "landscape", "largest", { furigana: true }],
  ["hard: renew", "landscape", "largest", { furigana: true }],
  ["password", "landscape", "largest", { furigana: true }],
  ["phone", "landscape", "largest", { furigana: true }],
  ["search, JIS keyboard", "landscape", "largest", {}],
  ["hard: refused, password", "landscape", "largest", { furigana: true }],
  ["memo", "landscape", "largest", {}],
  ["memo", "landscape", "largest", { furigana: true }],
  ["home, messages and owing", "smallest", "normal", {}],
  ["hard: pickup", "smallest", "normal", { furigana: true }],
  ["warning, cap", "smallest", "largest", { furigana: true }],
  ["warning, closing", "smallest", "largest", { furigana: true }],
  ["related", "smallest", "largest", { furigana: true }],
  ["help", "smallest", "largest", { furigana: true }],
  ["new-password", "smallest", "largest", { low: true, furigana: true }],
  ["messages, in foreign words", "smallest", "large", { furigana: true }],
  ["display", "portrait", "normal", { low: true }],
  ["display", "portrait", "largest", { low: true, furigana: true }],
  ["hard: suggestions", "portrait", "largest", { low: true }],
  ["search, patron", "small", "large", {}],
  ["search, themes", "small", "large", {}],
  ["search, themes", "portrait", "large", { low: true, furigana: true }],
  ["password-change", "portrait", "largest", { low: true }],
  ["memo", "portrait", "largest", { low: true, furigana: true }],
  ["messages, read", "portrait", "large", { low: true, furigana: true }],
  ["home, notice", "small", "largest", {}],
  ["search, typed", "small", "largest", { furigana: true }],
  ["hard: confirm", "small", "largest", { furigana: true }],
  ["password", "small", "largest", {}],
  ["display", "landscape", "largest", { low: true, furigana: true }],
  ["warning", "landscape", "largest", { low: true, furigana: true }],
  ["hard: cancel", "smallest", "large", {}],
  ["search, themes", "smallest", "large", { furigana: true }],
];

test.each(ONCE_CUT)(
  "%s fits on a %s screen in %s type, which it once did not",
  async (name, panel, type, way) => {
    expect(await gallery.fits(name, lookOf(panel, type, way))).toEqual([]);
  },
);

// A date in words is long, two answers stood side by side, and the sign of a sound grew over a button.
test.each(["holds", "holds, suspended", "lend, costs", "lend, undo unknown"])(
  "%s: the words for children fit in the largest type",
  async (name) => {
    expect(await gallery.fits(name, lookOf("portrait", "largest", {}, "ja-x-child"))).toEqual([]);
  },
);

// The line with the buttons for other parts was not equally high in all parts.
test.each(["hold-suspend", "hold-change"])(
  "%s: every part has the same room in English too",
  async (name) => {
    expect(await gallery.fits(name, lookOf("smallest", "largest", {}, "en"))).toEqual([]);
  },
);

// A font that is higher than its lines are apart: two lines overlapped, and a part ended within the second.
test.each(["en", "zh-Hans", "ko"] as const)(
  "text from outside is cut between its lines: %s",
  async (language) => {
    expect(
      await gallery.fits("hard: outside text, title", lookOf("smallest", "largest", {}, language)),
    ).toEqual([]);
  },
);

/** Whether the field is seen in full in which something is typed. */
const FIELD_SEEN = `(() => {
  const field = document.querySelector(".boxes, .search-input");
  const view = field.closest(".paged-view-window").getBoundingClientRect();
  const { top, bottom } = field.getBoundingClientRect();
  return top >= view.top - 1 && bottom <= view.bottom + 1;
})()`;
const TYPE = `(async () => {
  document.querySelector(".keyboard .key-type, .keyboard .key").click();
  await new Promise((resolve) => setTimeout(resolve, 100));
})()`;

describe.each(PANELS.map((panel) => [panel]))("typing on a %s screen", (panel) => {
  test.each(["number-pad", "password", "new-password", "password-change", "search, patron"])(
    "%s: what is typed is seen, however large the type is",
    async (name) => {
      const hidden: string[] = [];
      const looks = [lookOf(panel, "normal", {}), ...WAYS.map((way) => lookOf(panel, "largest", way))];
      for (const look of EVERY_SIZE.length > 0 || panel === "smallest" ? looks : looks.slice(-2)) {
        await gallery.at(`gallery.show(${JSON.stringify(name)}, ${JSON.stringify(look)})`);
        // A search is begun at once; what is told before a password may be read first.
        if (!name.startsWith("search")) await gallery.at(TYPE);
        if (!(await gallery.at<boolean>(FIELD_SEEN))) hidden.push(JSON.stringify(look.display));
      }
      expect(hidden).toEqual([]);
    },
  );
});

test.each([
  "home, nothing yet",
  "search, patron",
  "search, typed",
  "search, themes",
  "results",
  "loans",
  "account",
])("%s: stands in one part on every screen in the usual type", async (name) => {
  const turned: Size[] = [];
  for (const panel of PANELS) {
    const look = { language: "ja", size: SIZES[panel] };
    await gallery.at(`gallery.show(${JSON.stringify(name)}, ${JSON.stringify(look)})`);
    // What is too high for a moment, while the screen takes its size, does not count.
    const isTurned = (): Promise<boolean> =>
      gallery.at<boolean>('document.querySelector(".paged-view-in-parts") !== null');
    await expect
      .poll(isTurned)
      .toBe(false)
      .catch(() => turned.push(panel));
  }
  expect(turned).toEqual([]);
});

/** Breaks the page of a scene and answers what is found then. */
async function broken(css: string, look = lookOf("small", "large", {})): Promise<readonly Misfit[]> {
  return await gallery.at<readonly Misfit[]>(`(async () => {
    await gallery.show("home", ${JSON.stringify(look)});
    const sheet = Object.assign(document.createElement("style"), { textContent: ${JSON.stringify(css)} });
    document.head.append(sheet);
    const found = await gallery.room();
    sheet.remove();
    return found;
  })()`);
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
    const found = [...new Set((await broken(css)).map((one) => one.what))].sort();
    if (what.length === 0) expect(found).toEqual([]);
    else expect(found).toEqual(expect.arrayContaining([...what]));
  });

  test("furigana in another part than their word: are told", async () => {
    const look = lookOf("small", "largest", { furigana: true });
    const apart = ({ where }: Misfit): boolean => where.startsWith("from its word");
    expect((await broken("", look)).filter(apart)).toEqual([]);
    expect((await broken("rt { position: relative; top: -600px }", look)).filter(apart)).not.toEqual([]);
  });
});
