/** Folded text of the strict tier, one column per search field. */
export const STRICT_COLUMNS = ["title", "reading", "author", "publisher", "subject"] as const;
/**
 * Folded text of the looser tiers (D76), only where it differs from the strict one: 2 = particles and long o,
 * 3 = without voiced marks.
 */
export const LOOSE_COLUMNS = ["title2", "reading2", "author2", "title3", "reading3", "author3"] as const;
/** Whole tokens: `codes` = ISBN and class numbers, `facets` = filters. */
export const TOKEN_COLUMNS = ["codes", "facets"] as const;

export const TEXT_COLUMNS = [...STRICT_COLUMNS, ...LOOSE_COLUMNS] as const;

export type TextColumn = (typeof TEXT_COLUMNS)[number];
export type TokenColumn = (typeof TOKEN_COLUMNS)[number];

/** Columns of the looser tiers of a strict column; publishers and subjects are only searched strictly. */
export const LOOSER: Readonly<Partial<Record<TextColumn, readonly [TextColumn, TextColumn]>>> = {
  title: ["title2", "title3"],
  reading: ["reading2", "reading3"],
  author: ["author2", "author3"],
};
