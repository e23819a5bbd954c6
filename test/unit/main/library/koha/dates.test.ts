import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { dayOf, startOf, today } from "#main/library/koha/dates.ts";

const OWN_ZONE = process.env["TZ"];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-29T17:30:00Z") });
});

afterEach(() => {
  vi.useRealTimers();
  process.env["TZ"] = OWN_ZONE;
});

test.each(["UTC", "America/New_York", "Asia/Tokyo"])(
  "days are the library's on a terminal set to %s",
  (zone) => {
    process.env["TZ"] = zone;
    expect(today()).toBe("2026-11-30");
    expect(dayOf("2026-12-01T23:59:00+09:00")).toBe("2026-12-01");
    expect(dayOf("2026-12-01T15:30:00Z")).toBe("2026-12-02");
    expect(dayOf("2026-12-01")).toBe("2026-12-01");
    expect(dayOf("")).toBeNull();
    expect(startOf("2026-12-01")).toBe("2026-11-30T15:00:00.000Z");
  },
);
