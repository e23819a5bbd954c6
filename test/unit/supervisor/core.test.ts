import { describe, expect, it } from "vitest";
import { EXIT } from "#contract/exit-codes.ts";
import { LIMITS } from "#supervisor/limits.ts";
import { tableSupervisor } from "#test/support/supervisor/simulated-supervisor.ts";

const BEGINNING = ["show waiting", "start"];

/** One that has started a kiosk and forgotten to tell. */
function running() {
  const s = tableSupervisor();
  s.did();
  return s;
}

describe("a kiosk that shows itself", () => {
  it("is started behind a picture, and told of once, with its first beat", () => {
    const s = tableSupervisor();
    expect(s.did()).toEqual(BEGINNING);
    s.pass(4000);
    expect(s.did()).toEqual([]);
    s.does({ type: "beat" });
    expect(s.did()).toEqual(["READY=1"]);
    s.pass(600_000, true);
    expect(s.did()).toEqual([]);
  });

  it("is killed when it does not beat for 10 s, and again until it is gone; then another is started (R92)", () => {
    const s = running();
    s.pass(LIMITS.longRun, true);
    s.did();
    s.pass(LIMITS.silence - LIMITS.tick);
    expect(s.did()).toEqual([]);
    s.pass(LIMITS.tick);
    expect(s.did()).toEqual(["kill"]);
    s.pass(LIMITS.again);
    expect(s.did()).toEqual(["kill"]);
    s.does({ type: "ended", code: null });
    expect(s.did()).toEqual(BEGINNING);
  });

  it("has 30 s for its first beat", () => {
    const s = running();
    s.pass(LIMITS.firstBeat - LIMITS.tick);
    expect(s.did()).toEqual([]);
    s.pass(LIMITS.tick);
    expect(s.did()).toEqual(["kill"]);
  });

  it("comes back within 30 s of its last beat, killing and all (R92)", () => {
    const s = running();
    s.pass(20_000, true);
    const silentSince = s.now();
    s.pass(LIMITS.silence);
    s.does({ type: "ended", code: null });
    s.pass(LIMITS.pauses[0] ?? 0);
    expect(s.starts()).toHaveLength(2);
    expect((s.starts()[1] ?? Infinity) - silentSince).toBeLessThan(30_000);
  });

  it("is not killed because the whole machine stood still", () => {
    const s = running();
    s.pass(4000, true);
    s.did();
    s.standStill(3_600_000);
    s.pass(LIMITS.silence - LIMITS.tick);
    expect(s.did()).toEqual([]);
    s.pass(LIMITS.tick);
    expect(s.did()).toEqual(["kill"]);
  });

  it("is started at once after a long run, whatever ended it", () => {
    for (const code of [0, 64, 70, 75, null]) {
      const s = running();
      s.pass(LIMITS.longRun, true);
      s.did();
      s.does({ type: "ended", code });
      expect(s.did()).toEqual(BEGINNING);
    }
  });
});

describe("a kiosk that does not stay (R87)", () => {
  /** Lets each kiosk end at once, `times` times; answers the pauses between end and next start, in ms. */
  function boots(s: ReturnType<typeof running>, times: number): number[] {
    return Array.from({ length: times }, () => {
      s.does({ type: "ended", code: 70 });
      const endedAt = s.now();
      const before = s.starts().length;
      while (s.starts().length === before) s.pass(LIMITS.tick);
      return s.now() - endedAt;
    });
  }

  it("is started after 1, 2, 4, 8, 16 and then always 30 s", () => {
    expect(boots(running(), 9)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000, 30_000]);
  });

  it("is shown as out of order after the fifth end, not before, and that counts as up", () => {
    const s = running();
    boots(s, 4);
    expect(s.did().filter((word) => word !== "start")).toEqual(Array(4).fill("show waiting"));
    s.does({ type: "ended", code: 64 });
    expect(s.did()).toEqual(["show out-of-order", "READY=1"]);
    boots(s, 3);
    expect(s.did().filter((word) => word !== "start")).toEqual(Array(3).fill("show out-of-order"));
  });

  it("is trusted again after a minute without an end, not sooner; then its ends count from one", () => {
    const s = running();
    boots(s, 6);
    s.did();
    s.pass(LIMITS.longRun - LIMITS.tick, true);
    expect(s.did()).toEqual([]);
    s.pass(LIMITS.tick);
    expect(s.did()).toEqual(["show waiting"]);
    s.does({ type: "ended", code: null });
    expect(s.did()).toEqual(BEGINNING);
    expect(boots(s, 2)).toEqual([1000, 2000]);
  });
});

describe("the end", () => {
  it("comes with 77 and nothing is started: staff have left", () => {
    const s = running();
    s.does({ type: "ended", code: EXIT.left });
    s.pass(120_000);
    expect(s.did()).toEqual(["leave 77"]);
  });

  it("asks the kiosk, waits 8 s, kills it, and leaves with 0 whatever its code was (R91)", () => {
    const s = running();
    s.does({ type: "stop" });
    expect(s.did()).toEqual(["STOPPING=1", "ask"]);
    s.pass(LIMITS.stop - LIMITS.tick);
    s.does({ type: "stop" });
    expect(s.did()).toEqual([]);
    s.pass(LIMITS.tick);
    expect(s.did()).toEqual(["kill"]);
    s.does({ type: "ended", code: 75 });
    s.pass(120_000);
    expect(s.did()).toEqual(["leave 0"]);
  });

  it("needs no patience when no kiosk runs", () => {
    const s = running();
    s.does({ type: "ended", code: 70 });
    s.does({ type: "stop" });
    expect(s.did()).toEqual(["STOPPING=1", "leave 0"]);
  });

  it("waits for one that is being killed", () => {
    const s = running();
    s.pass(LIMITS.firstBeat);
    s.does({ type: "stop" });
    s.does({ type: "ended", code: null });
    expect(s.did()).toEqual(["kill", "STOPPING=1", "leave 0"]);
  });
});
