import { summary } from "#test/support/screens/sample-records.ts";

/** A title as long as catalogues have them. */
export const LONG_TITLE =
  "銀河鉄道の夜を読みなおすための十二の章、あるいは宮沢賢治とその時代の人びとがたずねた星と旅と祈りについてのおぼえがき";

/** English is the longest of the languages: what has room for it has room for the others. */
export const LONG_WORDS = "Show only what is on the shelf at this library right now";

/** A row with that title. */
export const LONG_SUMMARY = summary({ id: "t-long", title: LONG_TITLE, volume: "上" });

/** Does nothing. */
export const nothing = (): void => undefined;
