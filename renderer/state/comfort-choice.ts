import type { Theme } from "#contract/settings/choices.ts";

/** Sizes of type: once, 1.4 times and twice the usual one (V2). tokens.css has the factors. */
export const TYPE_SIZES = ["normal", "large", "largest"] as const;
export type TypeSize = (typeof TYPE_SIZES)[number];

/**
 * How this patron makes the screen fit. It belongs to one visit: it lives in the memory of the page, which ends with
 * the visit, and nowhere else. null = as the library has set it up.
 */
export interface Comfort {
  readonly type: TypeSize;
  readonly theme: Theme | null;
  readonly still: boolean | null;
  /** Everything lies in the lower part of the panel. */
  readonly low: boolean;
  /**
   * The kanji of our words, and the titles of books, show how they are read; where the language has kanji. null = as
   * its readers have them: always in plain Japanese, not in ordinary one (V9).
   */
  readonly furigana: boolean | null;
}

/** As the library has set it up. */
export const AS_SET_UP: Comfort = {
  type: "normal",
  theme: null,
  still: null,
  low: false,
  furigana: null,
};
