import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Audit, Findings } from "../gallery/audit.ts";
import { type Look, SIZES, SMALLEST_PANELS } from "../gallery/looks.ts";
import { CHOICES, type Choice, lookOf, STAFF_CHOICES } from "../gallery/matrix.ts";
import { type OpenGallery, openGallery } from "../gallery/open.ts";

/*
 * Every screen of the product, in the product's browser, looked at by axe and by our own rules: the size of targets and
 * the gaps between them in millimetres (WCAG 2.5.5, 2.5.8), and a focus that can be seen (WCAG 2.4.7, 2.4.11, 2.4.12,
 * 2.4.13). The same look answers whether the first part has what the screen is opened for (first-part.test.ts) and whether a
 * line ends within a word (line-breaks.test.ts). Which screen is seen in which language, theme, size of type and on which panel:
 * gallery/matrix.ts. `SHIORI_EVERY_LOOK=1` looks at every screen in every one of these looks.
 */

let gallery: OpenGallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery?.close());

const EVERY_LOOK = process.env["SHIORI_EVERY_LOOK"] !== undefined;
/** Every look at every screen takes its time. */
const EVERY_MS = 600_000;
const isStaff = (name: string): boolean => /^(?:hard: )?staff/u.test(name);

/** What is hardest to lay out has words that are longer than a line. */
const hasOurWords = (name: string): boolean => !name.startsWith("hard: ") && !name.endsWith("own names");

/** What is wrong with the scenes of a look, by scene. */
async function complaints(
  names: readonly string[],
  look: Look,
  wanted: (index: number) => boolean,
): Promise<Record<string, Audit>> {
  const seen = names.filter((_, index) => EVERY_LOOK || wanted(index));
  const audits = await gallery.each(
    "audit",
    seen.map((name) => [name, look] as const),
  );
  const all = seen.map((name, at) => [name, audits[at] as Audit] as const);
  return Object.fromEntries(
    all.filter(([name, { axe, targets, focus, later, broken }]) => {
      const found = [axe, targets, focus, later, hasOurWords(name) ? broken : []];
      return found.some((complaints) => complaints.length > 0);
    }),
  );
}

const called = (choice: Choice): string =>
  `${choice.language}, ${choice.panel}, ${choice.theme}, ${choice.type} type${choice.low ? ", low" : ""}${choice.furigana ? ", furigana" : ""}`;

describe("axe, targets, focus, first part and words", () => {
  test.each(CHOICES.map((choice, turn) => [called(choice), choice, turn] as const))(
    "screens in %s: no rule of axe is broken, every target has 16 mm, every focus can be seen, the answer or the field comes first (WCAG 1.3.4, 1.4.3, 1.4.6, 2.4.7, 2.4.11, 2.4.12, 2.4.13, 2.5.5, 2.5.8)",
    async (_, choice, turn) => {
      const look = lookOf(choice);
      const names = [...gallery.names, ...gallery.hardNames.filter((name) => !isStaff(name))];
      expect(await complaints(names, look, (index) => index % CHOICES.length === turn)).toEqual({});
    },
    EVERY_MS,
  );

  test.each(STAFF_CHOICES)(
    "the staff area in $language on a $panel panel (WCAG 1.4.3, 2.4.7, 2.5.8)",
    async ({ look, has }) => {
      const names = [...gallery.staffNames, ...gallery.hardNames.filter(isStaff)];
      expect(await complaints(names, look, has)).toEqual({});
    },
    EVERY_MS,
  );
});

/** Shows a scene, breaks the page, looks at it again and answers what is found. */
async function broken(script: string, scene = "home", look: Partial<Look> = {}): Promise<Findings> {
  const whole: Look = { language: "ja", size: SIZES.portrait, ...look };
  return gallery.at<Findings>(`(async () => {
    await gallery.show(${JSON.stringify(scene)}, ${JSON.stringify(whole)});
    ${script};
    return gallery.look();
  })()`);
}

/** Each kind of control, where it is met, and what bears its ring. */
const RINGS = [
  ["home", ".choice:focus-visible"],
  ["hold-confirm", ".button:focus-visible"],
  ["home", ".ribbon-tail:focus-visible"],
  ["search", ".key:focus-visible"],
  ["search, typed", ".suggestion:focus-visible"],
  ["search, themes", ".theme:focus-visible .spine"],
  ["browse", ".cloth-tile:focus-visible"],
  ["results", ".row-title:focus-visible"],
  ["number-pad", ".box-field input:focus + .boxes"],
  ["curtain", ".curtain:focus-visible .curtain-words"],
] as const;

/** What is called by other means than its own text, what calls it, and the rule of axe that misses it. */
const NAMES = [
  ["home", "button-name", "document.querySelector('.foot-help .button-words').remove()"],
  ["home", "button-name", "document.querySelector('.choice .choice-words').remove()"],
  ["search, themes", "button-name", "document.querySelector('.theme').removeAttribute('aria-label')"],
  [
    "search",
    "aria-input-field-name",
    "document.querySelector('[role=textbox]').removeAttribute('aria-label')",
  ],
  ["number-pad", "label", "document.querySelector('.box-field label').remove()"],
  ["scan-card", "svg-img-alt", "document.querySelector('.reader-drawing').removeAttribute('aria-label')"],
  ["phone", "svg-img-alt", "document.querySelector('.qr').removeAttribute('aria-label')"],
  ["home", "html-has-lang", "document.documentElement.removeAttribute('lang')"],
] as const;

describe("the rules themselves", () => {
  test.each(NAMES)("in %s, what has lost its name is found by %s", async (scene, rule, script) => {
    const { axe } = await broken(script, scene);
    expect(axe.map((complaint) => complaint.split(":")[0])).toContain(rule);
  });

  test.each(RINGS)("in %s, a ring that is not drawn on %s is found (WCAG 2.4.7)", async (scene, bearer) => {
    const css = JSON.stringify(`${bearer} { box-shadow: none !important }`);
    const { focus } = await broken(
      `document.head.append(Object.assign(document.createElement("style"), { textContent: ${css} }))`,
      scene,
    );
    expect(focus.join()).toMatch(/no ring/u);
    await gallery.at("document.head.lastElementChild.remove()");
  });

  test("words that are too pale are found (WCAG 1.4.3)", async () => {
    const { axe } = await broken("document.querySelector('h1').style.color = '#bbbbbb'");
    expect(axe.join()).toMatch(/^color-contrast:/u);
  });

  test("words that are too pale are found in a further part of a screen too (WCAG 1.4.3)", async () => {
    const settings = { panelDiagonalInches: SMALLEST_PANELS.smallest };
    const look: Partial<Look> = { size: SIZES.smallest, settings, display: { type: "largest" } };
    const pale =
      "for (const word of document.querySelectorAll('.home-account span')) word.style.color = '#bbbbbb'";
    const { axe } = await broken(pale, "home", look);
    expect(axe.join()).toMatch(/^color-contrast:/u);
  });

  test("a target that is too small, and one that is too near, are found", async () => {
    const small = "width:40px;min-width:0;height:40px;min-height:0;overflow:hidden";
    const { targets } = await broken(
      `document.querySelector(".foot-help").style.cssText = "${small}";
       document.querySelector(".home-account, .home-choices .choice").style.translate = "0 -40px"`,
    );
    expect(targets.join()).toMatch(/11\.1 x 11\.1 mm/u);
    expect(targets.join()).toMatch(/mm apart/u);
  });
});
