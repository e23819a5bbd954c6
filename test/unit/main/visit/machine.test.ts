import { describe, expect, it } from "vitest";
import { END_REASONS, type EndReason } from "#contract/visit.ts";
import type { VisitEvent } from "#main/visit/state.ts";
import { kiosk, OTHER, OWN, resets } from "#test/support/main/visit-machine.ts";

describe("a visit", () => {
  it("begins with a touch, without a sign-in", () => {
    const k = kiosk();
    k.happen({ type: "begin" });
    expect(k.phase()).toBe("browsing");
    expect(k.told().map(({ type }) => type)).toEqual(["tell", "visit-began"]);
  });

  it("begins with a card, and the page is told to ask for its password", () => {
    const k = kiosk();
    k.scan(OWN);
    expect(k.phase()).toBe("browsing");
    const news = { phase: "browsing", ribbon: 4, secondsLeft: null, cap: false, slow: false };
    expect(k.told()).toEqual([
      { type: "tell-card", number: OWN, takeBack: 0, news },
      { type: "visit-began", visit: 1 },
    ]);
  });

  it("tells the page nothing anew while nothing changes", () => {
    const k = kiosk();
    k.scan(OWN);
    k.told();
    k.happen({ type: "activity" });
    k.wait(1);
    expect(k.told()).toEqual([]);
  });

  it("lets the ribbon fall at 75, 90 and 105 s and warns at 120 s (V43)", () => {
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

  it("updates the warning every 5 s and at 3, 2, 1", () => {
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
    { type: "returning", on: true },
    { type: "returning", on: false },
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

  it("ends without an answer to the warning", () => {
    const k = kiosk();
    k.signIn();
    k.wait(160);
    expect(resets(k.told())).toEqual([{ type: "reset", visit: 1, reason: "idle" }]);
  });

  it("waits less without a sign-in", () => {
    const k = kiosk();
    k.happen({ type: "begin" });
    k.wait(90);
    expect(k.phase()).toBe("warning");
  });

  it("waits least on the return screen without a sign-in, and a scan extends it", () => {
    const k = kiosk();
    k.happen({ type: "begin" });
    k.happen({ type: "returning", on: true });
    k.wait(29);
    k.happen({ type: "activity" });
    k.wait(29);
    expect(k.phase()).toBe("browsing");
    k.wait(1);
    expect(k.news()).toMatchObject({ phase: "warning", secondsLeft: 40 });
    k.happen({ type: "activity" });
    k.happen({ type: "returning", on: false });
    k.wait(60);
    expect(k.phase()).toBe("browsing");
  });

  it("waits as long as ever for a patron who returns copies, and no page lengthens a visit by returning", () => {
    const patron = kiosk();
    patron.signIn();
    patron.happen({ type: "returning", on: true });
    patron.wait(119);
    expect(patron.phase()).toBe("signed-in");
    const guest = kiosk({ returnIdle: 600_000 });
    guest.happen({ type: "begin" });
    guest.happen({ type: "returning", on: true });
    guest.wait(90);
    expect(guest.phase()).toBe("warning");
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

  it("a scan during the reset is dropped (R42)", () => {
    const k = kiosk();
    k.signIn();
    k.happen({ type: "end", reason: "button" });
    k.scan(OTHER);
    k.happen({ type: "reset-done" });
    expect(k.state()).toMatchObject({ phase: "attract", visit: 2, awaySince: null, goodbye: "button" });
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
    const told = k.told();
    expect(told).toContainEqual({ type: "tell-out-of-order", out: false });
    expect(told).toContainEqual({ type: "tell", news: expect.objectContaining({ phase: "attract" }) });
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
  ])("%s without a visit: %i reset, no end screen", (reason, count) => {
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
