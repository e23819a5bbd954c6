import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LANGUAGES } from "#contract/domain/text.ts";
import { hasFuriganaUnasked } from "#renderer/i18n/catalogues.ts";
import { TYPE_SIZES } from "#renderer/state/display-preferences.ts";
import { type Look, SIZES, type Size, SMALLEST_PANELS } from "../gallery/looks.ts";
import { type OpenGallery, openGallery } from "../gallery/open.ts";

/*
 * What a screen does by itself, or after the first of several answers, moves no control: a finger on its way would meet
 * another one (decision 13).
 */

let gallery: OpenGallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery?.close());

const PANELS = Object.keys(SIZES) as Size[];

/** Presses or waits, then names what stands elsewhere than before; throws when there was nothing to press or to wait for. */
const movedBy = (cause: string): string => `(async () => {
  const controls = [...document.querySelectorAll(".page-body button")];
  if (controls.length === 0) throw new Error("no controls");
  const places = () => controls.map((one) => one.getBoundingClientRect());
  const before = places();
  await (${cause})();
  // No frame is awaited: a window that has stood still for seconds may get none.
  await new Promise((resolve) => setTimeout(resolve, 200));
  return places().flatMap(({ top, left }, index) =>
    Math.abs(top - before[index].top) + Math.abs(left - before[index].left) > 1
      ? [controls[index].textContent]
      : []);
})()`;
const CHANGES = `async () => {
  const other = document.querySelector(".picks [aria-pressed=false]");
  other.click();
  while (other.getAttribute("aria-pressed") !== "true") await new Promise((resolve) => setTimeout(resolve, 50));
}`;
const OVERVIEW_COMES = `async () => {
  const tiles = () => document.querySelector(".home-tiles").textContent;
  const before = tiles();
  dispatchEvent(new Event("overview-comes"));
  while (tiles() === before) await new Promise((resolve) => setTimeout(resolve, 50));
}`;
const TIME_IS_OVER = `async () => {
  const notice = () => document.querySelector(".take-back");
  if (notice() === null) throw new Error("nothing to take back");
  while (notice() !== null) await new Promise((resolve) => setTimeout(resolve, 50));
}`;

/** Which of the question, the search field and these controls the toast covers. */
const underToast = (controls: string): string => `(() => {
  const toast = document.querySelector(".toast-region").getBoundingClientRect();
  if (toast.height === 0) throw new Error("no toast");
  return [...document.querySelectorAll("h1, .search-input, " + ${JSON.stringify(controls)})]
    .filter((one) => {
      const { left, top, right, bottom } = one.getBoundingClientRect();
      return left < toast.right && right > toast.left && top < toast.bottom && bottom > toast.top;
    })
    .map((one) => one.className + " " + one.textContent);
})()`;
const SUGGESTS = `(async () => {
  document.querySelector(".keyboard .key-type, .keyboard .key").click();
  while (document.querySelector(".suggestion") === null) await new Promise((resolve) => setTimeout(resolve, 50));
  await new Promise((resolve) => setTimeout(resolve, 200));
})()`;

/** Plays a sound, and keeps the pixels from each edge of the page to its sign, which is seen for a moment only. */
const SOUND = `async () => {
  gallery.play("done");
  while (document.querySelector(".sound-sign") === null) await new Promise((resolve) => setTimeout(resolve, 20));
  const sign = document.querySelector(".sound-sign").getBoundingClientRect();
  const page = document.getElementById("root").getBoundingClientRect();
  window.signToEdges = [
    sign.left - page.left, sign.top - page.top, page.right - sign.right, page.bottom - sign.bottom,
  ];
}`;
/** The least margin of a page. */
const CLEAR_PX = 12;

function lookOf(panel: Size, type: (typeof TYPE_SIZES)[number], low = false): Look {
  const settings = { panelDiagonalInches: SMALLEST_PANELS[panel] };
  return { language: "ja", size: SIZES[panel], settings, display: { type, low } };
}

describe.each(PANELS.map((panel) => [panel]))("under the finger on a %s screen", (panel) => {
  test.each([
    ["hard: change", "the first answer is changed", CHANGES, TYPE_SIZES],
    ["hold-change", "the first answer is changed", CHANGES, TYPE_SIZES],
    ["hard: home, told late", "the book due next is told", OVERVIEW_COMES, ["normal"]],
    ["hard: holds, one is cancelled", "it can be taken back no more", TIME_IS_OVER, ["normal"]],
  ] as const)("%s: nothing moves when %s", async (name, _, cause, types) => {
    const moved: Record<string, readonly string[]> = {};
    for (const type of types) {
      await gallery.at(`gallery.show(${JSON.stringify(name)}, ${JSON.stringify(lookOf(panel, type))})`);
      const found = await gallery.at<readonly string[]>(movedBy(cause));
      if (found.length > 0) moved[type] = found;
    }
    expect(moved).toEqual({});
  });

  test.each(["toast, scanned book", "toast, scanned copies", "hard: toast, cancelled, then another screen"])(
    "%s: the toast covers neither the question nor the field nor a control",
    async (name) => {
      await gallery.at(`gallery.show(${JSON.stringify(name)}, ${JSON.stringify(lookOf(panel, "normal"))})`);
      expect(await gallery.at<readonly string[]>(underToast(".page button"))).toEqual([]);
      if (name.startsWith("toast")) return;
      // With suggestions the only place left may be over the keyboard's tabs.
      await gallery.at(SUGGESTS);
      const answers = ".suggestion, .page-hide, .key, .foot button";
      await expect.poll(() => gallery.at<readonly string[]>(underToast(answers))).toEqual([]);
    },
  );

  test.each(["toast, scanned book", "toast, scanned copy"])(
    "%s: the toast leaves the question and the first answer free, however large the type is",
    async (name) => {
      const covered: Record<string, readonly string[]> = {};
      for (const language of LANGUAGES) {
        for (const type of ["large", "largest"] as const) {
          const furigana = hasFuriganaUnasked(language);
          const look = { ...lookOf(panel, type), language, display: { type, furigana } };
          await gallery.at(`gallery.show(${JSON.stringify(name)}, ${JSON.stringify(look)})`);
          const found = await gallery.at<readonly string[]>(underToast(".answers .choice:first-of-type"));
          if (found.length > 0) covered[`${language} ${type}`] = found;
        }
      }
      expect(covered).toEqual({});
    },
  );

  test.each(["results", "account", "hold-pickup", "lend, scanned"])(
    "%s: the sign of a sound is inside, and moves nothing",
    async (name) => {
      const wrong: Record<string, unknown> = {};
      for (const type of TYPE_SIZES) {
        for (const low of [false, true]) {
          const look = JSON.stringify(lookOf(panel, type, low));
          await gallery.at(`gallery.show(${JSON.stringify(name)}, ${look})`);
          const moved = await gallery.at<readonly string[]>(movedBy(SOUND));
          const edges = await gallery.at<readonly number[]>("window.signToEdges");
          if (moved.length > 0 || Math.min(...edges) < CLEAR_PX) wrong[`${type} ${low}`] = { moved, edges };
        }
      }
      expect(wrong).toEqual({});
    },
  );
});
