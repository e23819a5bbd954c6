/** Languages the screens are complete in. The order is the order of the buttons. */
export const LANGUAGES = ["ja", "en"] as const;

/** BCP 47 tag of a screen language. */
export type Language = (typeof LANGUAGES)[number];

/** A library's own words (names, floors, notices) in each screen language. */
export type LocalText = Readonly<Record<Language, string>>;

/** Calendar date in the library's time zone, `yyyy-mm-dd`. */
export type IsoDate = string;

/** Instant, ISO 8601 with offset. */
export type IsoInstant = string;
