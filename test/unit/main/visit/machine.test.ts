import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { END_REASONS, type EndReason } from "#contract/visit.ts";
import { firstState, newsOf, phaseOf, step } from "#main/visit/machine.ts";
import type { VisitEffect, VisitEvent, VisitState } from "#main/visit/state.ts";
import type { VisitTimes } from "#main/visit/times.ts";

const S = 1000;
const TIMES: VisitTimes = {
  idle: 120 * S,
  browsingIdle: 90 * S,
  warning: 40 * S,
  cap: 1200 * S,
  capExtensions: 3,
  backendLost: 15 * S,
};
const OWN = "2001014";
const OTHER = "2002020";

/** A kiosk on a table: events in, effects out, a clock that only the test moves. */
function kiosk(times: Partial<VisitTimes> = {}) {
  const all = { ...TIMES, ...times };
  let now = 0;
  let state: VisitState = firstState(1, false, now);
  let effects: VisitEffect[] = [];
  const happen = (event: VisitEvent): void => {
    const next = step(state, event, all, now);
    state = next.state;
    effects.push(...next.effects);
  };
  return {
    happen,
    /** Lets time pass in ticks of 200 ms. */
    wait(seconds: number) {
      for (const end = now + seconds * S; now < end; ) {
        now += 200;
        happen({ type: "tick" });
      }
    },
    /** A jump of the machine's clock, as after a sleep. */
    jump(seconds: number) {
      now += seconds * S;
      happen({ type: "tick" });
    },
    scan: (number: string) => happen({ type: "card-scanned", number, takeBack: 0 }),
    signIn(access: "real" | "temporary" = "real") {
      happen({ type: "card-scanned", number: OWN, takeBack: 0 });
      happen({ type: "signed-in", access });
    },
    news: () => newsOf(state, all, now),
    phase: () => phaseOf(state),
    state: () => state,
    /** Effects since the last look. */
    told() {
      const seen = effects;
      effects = [];
      return seen;
    },
  };
}

const resets = (effects: readonly VisitEffect[]) => effects.filter((effect) => effect.type === "reset");

describe("a visit", () => {
  it("begins with a touch, and nobody is signed in", () => {
    const k = kiosk();
    k.happen({ type: "begin" });
    expect(k.phase()).toBe("browsing");
    expect(k.told().map(({ type }) => type)).toEqual(["visit-began", "tell"]);
  });

  it("begins with a card, and the page is told to ask for its password", () => {
    const k = kiosk();
    k.scan(OWN);
    expect(k.phase()).toBe("browsing");
    expect(k.told()).toContainEqual({ type: "tell-card", number: OWN, takeBack: 0 });
  });

  it("lets the ribbon fall at 75, 90 and 105 s and warns at 120 s (visual.md 3.0)", () => {
    const k = kiosk();
    k.signIn();
    const ribbon = [60, 14.8, 0.2, 15, 15, 14.8].map((seconds) => {
      k.wait(seconds);
      return k.news().ribbon;
    });
    expect(ribbon).toEqual([4, 4, 3, 2, 1, 1]);
    k.wait(0.2);
    expect(k.news()).toEqual({ phase: "warning", ribbon: 0, secondsLeft: 40, cap: false, slow: false });
  });

  it("tells the warning every 5 s and at 3, 2, 1", () => {
    const k = kiosk();
    k.signIn();
    k.wait(120);
    k.told();
    k.wait(39.8);
    const left = k.told().flatMap((effect) => (effect.type === "tell" ? [effect.news.secondsLeft] : []));
    expect(left).toEqual([35, 30, 25, 20, 15, 10, 5, 3, 2, 1]);
  });

  it.each<VisitEvent>([{ type: "activity" }, { type: "more-time" }])(
    "goes on after %o in the warning",
    (event) => {
      const k = kiosk();
      k.signIn();
      k.wait(121);
      k.happen(event);
      expect(k.phase()).toBe("signed-in");
      expect(k.news().ribbon).toBe(4);
    },
  );

  it.each<VisitEvent>([
    { type: "begin" },
    { type: "stay" },
    { type: "card-entered", number: OWN },
    { type: "signed-in", access: "real" },
  ])("is not kept alive by a page that sends %o again and again (R63)", (event) => {
    const k = kiosk();
    k.signIn();
    for (let second = 0; second < 160; second += 1) {
      k.happen(event);
      k.wait(1);
    }
    expect(resets(k.told())).toMatchObject([{ reason: "idle" }]);
  });

  it("is made slower once, however often the page asks (R63)", () => {
    const k = kiosk();
    k.signIn();
    for (let second = 0; second < 640; second += 1) {
      k.happen({ type: "more-time" });
      k.wait(1);
    }
    expect(resets(k.told())).toMatchObject([{ reason: "idle" }]);
  });

  it("ends when nobody answers the warning", () => {
    const k = kiosk();
    k.signIn();
    k.wait(160);
    expect(resets(k.told())).toEqual([{ type: "reset", visit: 1, reason: "idle" }]);
  });

  it("waits less for somebody who only searches", () => {
    const k = kiosk();
    k.happen({ type: "begin" });
    k.wait(90);
    expect(k.phase()).toBe("warning");
  });

  it("gives all times fourfold to who asks for more time", () => {
    const k = kiosk();
    k.signIn();
    k.happen({ type: "more-time" });
    k.wait(479);
    expect(k.phase()).toBe("signed-in");
    k.wait(1);
    expect(k.news()).toMatchObject({ phase: "warning", secondsLeft: 160, slow: true });
  });
});

describe("the cap (R44)", () => {
  /** Somebody, or a book on the glass, who never stops touching. */
  function keepTouching(k: ReturnType<typeof kiosk>, seconds: number): void {
    for (let passed = 0; passed < seconds; passed += 10) {
      k.wait(10);
      k.happen({ type: "activity" });
    }
  }

  it("asks after its time, and touches do not answer", () => {
    const k = kiosk();
    k.signIn();
    keepTouching(k, 1200);
    expect(k.news()).toMatchObject({ phase: "warning", cap: true });
    keepTouching(k, 40);
    expect(resets(k.told())).toEqual([{ type: "reset", visit: 1, reason: "cap" }]);
  });

  it("is moved by half its length by the button, as often as the settings say", () => {
    const k = kiosk({ capExtensions: 2 });
    k.signIn();
    for (const length of [1200, 600, 600]) {
      keepTouching(k, length);
      expect(k.news().cap).toBe(true);
      k.happen({ type: "stay" });
    }
    expect(k.phase()).toBe("warning");
  });
});

describe("cards in an open visit", () => {
  it("the own card again ends it", () => {
    const k = kiosk();
    k.signIn();
    k.scan(OWN);
    expect(resets(k.told())).toMatchObject([{ reason: "own-card" }]);
  });

  it("another card ends it and begins the next visit", () => {
    const k = kiosk();
    k.signIn();
    k.scan(OTHER);
    expect(resets(k.told())).toMatchObject([{ reason: "other-card" }]);
    k.happen({ type: "reset-done" });
    expect(k.state()).toMatchObject({ phase: "open", visit: 2, card: OTHER, access: "guest" });
  });

  it("before the password, another card takes the place of the first", () => {
    const k = kiosk();
    k.scan(OWN);
    k.scan(OTHER);
    expect(k.state()).toMatchObject({ phase: "open", visit: 1, card: OTHER });
  });

  it("a scan during the reset is held for nobody (R42)", () => {
    const k = kiosk();
    k.signIn();
    k.happen({ type: "end", reason: "button" });
    k.scan(OTHER);
    k.happen({ type: "reset-done" });
    expect(k.state()).toEqual({ phase: "attract", visit: 2, awaySince: null, goodbye: "button" });
  });
});

describe("a backend that goes away", () => {
  it("ends an open visit after its time, and the terminal rests", () => {
    const k = kiosk();
    k.signIn();
    k.happen({ type: "backend", away: true });
    expect(k.told()).toContainEqual({ type: "tell-backend", away: true });
    k.wait(15);
    expect(resets(k.told())).toMatchObject([{ reason: "backend-lost" }]);
    k.happen({ type: "reset-done" });
    expect(k.phase()).toBe("out-of-order");
    k.happen({ type: "backend", away: false });
    expect(k.phase()).toBe("attract");
    expect(k.told()).toContainEqual({ type: "tell-order", out: false });
  });

  it("and comes back in time ends nothing", () => {
    const k = kiosk();
    k.signIn();
    k.happen({ type: "backend", away: true });
    k.wait(10);
    k.happen({ type: "backend", away: false });
    k.wait(60);
    expect(k.phase()).toBe("signed-in");
  });
});

describe("ends (R66, R67)", () => {
  it.each(END_REASONS)("%s ends an open visit with one reset", (reason) => {
    const k = kiosk();
    k.signIn();
    k.happen({ type: "end", reason });
    for (const again of END_REASONS) k.happen({ type: "end", reason: again });
    expect(resets(k.told())).toEqual([{ type: "reset", visit: 1, reason }]);
  });

  it.each<[EndReason, number]>([
    ["button", 0],
    ["idle", 0],
    ["crash", 1],
    ["suspend", 1],
    ["signal", 1],
  ])("%s with nobody here: %i reset, no goodbye", (reason, count) => {
    const k = kiosk();
    k.happen({ type: "end", reason });
    expect(resets(k.told())).toHaveLength(count);
    if (count > 0) k.happen({ type: "reset-done" });
    expect(k.state()).toMatchObject({ phase: "attract", goodbye: null });
  });

  it("a sleep of an hour is an hour (R62)", () => {
    const k = kiosk();
    k.signIn();
    k.jump(3600);
    k.jump(3600);
    expect(resets(k.told())).toHaveLength(1);
  });
});

const anyEvent: fc.Arbitrary<VisitEvent> = fc.oneof(
  fc.constantFrom<VisitEvent>(
    { type: "tick" },
    { type: "activity" },
    { type: "begin" },
    { type: "stay" },
    { type: "more-time" },
    { type: "signed-out" },
    { type: "reset-done" },
    { type: "signed-in", access: "real" },
    { type: "signed-in", access: "temporary" },
    { type: "backend", away: true },
    { type: "backend", away: false },
    { type: "card-scanned", number: OWN, takeBack: 0 },
    { type: "card-scanned", number: OTHER, takeBack: 3 },
    { type: "card-entered", number: OWN },
  ),
  fc.constantFrom(...END_REASONS).map((reason) => ({ type: "end" as const, reason })),
);
const story = fc.array(fc.record({ event: anyEvent, pause: fc.nat({ max: 400_000 }) }), { maxLength: 120 });

describe("whatever happens in whatever order", () => {
  it("one reset per end, visits count up, and nothing of a patron outlives the end", () => {
    fc.assert(
      fc.property(story, (moments) => {
        let now = 0;
        let state = firstState(1, false, now);
        for (const { event, pause } of moments) {
          now += pause;
          const before = state;
          const { state: after, effects } = step(before, event, TIMES, now);
          const ended = before.phase !== "ending" && after.phase === "ending";
          expect(resets(effects)).toHaveLength(ended ? 1 : 0);
          expect(after.visit - before.visit).toBe(
            before.phase === "ending" && after.phase !== "ending" ? 1 : 0,
          );
          if (after.phase !== "open") expect(Object.keys(after)).not.toContain("card");
          if (ended && before.phase === "open") {
            const kept = JSON.stringify({ ...after, nextCard: null });
            expect(before.card === null || !kept.includes(before.card)).toBe(true);
          }
          if (before.phase !== "open" && after.phase === "open") expect(after.access).toBe("guest");
          const news = newsOf(after, TIMES, now);
          expect(news.ribbon).toBeGreaterThanOrEqual(0);
          expect(news.secondsLeft === null).toBe(news.phase !== "warning");
          state = after;
        }
      }),
    );
  });

  it("a visit left alone ends, however it was left", () => {
    fc.assert(
      fc.property(story, (moments) => {
        let now = 0;
        let state = firstState(1, false, now);
        for (const { event, pause } of moments) {
          now += pause;
          ({ state } = step(state, event, TIMES, now));
        }
        for (let tick = 0; tick < 4 && state.phase === "open"; tick += 1) {
          now += TIMES.idle * 4;
          ({ state } = step(state, { type: "tick" }, TIMES, now));
        }
        expect(state.phase).not.toBe("open");
      }),
    );
  });
});
