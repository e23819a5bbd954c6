import { describe, expect, it } from "vitest";
import { fitSlope, lowerQuartiles } from "#soak/visits/fit.ts";
import { emptyTally } from "#soak/visits/ledger.ts";
import type { Playing } from "#soak/visits/plan.ts";
import type { VisitRecord } from "#soak/visits/record.ts";
import { judge, judgeSlope, warmUpOf } from "#soak/visits/verdict.ts";

/** Numbers that swing about 0, the same each time. */
const noise = (at: number): number => Math.sin(at * 12.9898) * 0.5;

describe("the fit", () => {
  it("finds a slope through noise, with its error", () => {
    const points = Array.from({ length: 200 }, (_, x) => ({ x, y: 5 + 0.3 * x + noise(x), segment: 0 }));
    const { slope, error } = fitSlope(points);
    expect(slope).toBeCloseTo(0.3, 2);
    expect(error).toBeGreaterThan(0);
    expect(error).toBeLessThan(0.01);
  });

  it("takes the level of each start for itself: a restart is no growth", () => {
    const points = [0, 1].flatMap((segment) =>
      Array.from({ length: 50 }, (_, at) => ({
        x: segment * 50 + at,
        y: segment * 80 + noise(at),
        segment,
      })),
    );
    expect(fitSlope(points).slope).toBeCloseTo(0, 1);
    expect(fitSlope(points.map((point) => ({ ...point, segment: 0 }))).slope).toBeGreaterThan(1);
  });

  it("is no endpoints: one high last value moves it little", () => {
    const flat = Array.from({ length: 100 }, (_, x) => ({ x, y: x === 99 ? 20 : 0, segment: 0 }));
    expect(fitSlope(flat).slope).toBeLessThan(0.02);
  });

  it("takes successive points as one, by their lower quartile, and mixes no starts", () => {
    const points = [3, 9, 1, 2, 8, 4, 6, 5, 7, 30, 10, 20].map((y, x) => ({ x, y, segment: x < 9 ? 0 : 1 }));
    expect(lowerQuartiles(points, 4)).toEqual([
      { x: 1.5, y: 1, segment: 0 },
      { x: 5.5, y: 4, segment: 0 },
    ]);
    expect(lowerQuartiles(points, 3).at(-1)).toEqual({ x: 10, y: 10, segment: 1 });
    expect(lowerQuartiles(points, 1)).toEqual(points);
  });

  it("says how unsure it is", () => {
    expect(judgeSlope({ slope: 1, error: 0.1, points: 100 }, 2)).toBe("kept");
    expect(judgeSlope({ slope: 3, error: 0.1, points: 100 }, 2)).toBe("broken");
    expect(judgeSlope({ slope: 1.9, error: 0.5, points: 100 }, 2)).toBe("open");
    expect(judgeSlope({ slope: 0, error: 0, points: 5 }, 2)).toBe("open");
    expect(judgeSlope(fitSlope([]), 2)).toBe("open");
  });
});

const some = { done: 1, notDone: 0, untold: 0 };
const TOLD = { lend: some, undo: some, return: some };

function visits(count: number, more: (at: number) => Partial<VisitRecord> = () => ({})): VisitRecord[] {
  return Array.from({ length: count }, (_, at) => ({
    visit: at + 1,
    start: 0,
    since: at,
    reason: "button",
    ms: 40,
    warm: true,
    readyMs: 900,
    lastedMs: 3000,
    planted: false,
    fault: null,
    seconds: 1,
    stoodStill: 0,
    gauges: { memory: 100 + noise(at), fds: 60, processes: 6, clients: 4 },
    looked: ["pages"],
    found: [],
    actions: ["lend", "undo", "return"],
    told: TOLD,
    wrongCopies: [],
    left: null,
    problem: null,
    inBrowser: null,
    ...more(at),
  }));
}

const one = (count: number) => ({ visits: count, kiosks: 1, alone: 0, kind: "usual" }) as const;

const brokenIn = (records: readonly VisitRecord[], run: Playing = one(records.length)): readonly string[] =>
  judge(records, run)
    .promises.filter(({ judgement }) => judgement === "broken")
    .map(({ what }) => what);

describe("the verdict over 5,000 visits (R86)", () => {
  it("is good when everything was kept", () => {
    expect(judge(visits(1000), one(1000)).judgement).toBe("kept");
  });

  it.each<[string, (at: number) => Partial<VisitRecord>, RegExp]>([
    ["something was left", (at) => (at === 400 ? { found: ["L1: primary"] } : {}), /earlier visit/u],
    ["a loan is lost", (at) => (at === 400 ? { wrongCopies: ["copy 1: on loan 2 times"] } : {}), /told/u],
    ["the kiosk left", (at) => (at === 400 ? { left: "with 75" } : {}), /left by itself/u],
    ["visits went otherwise", (at) => (at % 20 === 0 ? { problem: "no keyboard" } : {}), /otherwise/u],
    [
      "memory grows",
      (at) => ({ gauges: { memory: 100 + at * 0.02 + noise(at), fds: 60, processes: 6, clients: 4 } }),
      /MB that/u,
    ],
    [
      "descriptors grow",
      (at) => ({ gauges: { memory: 100, fds: 60 + Math.floor(at / 100), processes: 6, clients: 4 } }),
      /descriptors/u,
    ],
    ["resets are slow", () => ({ ms: 90 }), /p95/u],
    ["a few resets are very slow", (at) => (at % 50 === 0 ? { ms: 400, warm: false } : {}), /p99/u],
  ])("is bad when %s", (_what, more, promise) => {
    const broken = brokenIn(visits(1000, more));
    expect(broken).toHaveLength(1);
    expect(broken[0]).toMatch(promise);
  });

  it("is sure of growth near the budget, though a third of the looks see what is freed a moment later", () => {
    const gauges = (slope: number) => (at: number) => ({
      gauges: {
        memory: 100 + at * slope + (at % 3 === 1 ? 7 : 0) + noise(at),
        fds: 60,
        processes: 6,
        clients: 4,
      },
    });
    expect(judge(visits(2000, gauges(0.0018)), one(2000)).judgement).toBe("kept");
    expect(brokenIn(visits(2000, gauges(0.0022)))).toHaveLength(1);
  });

  it("takes the times from the kiosk that had the machine to itself", () => {
    const busy = visits(1000, (at) => ({ ms: at < 900 ? 700 : 40 }));
    expect(judge(busy, { visits: 1000, kiosks: 4, alone: 100, kind: "usual" }).judgement).toBe("kept");
    expect(brokenIn(busy, { visits: 1000, kiosks: 4, alone: 110, kind: "usual" })).toHaveLength(2);
    // None alone: nothing can be said of them.
    expect(judge(busy, { visits: 1000, kiosks: 4, alone: 0, kind: "usual" }).judgement).toBe("open");
  });

  it("gives a machine whose bare reset is slower the times in proportion, and a faster one no less", () => {
    const slow = visits(1000, () => ({ ms: 110 }));
    expect(judge(slow, one(1000), [47, 50, 52]).judgement).toBe("kept");
    // One that took two seconds does not make the machine a slow one.
    expect(judge(slow, one(1000), [40, 44, 2013]).judgement).toBe("broken");
    expect(judge(visits(1000), one(1000), [10, 12]).judgement).toBe("kept");
  });

  it.each(["lend", "undo", "return"] as const)(
    "is bad when no %s was told as done, however many were planned",
    (action) => {
      const none = { told: { ...TOLD, [action]: { done: 0, notDone: 0, untold: 1 } } };
      expect(brokenIn(visits(1000, () => none))).toEqual([
        expect.stringMatching(/lent, undone and returned/u),
      ]);
    },
  );

  it("is open when nothing was to be lent or returned", () => {
    const calm = { actions: [], told: emptyTally() };
    expect(
      judge(
        visits(1000, () => calm),
        one(1000),
      ).judgement,
    ).toBe("open");
  });

  it("of a run that lends and returns says nothing of growth and times", () => {
    const slow = visits(200, (at) => ({
      ms: 900,
      gauges: { memory: at, fds: at, processes: at, clients: at },
    }));
    expect(judge(slow, { ...one(200), kind: "lending" }).judgement).toBe("kept");
    expect(judge(slow, one(200)).judgement).toBe("broken");
  });

  it("of short visits judges resets with and without a next page, and when it was ready; not growth", () => {
    const short = { ...one(300), kind: "short" } as const;
    const third = (more: Partial<VisitRecord>) =>
      visits(300, (at) => ({
        actions: [],
        told: emptyTally(),
        gauges: { memory: at, fds: at, processes: at, clients: at },
        ...(at % 3 === 0 ? { ms: 150, warm: false, readyMs: null, lastedMs: 900 } : {}),
        ...(at % 3 === 1 ? more : {}),
      }));
    expect(judge(third({}), short).judgement).toBe("kept");
    for (const more of [
      { ms: 90 },
      { ms: 250, warm: false, readyMs: null, lastedMs: 900 },
      { readyMs: 1300 },
      // Not ready at its end, and so later.
      { warm: false, readyMs: null, lastedMs: 2000 },
    ])
      expect(brokenIn(third(more), short)).toHaveLength(1);
  });

  it("excuses a late reset where the machine stood still, and nothing else", () => {
    const left =
      "the kiosk left with 75 after: scan card, visit-began, reset-late idle clear, page-trouble closed";
    const judged = (more: Partial<VisitRecord>) =>
      brokenIn(visits(1000, (at) => (at === 400 ? { left, stoodStill: 1500, ...more } : {})));
    expect(judged({})).toEqual([]);
    expect(judged({ left: left.replace("late idle clear", "failed idle clear end-process") })).toEqual([]);
    for (const more of [
      { stoodStill: 400 },
      { left: left.replace("late", "failed") },
      { left: left.replace("75", "70") },
      { left: "told to stop, the kiosk left with 75" },
    ])
      expect(judged(more)).toHaveLength(1);
  });

  it("is bad when visits are missing", () => {
    expect(brokenIn(visits(900), one(1000))).toHaveLength(1);
  });

  it("is open when too little was measured: that is no good one", () => {
    expect(judge(visits(10), one(10)).judgement).toBe("open");
  });

  it("does not count what was done to the kiosk against it", () => {
    const hurt = (at: number): Partial<VisitRecord> =>
      at % 20 === 0 ? { fault: "renderer-stop", ms: 900, problem: "went otherwise" } : {};
    expect(judge(visits(1000, hurt), one(1000)).judgement).toBe("kept");
  });

  it("gives every kiosk its first visits to settle", () => {
    const settling = (at: number): Partial<VisitRecord> => ({
      start: Math.floor(at / 500),
      since: at % 500,
      gauges: {
        memory: at % 500 < 450 ? 60 + (at % 500) * 0.1 : 105 + noise(at),
        fds: 60,
        processes: 6,
        clients: 4,
      },
    });
    const eight = visits(4000, settling);
    // An eighth of the visits each: two fifths of that are left out, and what grows after them is not hidden.
    expect(brokenIn(eight, { visits: 4000, kiosks: 8, alone: 0, kind: "usual" })).toHaveLength(1);
  });

  it("does not take a start that still settles for growth", () => {
    const growing = (at: number): Partial<VisitRecord> => ({
      gauges: { memory: 100 + at * 0.03 + noise(at), fds: 60, processes: 6, clients: 4 },
    });
    expect(judge(visits(200, growing), one(200)).judgement).toBe("open");
    expect(brokenIn(visits(5000, growing))).toHaveLength(1);
  });

  it("leaves the first visits of a start out of the fits", () => {
    expect(warmUpOf(5000)).toBe(500);
    expect(warmUpOf(300)).toBe(120);
    const settling = (at: number): Partial<VisitRecord> => ({
      gauges: { memory: at < 200 ? 60 + at * 0.2 : 100 + noise(at), fds: 60, processes: 6, clients: 4 },
    });
    expect(judge(visits(1000, settling), one(1000)).judgement).toBe("kept");
  });
});
