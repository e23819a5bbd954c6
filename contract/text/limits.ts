/**
 * Maximum length of external texts in characters (code points), by field name. Real texts are much shorter; longer ones are
 * mistakes or attacks, and would fill the screen, slip or mail.
 */
export const TEXT_LIMITS = {
  title: 200,
  subtitle: 200,
  reading: 200,
  volume: 60,
  /** Name of an author or a library. */
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

/** Limit of all other fields. */
export const OTHER_TEXT = 300;

/** Maximum length of lists within a row. */
export const LIST_LIMITS = { authors: 20, didYouMean: 10 } as const;
