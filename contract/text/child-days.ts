/** Days with irregular readings. */
const DAYS: Readonly<Record<number, string>> = {
  2: "ふつか",
  3: "みっか",
  4: "よっか",
  5: "いつか",
  6: "むいか",
  7: "なのか",
  8: "ようか",
  9: "ここのか",
  10: "とおか",
  14: "じゅうよっか",
  20: "はつか",
  24: "にじゅうよっか",
};

/** A number of days in children's words: 「みっか」 「はつか」, with digits if there is no word: 「11にち」. */
export function daysForChildren(count: number): string {
  return DAYS[count] ?? `${count}にち`;
}

/** A day of a month in children's words: as so many days, but for the first. */
export function dayForChildren(day: number): string {
  return day === 1 ? "ついたち" : daysForChildren(day);
}
