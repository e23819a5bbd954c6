import { expect, test } from "vitest";
import { LANGUAGES } from "#contract/domain/text.ts";
import { formatDate, keepWeekdays, weekdayName } from "#renderer/dates.ts";
import { loadCatalogues } from "#renderer/i18n/catalogues.ts";
import { translator } from "#renderer/i18n/index.ts";

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
  expect(formatDate(date, "ja-x-child")).toMatch(new RegExp(`^12がつ\u00a0${said} \\S+ようび$`, "u"));
});

test.each([
  [1, "あと 1にち"],
  [3, "あと みっか"],
  [11, "あと 11にち"],
  [20, "あと はつか"],
])("%i days to go are counted for children as they are said", async (count, words) => {
  await loadCatalogues();
  expect(translator("ja-x-child")("loan.daysLeft", { count })).toBe(words);
  expect(translator("ja")("loan.daysLeft", { count })).toBe(`あと${count}日`);
});

test("V8: no line ends before the weekday of a date, nor of one that a library writes", () => {
  const breaks = LANGUAGES.map((language) => formatDate("2026-12-06", language)).filter((date) =>
    /[^\u2060일][（(]|周[^\u2060]/u.test(date),
  );
  expect(breaks).toEqual([]);
  expect(weekdayName(5, "zh-Hans")).toBe("周\u2060五");
  expect(keepWeekdays("11月30日（月）は休館します。11월 30일(월)")).toBe(
    "11月30日\u2060（月）は休館します。11월 30일\u2060(월)",
  );
  expect(keepWeekdays("11月30日（月曜日）は 休みです。")).toBe("11月30日\u2060（月曜日）\u2060は 休みです。");
  expect(keepWeekdays("我馆11月30日（周一）闭馆。")).toBe(
    `我馆${[..."11月30日（周一）"].join("\u2060")}闭馆。`,
  );
});
