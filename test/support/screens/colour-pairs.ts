import { contrast, difference, type Vision } from "./colours.ts";

/*
 * Which colours of the tokens stand on which: the unit test holds them to their figures, the design catalogue shows them.
 */

/** A colour, and the grounds it must be told from; the names are those of the tokens. */
export type Pairs = readonly (readonly [colour: string, grounds: readonly string[]])[];

/** Text is 7:1 and better in every look (WCAG 1.4.6), but for the pressed ribbon, which is a moment. */
export const TEXTS = [
  ["ink", ["paper", "page", "sunken", "selected", "ok-tint", "notice-tint"]],
  ["ink-2", ["paper", "page", "sunken"]],
  ["on-primary", ["primary", "primary-pressed"]],
  ["on-ribbon", ["ribbon"]],
] as const satisfies Pairs;
/** What is no text is 3:1 (WCAG 1.4.11): edges of what can be touched, icons, the ribbon, the rings of the focus. */
export const SHAPES = [
  ["outline", ["paper", "page", "sunken"]],
  ["primary", ["paper", "page"]],
  ["ribbon", ["paper"]],
  ["ok", ["page", "ok-tint"]],
  ["notice", ["page", "notice-tint"]],
  ["focus-inner", ["focus-outer"]],
  ["on-ribbon", ["ribbon-pressed"]],
] as const satisfies Pairs;
/** Least contrast of each. */
export const LEAST = { text: 7, shape: 3 } as const;

/** Contrast of two colours of a look. */
export function between(colour: (name: string) => string, one: string, other: string): number {
  return contrast(colour(one), colour(other));
}

/** Colours that mean something. */
export const MEANINGS = ["primary", "ribbon", "ok", "notice", "ink"] as const;

/** Smallest difference (CIEDE2000) between any two of them; 7 is what colour sets for everybody reach. */
export function smallestDifference(colour: (name: string) => string, vision: Vision): number {
  return Math.min(
    ...MEANINGS.flatMap((one, index) =>
      MEANINGS.slice(index + 1)
        .filter((other) => colour(one) !== colour(other))
        .map((other) => difference(colour(one), colour(other), vision)),
    ),
  );
}
