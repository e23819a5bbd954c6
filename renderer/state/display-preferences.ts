import type { Theme } from "#contract/settings/choices.ts";

/** Type sizes: 1, 1.4 and 2 times the usual one (V2). tokens.css has the factors. */
export const TYPE_SIZES = ["normal", "large", "largest"] as const;
export type TypeSize = (typeof TYPE_SIZES)[number];

/** Display preferences of the patron, for this visit only: state of the page, stored nowhere. null = the library's default. */
export interface DisplayPreferences {
  readonly type: TypeSize;
  readonly theme: Theme | null;
  readonly still: boolean | null;
  /** The page is in the lower part of the panel. */
  readonly low: boolean;
  /** Furigana on our texts and on titles. null = the language's default: in plain Japanese, not in ordinary one (V9). */
  readonly furigana: boolean | null;
}

/** What the library has set up. */
export const LIBRARY_DEFAULTS: DisplayPreferences = {
  type: "normal",
  theme: null,
  still: null,
  low: false,
  furigana: null,
};
