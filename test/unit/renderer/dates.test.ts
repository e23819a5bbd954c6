import { expect, test } from "vitest";
import { formatDate } from "#renderer/dates.ts";

test.each([
  [1, "ついたち"],
  [8, "ようか"],
  [10, "とおか"],
  [11, "11にち"],
  [14, "じゅうよっか"],
  [20, "はつか"],
  [24, "にじゅうよっか"],
  [31, "31にち"],
])("children read day %i of a month as it is said", (day, said) => {
  const date = `2026-12-${String(day).padStart(2, "0")}`;
  expect(formatDate(date, "ja-x-child")).toContain(`12がつ ${said}（`);
});
