import { describe, expect, it } from "vitest";
import {
  ENDING,
  FAULT_EVERY,
  FAULTS,
  isAlone,
  LENDING_FAULT_EVERY,
  LENDING_FAULTS,
  planVisit,
  readFaults,
  sharesOf,
} from "#soak/visits/plan.ts";

const RUN = { seed: 7, faults: FAULTS, kind: "usual" } as const;
const LENDING_RUN = { seed: 7, faults: LENDING_FAULTS, kind: "lending" } as const;
const ALL = Array.from({ length: 2000 }, (_, at) => planVisit(RUN, at + 1));

describe("the plan of a soak", () => {
  it("is the same for the same seed, wherever it is taken up, and another one for another", () => {
    expect(planVisit(RUN, 1234)).toEqual(ALL[1233]);
    const other = Array.from({ length: 50 }, (_, at) => planVisit({ ...RUN, seed: 8 }, at + 1));
    expect(other).not.toEqual(ALL.slice(0, 50));
  });

  it("is divided among kiosks so that each visit is played once", () => {
    expect(sharesOf({ visits: 12, kiosks: 3, alone: 2 })).toEqual({
      together: [
        { first: 1, last: 3 },
        { first: 4, last: 6 },
        { first: 7, last: 10 },
      ],
      alone: { first: 11, last: 12 },
    });
    expect(sharesOf({ visits: 5000, kiosks: 1, alone: 0 }).together).toEqual([{ first: 1, last: 5000 }]);
  });

  it("marks the visits that had the machine to themselves", () => {
    const four = { visits: 12, kiosks: 4, alone: 2 };
    expect([10, 11].map((visit) => isAlone(visit, four))).toEqual([false, true]);
    expect(isAlone(1, { visits: 12, kiosks: 1, alone: 0 })).toBe(true);
  });

  it("who is put away by another card is followed by that card's patron", () => {
    for (const [at, plan] of ALL.entries()) {
      const before = ALL[at - 1];
      expect(plan.start === "came").toBe(before?.going === "other-card");
    }
    expect(ALL.some(({ start }) => start === "came")).toBe(true);
  });

  it("no patron comes again within three visits (R43)", () => {
    for (let at = 3; at < ALL.length; at += 1) {
      const near = ALL.slice(at - 3, at).map(({ patron }) => patron);
      expect(near).not.toContain(ALL[at]?.patron);
    }
  });

  it("no visit opens account pages without a sign-in, or ends by card without one", () => {
    for (const { password, actions, going, start } of ALL) {
      if (password !== "whole" && start !== "touch" && start !== "copy") expect(actions).toEqual([]);
      if (actions.includes("lend")) expect(password).toBe("whole");
      if (going === "own-card" || going === "other-card") expect(password).toBe("whole");
    }
  });

  it("every fault comes, one visit in so many", () => {
    const injured = ALL.filter(({ fault }) => fault !== null);
    expect(injured.length).toBeCloseTo(ALL.length / FAULT_EVERY, -1);
    expect(new Set(injured.map(({ fault }) => fault))).toEqual(new Set(FAULTS));
    expect(planVisit({ ...RUN, faults: [] }, 7).fault).toBeNull();
  });

  it("where copies are lent and returned every visit does, with each fault, also without a card", () => {
    const all = Array.from({ length: 600 }, (_, at) => planVisit(LENDING_RUN, at + 1));
    for (const { actions, fault, going, number } of all) {
      expect(actions.some((action) => action === "lend" || action === "return")).toBe(true);
      expect(fault !== null).toBe(number % LENDING_FAULT_EVERY === 0);
      expect(going === "fault").toBe(fault !== null && ENDING.includes(fault));
    }
    for (const fault of LENDING_FAULTS) {
      const hurt = all.filter((plan) => plan.fault === fault).flatMap(({ actions }) => actions);
      expect(new Set(hurt)).toEqual(new Set(["lend", "undo", "return"]));
    }
    const guests = all.filter(({ password }) => password === "none").map(({ start }) => start);
    expect(new Set(guests)).toEqual(new Set(["touch", "copy"]));
    expect(new Set(all.map(({ pile }) => pile))).toEqual(new Set([1, 2, 3]));
  });

  it("a short visit takes up to five seconds, also of a patron who signs in, and never without a way to go", () => {
    const all = Array.from({ length: 300 }, (_, at) => planVisit({ ...RUN, kind: "short" }, at + 1));
    for (const { staysMs, going, fault, plants } of all) {
      expect(staysMs).toBeGreaterThan(500);
      expect(staysMs).toBeLessThan(5000);
      expect([going, fault, plants]).toEqual(["button", null, false]);
    }
    expect(new Set(all.map(({ start }) => start))).toEqual(new Set(["card", "touch"]));
    expect(all.some(({ password }) => password === "whole")).toBe(true);
  });

  it("every way to go is gone", () => {
    expect(new Set(ALL.map(({ going }) => going))).toEqual(
      new Set(["button", "own-card", "other-card", "idle", "fault"]),
    );
  });

  it("faults are read by name", () => {
    expect(readFaults("all")).toEqual(FAULTS);
    expect(readFaults("none")).toEqual([]);
    expect(readFaults("gpu-kill,disk-full")).toEqual(["gpu-kill", "disk-full"]);
    expect(() => readFaults("flood")).toThrow("Unknown fault flood");
    expect(readFaults("all", true)).toEqual(LENDING_FAULTS);
    expect(() => readFaults("main-kill")).toThrow("Unknown fault main-kill");
  });
});
