import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { courierArrival } from "#backend/rules/courier.ts";
import { isPastShelfTime } from "#backend/rules/hold-life.ts";
import { nextShelf, SHELF_NUMBER } from "#backend/rules/hold-shelf.ts";
import { inShelfOrder } from "#backend/rules/pick-list.ts";
import { inQueueOrder } from "#backend/rules/queue.ts";
import { DEFAULT_SETTINGS, RULE_SETTINGS } from "#backend/rules/settings.schema.ts";
import { mayAct } from "#backend/rules/staff-role.ts";
import { allot, type FreeCopy, maySetAside, type Waiting } from "#backend/rules/trapping.ts";
import { STAFF_ROLES } from "#contract/domain/staff.ts";

const LIBRARIES = ["central", "west", "east"];
const queue = fc.uniqueArray(
  fc.record<Waiting>({
    id: fc.integer({ min: 1, max: 99 }),
    placedAt: fc.integer({ min: 0, max: 5 }),
    pickup: fc.constantFrom(...LIBRARIES),
    approved: fc.boolean(),
  }),
  { selector: (hold) => hold.id, maxLength: 8 },
);
const copies = fc.uniqueArray(
  fc.record<FreeCopy>({
    id: fc.integer({ min: 100, max: 199 }),
    library: fc.constantFrom(...LIBRARIES),
    closedStacks: fc.boolean(),
    inHand: fc.boolean(),
  }),
  { selector: (copy) => copy.id, maxLength: 8 },
);

function waiting(id: number, pickup = "central"): Waiting {
  return { id, placedAt: id, pickup, approved: true };
}

function copy(id: number, library = "central", more: Partial<FreeCopy> = {}): FreeCopy {
  return { id, library, closedStacks: false, inHand: false, ...more };
}

describe("D37: which copy is whose", () => {
  test("no patron gets two copies, no copy is given twice, and no patron overtakes one who gets none", () => {
    fc.assert(
      fc.property(queue, copies, (holds, free) => {
        const allotted = allot(holds, free);
        expect(allotted.size).toBe(Math.min(holds.length, free.length));
        expect(new Set(allotted.values()).size).toBe(allotted.size);
        const served = inQueueOrder(holds).map((hold) => allotted.has(hold.id));
        expect(served.lastIndexOf(true)).toBeLessThan(served.includes(false) ? served.indexOf(false) : 99);
      }),
    );
  });

  test("approval and the order of the rows do not change who is next", () => {
    fc.assert(
      fc.property(queue, copies, (holds, free) => {
        const shuffled = [...holds].reverse().map((hold) => ({ ...hold, approved: !hold.approved }));
        expect(allot(shuffled, free)).toEqual(allot(holds, free));
      }),
    );
  });

  test("the nearest copy: the pickup library's own, in hand before on the shelf, open before closed", () => {
    const free = [
      copy(1, "west", { inHand: true }),
      copy(2, "central", { closedStacks: true }),
      copy(3, "central"),
      copy(4, "central", { inHand: true }),
      copy(5, "west"),
    ];
    const order = [4, 3, 2, 1, 5];
    const holds = order.map((_, at) => waiting(at + 1));
    expect([...allot(holds, free).values()]).toEqual(order);
  });

  test("D36: a job approves nothing, staff do, and a library can do without", () => {
    const provisional = { ...waiting(1), approved: false };
    expect(maySetAside(provisional, false, "needed")).toBe(false);
    expect(maySetAside(provisional, true, "needed")).toBe(true);
    expect(maySetAside(provisional, false, "automatic")).toBe(true);
    expect(maySetAside(waiting(1), false, "needed")).toBe(true);
  });
});

describe("D39: the courier", () => {
  test.each([
    ["2026-11-25", "2026-11-27"], // Wednesday to Friday
    ["2026-11-27", "2026-12-01"], // put in on a courier day, it goes with the next one
    ["2026-12-25", "2027-01-05"], // over New Year
  ])("sent on %s it arrives on %s", (sent, arrives) => {
    expect(courierArrival(sent, "west", DEFAULT_SETTINGS)).toBe(arrives);
  });

  test("a closed day of the library it goes to is no day of arrival", () => {
    const settings = RULE_SETTINGS.parse({ calendar: { byLibrary: { west: { special: ["2026-11-27"] } } } });
    expect(courierArrival("2026-11-25", "west", settings)).toBe("2026-12-01");
    expect(courierArrival("2026-11-25", "east", settings)).toBe("2026-11-27");
  });

  test("without a courier there is no day", () => {
    const settings = RULE_SETTINGS.parse({ calendar: { courierWeekdays: [] } });
    expect(courierArrival("2026-11-25", "west", settings)).toBeNull();
  });
});

describe("the hold shelf", () => {
  test("the first free number", () => {
    expect(nextShelf(new Set())).toBe("A-01");
    expect(nextShelf(new Set(["A-01", "A-03"]))).toBe("A-02");
    const full = new Set<string>();
    for (let at = 0; at < 26 * 99; at += 1) full.add(nextShelf(full));
    expect(full.has("Z-99")).toBe(true);
    expect(nextShelf(full)).toBe("2575");
  });

  test("what can stand on a slip", () => {
    for (const fine of ["7", "A-01", "棚 12", "123456789012"]) expect(SHELF_NUMBER.test(fine)).toBe(true);
    for (const bad of ["", " ", " 7", "7 ", "a\u0000b", "1234567890123"]) {
      expect(SHELF_NUMBER.test(bad)).toBe(false);
    }
  });

  test("D60: the last day still counts, and only a ready hold expires", () => {
    const ready = { state: "ready", readyUntil: "2026-12-03" } as const;
    expect(isPastShelfTime(ready, "2026-12-03")).toBe(false);
    expect(isPastShelfTime(ready, "2026-12-04")).toBe(true);
    expect(isPastShelfTime({ state: "in-transit", readyUntil: null }, "2026-12-04")).toBe(false);
  });
});

test("the walk along the shelves: open before closed, place, call number, barcode", () => {
  const at = (barcode: string, callNumber: string, place: string, closedStacks = false) => ({
    copy: { barcode, callNumber, place: { ja: place }, closedStacks },
  });
  const lines = [
    at("5", "000 ア", "書庫", true),
    at("2", "913.6 ア", "1階"),
    at("4", "210 カ", "2階"),
    at("3", "913.6 カ", "1階"),
    at("1", "913.6 ア", "1階"),
  ];
  expect(inShelfOrder(lines).map((line) => line.copy.barcode)).toEqual(["1", "2", "3", "4", "5"]);
});

test("each role includes the ones before it", () => {
  const may = STAFF_ROLES.map((role) => STAFF_ROLES.filter((least) => mayAct(role, least)));
  expect(may).toEqual([["counter"], ["counter", "manager"], ["counter", "manager", "admin"]]);
});
