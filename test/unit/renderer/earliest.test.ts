import { describe, expect, it } from "vitest";
import type { LibraryInfo } from "#contract/domain/library.ts";
import type { Copy } from "#contract/domain/title.ts";
import { earliestDays, firstOf } from "#renderer/screens/holds/earliest-pickup.ts";
import { INFO } from "#test/support/screens/fake-kiosk.ts";
import { copy } from "#test/support/screens/sample-records.ts";

const PLACE = { ja: "1階", en: "1F" };
const at = (library: string, other: Partial<Copy> = {}) => copy(`b-${library}`, library, PLACE, other);
/** Wednesday. Couriers run on Tuesdays and Fridays; every library is closed on Mondays, Central also on 30 November. */
const WEDNESDAY = "2026-11-25";
const days = (copies: readonly Copy[], more: Partial<LibraryInfo> = {}, now = WEDNESDAY, waiting = 0) =>
  Object.fromEntries(earliestDays({ copies, waiting }, { ...INFO, ...more }, now));

describe("where a hold is ready first", () => {
  it("today where it stands, on the next courier day elsewhere (D39)", () => {
    expect(days([at("central")])).toEqual({ central: WEDNESDAY, west: "2026-11-27", east: "2026-11-27" });
  });

  it("a courier of the very day is not counted on", () => {
    expect(days([at("central")], {}, "2026-11-27")).toMatchObject({
      central: "2026-11-27",
      west: "2026-12-01",
    });
  });

  it("nothing leaves a closed library, and nothing arrives at one", () => {
    // Monday 30 November: it is taken from the shelf on Tuesday, after that day's courier perhaps.
    expect(days([at("central")], {}, "2026-11-30")).toEqual({
      central: "2026-12-01",
      west: "2026-12-04",
      east: "2026-12-04",
    });
    const libraries = INFO.libraries.map((library) =>
      library.id === "west" ? { ...library, closedDays: ["2026-11-27"] } : library,
    );
    expect(days([at("central")], { libraries })).toMatchObject({ west: "2026-12-01", east: "2026-11-27" });
  });

  it("of several copies the nearest one counts", () => {
    expect(days([at("central"), at("west")])).toEqual({
      central: WEDNESDAY,
      west: WEDNESDAY,
      east: "2026-11-27",
    });
  });

  it.each([
    ["somebody waits", [at("central")], 1],
    ["the only copy is on loan", [at("central", { status: "on-loan" })], 0],
    ["the backend does not say where the copy is", [at("central", { status: "unknown" })], 0],
    ["the copy is not lent", [at("central", { kept: "reference" })], 0],
    ["there is no copy", [], 0],
  ] as const)("nothing is said when %s", (_why, copies, waiting) => {
    expect(days(copies, {}, WEDNESDAY, waiting)).toEqual({});
  });

  it("without a courier nothing is said of other libraries", () => {
    expect(days([at("central")], { courierWeekdays: [] })).toEqual({ central: WEDNESDAY });
  });

  it("the first one is named only where it makes a difference", () => {
    const first = (all: Record<string, string>) => firstOf(new Map(Object.entries(all)));
    expect(first({ central: "2026-11-25", west: "2026-11-27" })).toEqual(["central"]);
    expect(first({ central: "2026-11-25", west: "2026-11-25" })).toEqual([]);
    expect(first({})).toEqual([]);
  });
});
