import { describe, expect, test } from "vitest";
import { SHELF_LENGTH, shelfAt } from "#renderer/screens/idle/attract-shelf.ts";

const HOUR = 3_600_000;
const titlesAt = (now: number): readonly string[] => shelfAt(now).map(({ title }) => title);

describe("the shelf of the first screen", () => {
  test.each([
    ["winter", "2026-12-01", "北越雪譜"],
    ["winter", "2027-02-28", "手袋を買いに"],
    ["spring", "2026-03-01", "桜の樹の下には"],
    ["summer", "2026-08-31", "怪談"],
    ["autumn", "2026-09-01", "武蔵野"],
  ])("has books of the %s on %s", (_, date, title) => {
    expect(titlesAt(Date.parse(`${date}T12:00:00+09:00`))).toContain(title);
  });

  test("is full at every hour, with no book twice", () => {
    const start = Date.parse("2026-01-01T00:00:00+09:00");
    for (let hour = 0; hour < 24; hour += 1) {
      expect(new Set(titlesAt(start + hour * HOUR)).size).toBe(SHELF_LENGTH);
    }
  });

  test("moves on with the hour", () => {
    const start = Date.parse("2026-01-01T09:00:00+09:00");
    expect(titlesAt(start + HOUR)).not.toEqual(titlesAt(start));
    expect(titlesAt(start + HOUR / 2)).toEqual(titlesAt(start));
  });
});
