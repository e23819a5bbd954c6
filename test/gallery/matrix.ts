import { LANGUAGES, STAFF_LANGUAGES, type StaffLanguage } from "#contract/domain/text.ts";
import { THEMES } from "#contract/settings/choices.ts";
import { TYPE_SIZES } from "#renderer/state/display-preferences.ts";
import { type Look, SIZES, type Size, SMALLEST_PANELS } from "./looks.ts";

/*
 * The factors that change every screen, and the chosen combinations (looks): one for each language on each panel, so that every
 * pair of values occurs. The looks are distributed over the screens in turn.
 */

const PANELS = Object.keys(SIZES) as Size[];

/** What a look is made of, with its values. */
export const FACTORS = {
  language: LANGUAGES,
  panel: PANELS,
  theme: THEMES,
  type: TYPE_SIZES,
  low: [false, true],
  furigana: [false, true],
} as const;

/** A value of each factor. */
export type Choice = { readonly [F in keyof typeof FACTORS]: (typeof FACTORS)[F][number] };

/** The n-th value of a factor, which begins again at its end. */
function turn<T>(values: readonly T[], n: number): T {
  return values[n % values.length] as T;
}

/** Every look that is taken. */
export const CHOICES: readonly Choice[] = LANGUAGES.flatMap((language, l) =>
  PANELS.map((panel, p) => {
    // The second half of the languages repeats the types and themes of the first, with low and furigana exchanged.
    const half = Math.floor((2 * l) / LANGUAGES.length);
    return {
      language,
      panel,
      type: turn(FACTORS.type, l + p),
      theme: turn(FACTORS.theme, l + 2 * p),
      low: turn(FACTORS.low, half + p),
      furigana: turn(FACTORS.furigana, half + Math.floor(p / 2)),
    };
  }),
);

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

/** A look of the staff area, which has neither themes nor the preferences of a patron. */
export interface StaffChoice {
  readonly language: StaffLanguage;
  readonly panel: Size;
  readonly look: Look;
  /** Whether the n-th screen is seen in it: each screen in one look after the other. */
  has(index: number): boolean;
}

export const STAFF_CHOICES: readonly StaffChoice[] = STAFF_LANGUAGES.flatMap((language, turn) =>
  PANELS.map((panel, at) => ({
    language,
    panel,
    look: { language, ...onPanel(panel) },
    has: (index) => index % (PANELS.length * STAFF_LANGUAGES.length) === at * STAFF_LANGUAGES.length + turn,
  })),
);
