import { describe, expect, it } from "vitest";
import type { ScanNews } from "#contract/scan.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { createScanRouter } from "#main/scanner/scan-router.ts";
import type { Burst } from "#main/scanner/source.ts";
import { firstState, step } from "#main/visit/machine.ts";
import type { VisitEvent, VisitState } from "#main/visit/state.ts";
import { visitTimes } from "#main/visit/times.ts";

const settings = SETTINGS.parse({ backend: { url: "http://127.0.0.1:1" } });
const TIMES = visitTimes(settings);

function desk(patrons = true) {
  let now = 0;
  let state: VisitState = firstState(1, false, now);
  const events: VisitEvent[] = [];
  const told: { scan: ScanNews; takeBack: number }[] = [];
  const logged: string[] = [];
  const scans = createScanRouter({
    rules: () => settings,
    patrons: () => patrons,
    clock: () => now,
    state: () => state,
    dispatch(event) {
      events.push(event);
      ({ state } = step(state, event, TIMES, now));
    },
    tell: (scan, takeBack) => void told.push({ scan, takeBack }),
    log: (event, { kind }) => void logged.push(`${event} ${kind}`),
  });
  return {
    scan: (text: string, passed = 0, more: Partial<Burst> = {}) =>
      scans.burst({ text, passed, visit: state.visit, spoiled: false, resumedAt: 0, ...more }),
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    happen: (event: VisitEvent) => {
      ({ state } = step(state, event, TIMES, now));
    },
    state: () => state,
    events,
    told,
    logged,
  };
}

describe("scans at the attract screen", () => {
  it("a card opens a visit with it", () => {
    const d = desk();
    d.scan("2001014");
    expect(d.state()).toMatchObject({ phase: "open", card: "2001014" });
    expect(d.logged).toEqual(["scan card"]);
  });

  it("a card opens none where the terminal only takes copies back", () => {
    const d = desk(false);
    d.scan("2001014");
    expect(d.state().phase).toBe("attract");
    expect(d.told).toMatchObject([{ scan: { kind: "refused", refusal: { name: "card-not-needed" } } }]);
  });

  it("a book opens a visit and is sent to the page", () => {
    const d = desk();
    d.scan("9784062881173");
    expect(d.state().phase).toBe("open");
    expect(d.told).toEqual([{ scan: { kind: "isbn", isbn13: "9784062881173" }, takeBack: 0 }]);
  });

  it("an invalid scan opens none, and the page explains it", () => {
    const d = desk();
    d.scan("@@@");
    expect(d.state().phase).toBe("attract");
    expect(d.told).toMatchObject([{ scan: { kind: "refused" } }]);
  });
});

describe("scans that are dropped", () => {
  it.each<VisitEvent>([
    { type: "end", reason: "crash" },
    { type: "backend", away: true },
  ])("after %o", (event) => {
    const d = desk();
    d.happen(event);
    d.scan("2001014");
    expect(d.events).toEqual([]);
    expect(d.told).toEqual([]);
  });

  it("the same code twice in a moment counts once; later it counts again (R43)", () => {
    const d = desk();
    d.scan("9784062881173");
    d.pass(1999);
    d.scan("9784062881173");
    expect(d.told).toHaveLength(1);
    d.pass(2000);
    d.scan("9784062881173");
    expect(d.told).toHaveLength(2);
  });

  it("a card that lies under the scanner is one scan, however often it is read (R43)", () => {
    const d = desk();
    for (let read = 0; read < 60; read += 1) {
      d.scan("2001014");
      d.pass(500);
    }
    expect(d.events.filter(({ type }) => type === "card-scanned")).toHaveLength(1);
    d.pass(2000);
    d.scan("2001014");
    expect(d.events.filter(({ type }) => type === "card-scanned")).toHaveLength(2);
  });

  it("one that began in a visit that is over (R42), and may be scanned again at once", () => {
    const d = desk();
    const before = d.state().visit;
    d.happen({ type: "begin" });
    d.happen({ type: "end", reason: "button" });
    d.happen({ type: "reset-done" });
    d.scan("2001014", 0, { visit: before });
    expect(d.state().phase).toBe("attract");
    expect(d.logged).toEqual(["scan-dropped other-visit"]);
    d.scan("2001014");
    expect(d.state()).toMatchObject({ phase: "open", card: "2001014" });
  });

  it("one in which a chord or a control character came (R40)", () => {
    const d = desk();
    d.scan("2001014", 0, { spoiled: true });
    expect(d.state().phase).toBe("attract");
    expect(d.logged).toEqual(["scan scan-unknown"]);
  });

  it("no number of a card reaches the page or the log", () => {
    const d = desk();
    d.scan("2001014");
    expect(JSON.stringify([d.told, d.logged])).not.toContain("2001014");
  });
});

it("a burst the page has got is taken back", () => {
  const d = desk();
  d.happen({ type: "begin" });
  d.scan("100000001", 9);
  expect(d.told).toEqual([{ scan: { kind: "copy", barcode: "100000001" }, takeBack: 9 }]);
});
