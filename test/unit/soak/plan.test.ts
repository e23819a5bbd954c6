import { describe, expect, it } from "vitest";
import { FAULT_EVERY, FAULTS, isAlone, planVisit, readFaults, sharesOf } from "#soak/visits/plan.ts";

const ALL = Array.from({ length: 2000 }, (_, at) => planVisit(7, at + 1, FAULTS));

describe("the plan of a soak", () => {
  it("is the same for the same seed, wherever it is taken up, and another one for another", () => {
    expect(planVisit(7, 1234, FAULTS)).toEqual(ALL[1233]);
    expect(Array.from({ length: 50 }, (_, at) => planVisit(8, at + 1, FAULTS))).not.toEqual(ALL.slice(0, 50));
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

  it("knows which visits had the machine to themselves", () => {
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

  it("nobody looks at pages of their own without signing in, or ends by card without one", () => {
    for (const { password, actions, going, start } of ALL) {
      if (password !== "whole" && start !== "touch") expect(actions).toEqual([]);
      if (going === "own-card" || going === "other-card") expect(password).toBe("whole");
    }
  });

  it("every fault comes, one visit in so many", () => {
    const injured = ALL.filter(({ fault }) => fault !== null);
    expect(injured.length).toBeCloseTo(ALL.length / FAULT_EVERY, -1);
    expect(new Set(injured.map(({ fault }) => fault))).toEqual(new Set(FAULTS));
    expect(planVisit(7, 7, []).fault).toBeNull();
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
  });
});
