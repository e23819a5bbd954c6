import { expect, test } from "vitest";
import type { Library } from "#contract/domain/library.ts";
import { hoursToday } from "#renderer/screens/shared/opening-hours.ts";

const LIBRARY: Library = {
  id: "central",
  name: { ja: "中央図書館", en: "Central Library" },
  shortName: { ja: "中央", en: "Central" },
  phone: "000-000-0000",
  hours: Array.from({ length: 7 }, () => ({ open: "09:00", close: "19:00" })),
  closedDays: ["2026-11-30"],
  holidayHours: [{ date: "2026-11-23", open: "09:30", close: "17:00" }],
  pickupPlace: { ja: "", en: "" },
};

test("hours that the system does not tell are neither open nor closed", () => {
  expect(hoursToday({ ...LIBRARY, hours: [] }, Date.parse("2026-11-26T10:00:00+09:00"))).toBeUndefined();
});

test.each([
  ["2026-11-26T10:00:00+09:00", { open: "9:00", close: "19:00" }],
  ["2026-11-23T10:00:00+09:00", { open: "9:30", close: "17:00" }],
  ["2026-11-30T10:00:00+09:00", null],
])("on %s the hours are read as on a clock", (now, hours) => {
  expect(hoursToday(LIBRARY, Date.parse(now))).toEqual(hours);
});
