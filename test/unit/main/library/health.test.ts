import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LibraryInfo } from "#contract/domain/library.ts";
import type { BesideService, LibraryPart } from "#contract/library/port.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, refused } from "#contract/result.ts";
import { type Outage, outageHere, POLL_AWAY_MS, POLL_MS, watchHealth } from "#main/library/health.ts";

const INFO = { phone: "000-000-0000" } as LibraryInfo;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function backend(
  there: boolean,
  knownInfo: LibraryInfo | null = null,
  random = () => 0.5,
  parts: { partAway?: LibraryPart | null; besideAway?: readonly BesideService[] } = {},
  after?: Promise<unknown>,
) {
  let looks = 0;
  const changes: Outage[] = [];
  const beside: (readonly BesideService[])[] = [];
  const state: { there: boolean; info: LibraryInfo; day: string } & typeof parts = {
    there,
    info: INFO,
    day: "2026-11-26",
    ...parts,
  };
  const infos: LibraryInfo[] = [];
  let failing = false;
  const health = watchHealth({
    library: {
      health: async () => {
        looks += 1;
        if (!state.there) return refused(refusal("out-of-order"));
        const { partAway, besideAway } = state;
        return ok({
          ...(partAway === undefined ? {} : { partAway }),
          ...(besideAway === undefined ? {} : { besideAway }),
        });
      },
      info: async () => (state.there && !failing ? ok(state.info) : refused(refusal("out-of-order"))),
    },
    knownInfo,
    onChange: (outage) => void changes.push(outage),
    onBesideAway: (services) => void beside.push(services),
    onInfo: (info) => void infos.push(info),
    today: () => state.day,
    random,
    after,
  });
  const failInfo = (now: boolean): void => {
    failing = now;
  };
  return { state, health, changes, beside, infos, failInfo, looks: () => looks };
}

describe("the watch over the backend (R88)", () => {
  it("knows the library after the first check, and checks every 10 s", async () => {
    const b = backend(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(b.health.info()).toBe(INFO);
    await vi.advanceTimersByTimeAsync(POLL_MS * 3);
    expect(b.looks()).toBe(4);
    expect(b.changes).toEqual([]);
  });

  it("leaves the first look until the first screen is painted", async () => {
    const painted = Promise.withResolvers<void>();
    const b = backend(true, INFO, () => 0.5, {}, painted.promise);
    await vi.advanceTimersByTimeAsync(POLL_MS * 2);
    expect(b.looks()).toBe(0);
    painted.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(b.looks()).toBe(1);
    await vi.advanceTimersByTimeAsync(POLL_MS);
    expect(b.looks()).toBe(2);
  });

  it("KOHA-17: looks with jitter, so that terminals do not look together", async () => {
    for (const [part, pause] of [
      [0, 0.8],
      [1, 1.2],
    ] as const) {
      const b = backend(true, null, () => part);
      await vi.advanceTimersByTimeAsync(POLL_MS * pause - 1);
      expect(b.looks()).toBe(1);
      await vi.advanceTimersByTimeAsync(1);
      expect(b.looks()).toBe(2);
      b.health.stop();
    }
  });

  it("one lost look is no outage, two are; then it looks every 2 s and recovers by itself", async () => {
    const b = backend(true);
    await vi.advanceTimersByTimeAsync(0);
    b.state.there = false;
    await vi.advanceTimersByTimeAsync(POLL_MS);
    expect(b.changes).toEqual([]);
    await vi.advanceTimersByTimeAsync(500);
    expect(b.changes).toEqual(["all"]);
    b.state.there = true;
    await vi.advanceTimersByTimeAsync(POLL_AWAY_MS);
    expect(b.changes).toEqual(["all", null]);
  });

  it("a backend that was never there is away at once, however well it was known yesterday", async () => {
    const stranger = backend(false);
    const known = backend(false, INFO);
    await vi.advanceTimersByTimeAsync(500);
    expect(stranger.changes).toEqual(["all"]);
    expect(known.changes).toEqual(["all"]);
    expect(known.health.info()).toBe(INFO);
  });

  it("checks at once after a failed call", async () => {
    const b = backend(true);
    await vi.advanceTimersByTimeAsync(0);
    b.health.checkNow();
    await vi.advanceTimersByTimeAsync(1);
    expect(b.looks()).toBe(2);
  });

  it("reads what the library says of itself again on a new day, and when it is asked to", async () => {
    const b = backend(true);
    await vi.advanceTimersByTimeAsync(POLL_MS * 3);
    expect(b.infos).toHaveLength(1);
    b.state.day = "2026-11-27";
    b.state.info = { phone: "000-000-1111" } as LibraryInfo;
    await vi.advanceTimersByTimeAsync(POLL_MS);
    expect(b.health.info()).toEqual({ phone: "000-000-1111" });
    await vi.advanceTimersByTimeAsync(POLL_MS * 3);
    expect(b.infos).toHaveLength(2);
    b.health.readAgain();
    await vi.advanceTimersByTimeAsync(1);
    expect(b.infos).toHaveLength(3);
  });

  it("a new day on which only that fails is no outage: what was known holds, and it is tried again", async () => {
    const b = backend(true);
    await vi.advanceTimersByTimeAsync(0);
    b.state.day = "2026-11-27";
    const { info } = b.state;
    b.failInfo(true);
    await vi.advanceTimersByTimeAsync(POLL_MS * 3);
    expect(b.changes).toEqual([]);
    expect(b.health.info()).toBe(info);
    b.failInfo(false);
    b.state.info = { phone: "000-000-2222" } as LibraryInfo;
    await vi.advanceTimersByTimeAsync(POLL_MS);
    expect(b.health.info()).toEqual({ phone: "000-000-2222" });
  });
  it("one of two unreachable parts is reported as that part, after two checks; both are everything", async () => {
    const b = backend(true, INFO, undefined, { partAway: "system" });
    await vi.advanceTimersByTimeAsync(0);
    expect(b.changes).toEqual([]);
    await vi.advanceTimersByTimeAsync(500);
    expect(b.changes).toEqual(["system"]);
    // Known from yesterday: the terminal can be used, and the system is not asked for more.
    expect([b.health.info(), b.infos]).toEqual([INFO, []]);
    b.state.there = false;
    await vi.advanceTimersByTimeAsync(POLL_AWAY_MS + 500);
    expect(b.changes).toEqual(["system", "all"]);
    b.state.there = true;
    b.state.partAway = null;
    await vi.advanceTimersByTimeAsync(POLL_AWAY_MS);
    expect(b.changes).toEqual(["system", "all", null]);
    expect(b.infos).toHaveLength(1);
  });

  it("a system that was never reached leaves nothing to show, whatever the catalogue answers", async () => {
    const b = backend(true, null, undefined, { partAway: "system" });
    await vi.advanceTimersByTimeAsync(0);
    expect(b.changes).toEqual(["all"]);
  });

  it("a system that is well but does not tell the library is away; the catalogue goes on", async () => {
    const b = backend(true, INFO, undefined, { partAway: null });
    b.failInfo(true);
    await vi.advanceTimersByTimeAsync(500);
    expect(b.changes).toEqual(["system"]);
    b.failInfo(false);
    await vi.advanceTimersByTimeAsync(POLL_AWAY_MS);
    expect(b.changes).toEqual(["system", null]);
  });
});

describe("the connection beside the system", () => {
  it("is told with each check, and is no outage; without the system it stays as it was", async () => {
    const b = backend(true, INFO, undefined, { besideAway: ["checkIn"] });
    await vi.advanceTimersByTimeAsync(0);
    b.state.there = false;
    await vi.advanceTimersByTimeAsync(POLL_MS);
    b.state.there = true;
    b.state.besideAway = [];
    await vi.advanceTimersByTimeAsync(POLL_AWAY_MS);
    expect(b.beside).toEqual([["checkIn"], []]);
    expect(b.changes).toEqual([]);
  });
});

describe("what a terminal feels of an outage", () => {
  const SEARCHES = { searchAndHolds: true, lend: true, takeBack: true };
  const CIRCULATES = { ...SEARCHES, searchAndHolds: false };

  it.each<[Outage, Outage, Outage]>([
    [null, null, null],
    ["system", "system", "all"],
    ["catalogue", "catalogue", null],
    ["all", "all", "all"],
  ])("%s away is %s where patrons search, and %s where they do not", (outage, searching, circulating) => {
    expect(outageHere(outage, SEARCHES)).toBe(searching);
    expect(outageHere(outage, CIRCULATES)).toBe(circulating);
  });
});
