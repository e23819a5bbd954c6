import { daysForChildren } from "#contract/text/child-days.ts";

const ENDS_IN_PUN = /[013468]$/u;

/** Figures with what they count, where the word depends on the figure: 「{{count, people}}」 in a catalogue. */
export const COUNTERS: Readonly<Record<string, (count: number) => string>> = {
  /** For children: 「みっか」 「11にち」 */
  days: daysForChildren,
  /** For children: 「ひとり」 「3にん」 */
  people: (count) => ["0にん", "ひとり", "ふたり"][count] ?? `${count}にん`,
  /** For children: 「5ふん」 「10ぷん」 */
  minutes: (count) => `${count}${ENDS_IN_PUN.test(String(count)) ? "ぷん" : "ふん"}`,
  /** English: once, twice, 3 times. */
  often: (count) => ["0 times", "once", "twice"][count] ?? `${count} times`,
};
