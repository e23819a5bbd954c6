import { describe, expect, it } from "vitest";
import type { EndReason } from "#contract/visit.ts";
import { createScheduledRestart } from "#main/app/scheduled-restart.ts";
import { TICK_MS } from "#main/time/clock.ts";
import { createVisit } from "#main/visit/visit.ts";
import { OWN, TIMES } from "#test/support/main/visit-machine.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** A patron every six minutes, while the library is open. */
const EVERY = 6 * MINUTE;
const OPEN_HOURS = { from: 9, to: 19 } as const;

/** A terminal that is switched on at a time of the day, and lives by its own ticks. */
function terminal(startHour: number) {
  let now = startHour * HOUR;
  const ends: { readonly reason: EndReason; readonly hour: number }[] = [];
  let renewed: { readonly why: string; readonly hour: number; readonly phase: string } | null = null;
  const hour = (): number => now / HOUR;
  const visit = createVisit(
    () => TIMES,
    () => now,
    false,
  );
  visit.setEffectHandler((effect) => {
    if (effect.type !== "reset") return;
    ends.push({ reason: effect.reason, hour: hour() });
    visit.dispatch({ type: "reset-done" });
  });
  const restart = createScheduledRestart({ clock: () => now, state: visit.state, memory: () => 200e6 });

  /** What the kiosk does five times a second (main/app/kiosk.ts). */
  function tick(): void {
    now += TICK_MS;
    visit.dispatch({ type: "tick" });
    const { phase } = visit.state();
    const why = restart.due();
    if (why === null) return;
    renewed = { why, hour: hour(), phase };
    visit.dispatch({ type: "end", reason: "signal" });
  }

  return {
    ends,
    renewed: () => renewed,
    /** Lives on until it begins anew, or until an hour; patrons come and walk away without a word. */
    live(until: number) {
      while (renewed === null && hour() < until) {
        tick();
        const time = hour() % 24;
        const isOpen = time >= OPEN_HOURS.from && time < OPEN_HOURS.to;
        if (isOpen && now % EVERY === 0) visit.dispatch({ type: "card-scanned", number: OWN, takeBack: 0 });
      }
    },
  };
}

describe("a whole day, by a clock that is moved (R82)", () => {
  it("switched on in the morning: patrons all day, and it begins anew the next morning before anybody comes", () => {
    const { ends, renewed, live } = terminal(8);
    live(48);
    // 9 o'clock to 19 o'clock, a patron every six minutes, each forgotten by the terminal itself.
    expect(ends.filter(({ reason }) => reason === "idle")).toHaveLength(100);
    expect(renewed()).toMatchObject({ why: "age", phase: "attract" });
    expect(renewed()?.hour).toBeCloseTo(32, 2);
    expect(ends.at(-1)).toMatchObject({ reason: "signal" });
  });

  it("switched on while patrons come and go: it waits for ten minutes without any, at the end of the day", () => {
    const { ends, renewed, live } = terminal(12);
    live(72);
    expect(renewed()).toMatchObject({ why: "age", phase: "attract" });
    // The day is over at noon; the last patron comes six minutes before closing and is forgotten in three.
    const last = ends.filter(({ reason }) => reason === "idle").at(-1)?.hour ?? 0;
    expect(renewed()?.hour).toBeGreaterThan(24 + OPEN_HOURS.to);
    expect(renewed()?.hour).toBeCloseTo(last + 10 / 60, 2);
  });
});
