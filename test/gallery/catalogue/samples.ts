import { summary } from "#test/support/screens/sample-records.ts";
import { LONG } from "../long-records.ts";

/** English is the longest of the languages: what has room for it has room for the others. */
export const LONG_WORDS = "Show only what is on the shelf at this library right now";

/** A row with a title as long as catalogues have them. */
export const LONG_SUMMARY = summary({
  id: LONG.id,
  title: LONG.title,
  reading: LONG.reading,
  volume: LONG.volume,
});

/** Does nothing. */
export const nothing = (): void => undefined;
