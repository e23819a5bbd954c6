import { LANGUAGES, STAFF_LANGUAGES, type StaffLanguage } from "#contract/domain/text.ts";
import { THEMES } from "#contract/settings/choices.ts";
import { TYPE_SIZES } from "#renderer/state/display-preferences.ts";
import { type Look, SIZES, type Size, SMALLEST_PANELS } from "./looks.ts";

/*
 * The matrix of what changes every screen, and the looks that are taken of it, one for each language on each panel. They
 * come in rounds of two, of which a screen has one: its looks differ in language, panel, theme, size of type, low or not,
 * furigana or not. In all rounds together every pair of values occurs.
 */

const PANELS = Object.keys(SIZES) as Size[];

/** What a look is made of, with its values. */
export const FACTORS = {
  round: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  language: LANGUAGES,
  panel: PANELS,
  theme: THEMES,
  type: TYPE_SIZES,
  low: [false, true],
  furigana: [false, true],
} as const;

type Factor = keyof typeof FACTORS;
const NAMES = Object.keys(FACTORS) as Factor[];

/** A value of each factor. */
export type Choice = { readonly [F in Factor]: (typeof FACTORS)[F][number] };

/** Every pair of values in a choice. */
export function pairsOf(choice: Choice): string[] {
  return NAMES.flatMap((one, at) =>
    NAMES.slice(at + 1).map((other) => `${one} ${choice[one]}, ${other} ${choice[other]}`),
  );
}

/** Two panels share a round: the first with the third, the second with the fourth, each in another language. */
function roundOf(language: number, panel: number): Choice["round"] {
  const turn = (language + (panel < 2 ? 0 : 1)) % LANGUAGES.length;
  return FACTORS.round[2 * turn + (panel % 2)] ?? 0;
}

/** All that a language on a panel leaves open. */
function candidates(language: number, panel: number): Choice[] {
  const fixed = {
    round: roundOf(language, panel),
    language: LANGUAGES[language] ?? "ja",
    panel: PANELS[panel] ?? "portrait",
  };
  return FACTORS.theme.flatMap((theme) =>
    FACTORS.type.flatMap((type) =>
      FACTORS.low.flatMap((low) =>
        FACTORS.furigana.map((furigana) => ({ ...fixed, theme, type, low, furigana })),
      ),
    ),
  );
}

/** What a pair that has not occurred counts against one more of those that have. */
const NEW_PAIR = 4;

/** What the two looks of a round do not share. */
const APART = ["theme", "type", "low", "furigana"] as const;

/**
 * Takes for each language on each panel the choice with the most pairs that none before it has, and with nothing of the other
 * look of its round.
 */
function covering(): readonly Choice[] {
  const met = new Map<string, number>();
  const worth = (choice: Choice): number =>
    pairsOf(choice).reduce((sum, pair) => sum - (met.get(pair) ?? -NEW_PAIR), 0);
  const taken: Choice[] = [];
  for (const [language] of LANGUAGES.entries()) {
    for (const [panel] of PANELS.entries()) {
      const all = candidates(language, panel);
      const other = taken.find(({ round }) => round === all[0]?.round);
      const best = all
        .filter((choice) => APART.every((factor) => choice[factor] !== other?.[factor]))
        .reduce((one, next) => (worth(next) > worth(one) ? next : one));
      for (const pair of pairsOf(best)) met.set(pair, (met.get(pair) ?? 0) + 1);
      taken.push(best);
    }
  }
  return taken;
}

/** Every look that is taken. */
export const CHOICES = covering();

/** The smallest of each; an upright one of the usual size, for on the low screen of a smaller one keys have 14 mm. */
const INCHES = { ...SMALLEST_PANELS, portrait: 24 };

const onPanel = (panel: Size) => ({
  size: SIZES[panel],
  settings: { panelDiagonalInches: INCHES[panel] },
});

/** How a screen of the patrons looks by a choice. */
export function lookOf({ language, panel, theme, type, low, furigana }: Choice): Look {
  const { size, settings } = onPanel(panel);
  return { language, size, settings: { ...settings, theme }, display: { type, low, furigana } };
}

/** A look of the staff area, which has neither themes nor comfort. */
export interface StaffChoice {
  readonly language: StaffLanguage;
  readonly panel: Size;
  readonly look: Look;
  /** Whether the n-th screen is seen in it: once in each language, on one panel after the other. */
  has(index: number): boolean;
}

export const STAFF_CHOICES: readonly StaffChoice[] = STAFF_LANGUAGES.flatMap((language, turn) =>
  PANELS.map((panel, at) => ({
    language,
    panel,
    look: { language, ...onPanel(panel) },
    has: (index) => (index + turn) % PANELS.length === at,
  })),
);
