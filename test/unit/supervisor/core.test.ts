import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LEFT } from "#supervisor/core.ts";
import { LIMITS } from "#supervisor/limits.ts";
import { tableSupervisor } from "#test/helpers/supervisor-on-a-table.ts";

const BEGINNING = ["show waiting", "start"];

/** One that has started a kiosk and forgotten to tell. */
function running() {
  const it = tableSupervisor();
  it.did();
  return it;
}

describe("a kiosk that shows itself", () => {
  it("is started behind a picture, and told of once, with its first beat", () => {
    const it = tableSupervisor();
    expect(it.did()).toEqual(BEGINNING);
    it.pass(4000);
    expect(it.did()).toEqual([]);
    it.does({ type: "beat" });
    expect(it.did()).toEqual(["READY=1"]);
    it.pass(600_000, true);
    expect(it.did()).toEqual([]);
  });

  it("is killed when it does not beat for 10 s, and again until it is gone; then another is started (R92)", () => {
    const it = running();
    it.pass(LIMITS.longRun, true);
    it.did();
    it.pass(LIMITS.silence - LIMITS.tick);
    expect(it.did()).toEqual([]);
    it.pass(LIMITS.tick);
    expect(it.did()).toEqual(["kill"]);
    it.pass(LIMITS.again);
    expect(it.did()).toEqual(["kill"]);
    it.does({ type: "ended", code: null });
    expect(it.did()).toEqual(BEGINNING);
  });

  it("has 30 s for its first beat", () => {
    const it = running();
    it.pass(LIMITS.firstBeat - LIMITS.tick);
    expect(it.did()).toEqual([]);
    it.pass(LIMITS.tick);
    expect(it.did()).toEqual(["kill"]);
  });

  it("comes back within 30 s of its last beat, killing and all (R92)", () => {
    const it = running();
    it.pass(20_000, true);
    const silentSince = it.now();
    it.pass(LIMITS.silence);
    it.does({ type: "ended", code: null });
    it.pass(LIMITS.pauses[0] ?? 0);
    expect(it.starts()).toHaveLength(2);
    expect((it.starts()[1] ?? Infinity) - silentSince).toBeLessThan(30_000);
  });

  it("is not killed because the whole machine stood still", () => {
    const it = running();
    it.pass(4000, true);
    it.did();
    it.standStill(3_600_000);
    it.pass(LIMITS.silence - LIMITS.tick);
    expect(it.did()).toEqual([]);
    it.pass(LIMITS.tick);
    expect(it.did()).toEqual(["kill"]);
  });

  it("is started at once after a long run, whatever ended it", () => {
    for (const code of [0, 64, 70, 75, null]) {
      const it = running();
      it.pass(LIMITS.longRun, true);
      it.did();
      it.does({ type: "ended", code });
      expect(it.did()).toEqual(BEGINNING);
    }
  });
});

describe("a kiosk that does not stay (R87)", () => {
  /** Lets each kiosk end at once, `times` times; answers the pauses between end and next start, in ms. */
  function boots(it: ReturnType<typeof running>, times: number): number[] {
    return Array.from({ length: times }, () => {
      it.does({ type: "ended", code: 70 });
      const endedAt = it.now();
      const before = it.starts().length;
      while (it.starts().length === before) it.pass(LIMITS.tick);
      return it.now() - endedAt;
    });
  }

  it("is started after 1, 2, 4, 8, 16 and then always 30 s", () => {
    expect(boots(running(), 9)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000, 30_000]);
  });

  it("is shown as out of order after the fifth end, not before, and that counts as up", () => {
    const it = running();
    boots(it, 4);
    expect(it.did().filter((word) => word !== "start")).toEqual(Array(4).fill("show waiting"));
    it.does({ type: "ended", code: 64 });
    expect(it.did()).toEqual(["show out-of-order", "READY=1"]);
    boots(it, 3);
    expect(it.did().filter((word) => word !== "start")).toEqual(Array(3).fill("show out-of-order"));
  });

  it("is believed again when it has stayed up for a minute, not sooner; then its ends count from one", () => {
    const it = running();
    boots(it, 6);
    it.did();
    it.pass(LIMITS.longRun - LIMITS.tick, true);
    expect(it.did()).toEqual([]);
    it.pass(LIMITS.tick);
    expect(it.did()).toEqual(["show waiting"]);
    it.does({ type: "ended", code: null });
    expect(it.did()).toEqual(BEGINNING);
    expect(boots(it, 2)).toEqual([1000, 2000]);
  });
});

describe("the end", () => {
  it("comes with 77 and nothing is started: staff have left", () => {
    const it = running();
    it.does({ type: "ended", code: LEFT });
    it.pass(120_000);
    expect(it.did()).toEqual(["leave 77"]);
  });

  it("knows the code that main uses", () => {
    const guard = readFileSync(join(import.meta.dirname, "../../../main/guard.ts"), "utf8");
    expect(guard).toContain(`left: ${LEFT},`);
  });

  it("asks the kiosk, waits 8 s, kills it, and leaves with 0 whatever its code was (R91)", () => {
    const it = running();
    it.does({ type: "stop" });
    expect(it.did()).toEqual(["STOPPING=1", "ask"]);
    it.pass(LIMITS.stop - LIMITS.tick);
    it.does({ type: "stop" });
    expect(it.did()).toEqual([]);
    it.pass(LIMITS.tick);
    expect(it.did()).toEqual(["kill"]);
    it.does({ type: "ended", code: 75 });
    it.pass(120_000);
    expect(it.did()).toEqual(["leave 0"]);
  });

  it("needs no patience when no kiosk runs", () => {
    const it = running();
    it.does({ type: "ended", code: 70 });
    it.does({ type: "stop" });
    expect(it.did()).toEqual(["STOPPING=1", "leave 0"]);
  });

  it("waits for one that is being killed", () => {
    const it = running();
    it.pass(LIMITS.firstBeat);
    it.does({ type: "stop" });
    it.does({ type: "ended", code: null });
    expect(it.did()).toEqual(["kill", "STOPPING=1", "leave 0"]);
  });
});
