/**
 * Longest texts from outside in characters (code points), by the name of their field. Real ones of catalogues are shorter by
 * far; what is longer is a mistake or an attack, and would bury the screen, the slip or the mail that it stands on.
 */
export const TEXT_LIMITS = {
  title: 200,
  subtitle: 200,
  reading: 200,
  volume: 60,
  /** Of an author, or of a library. */
  name: 120,
  role: 40,
  publisher: 120,
  summary: 2000,
  callNumber: 60,
  bookMark: 4,
  place: 80,
  shelf: 40,
  shortName: 40,
  pickupPlace: 80,
  phone: 40,
  label: 80,
  masked: 120,
  didYouMean: 120,
} as const;

/** Of every other field. */
export const OTHER_TEXT = 300;

/** Longest lists that stand within a row. */
export const LIST_LIMITS = { authors: 20, didYouMean: 10 } as const;
