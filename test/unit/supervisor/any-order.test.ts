import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstStep, type SupervisorEvent, step } from "#supervisor/core.ts";
import { LIMITS } from "#supervisor/limits.ts";
import { wordsFor } from "#test/support/supervisor/simulated-supervisor.ts";

/** Starts that any minute may see: the ladder of pauses begins anew only after a kiosk that lived a minute. */
const STARTS_A_MINUTE = 6;
const MINUTE_MS = 60_000;

const happening: fc.Arbitrary<SupervisorEvent> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<SupervisorEvent>({ type: "beat" }) },
  {
    weight: 8,
    arbitrary: fc.constantFrom(0, 64, 70, 75, null).map((code) => ({ type: "ended", code }) as const),
  },
  { weight: 1, arbitrary: fc.constantFrom<SupervisorEvent>({ type: "stop" }, { type: "ended", code: 77 }) },
);
/** Ticks between two happenings: mostly few. */
const ticks = fc.oneof(
  { weight: 3, arbitrary: fc.nat({ max: 8 }) },
  { weight: 1, arbitrary: fc.nat({ max: 150 }) },
);
const story = fc.array(fc.tuple(happening, ticks), { maxLength: 150 });
/** Every kiosk ends at once: as many starts as there can be. */
const BOOT_LOOP = [0, 2, 4, 8, 16, 32, 60].map(
  (after) => [{ type: "ended", code: 70 }, after] satisfies [SupervisorEvent, number],
);

interface Moment {
  readonly at: number;
  readonly word: string;
}

/** Plays a story: no kiosk beats or ends that does not run, and the machine never stands still. */
function play(moments: readonly (readonly [SupervisorEvent, number])[]): readonly Moment[] {
  let now = 0;
  let running = false;
  const told: Moment[] = [];
  let { state, effects } = firstStep(now);
  const take = (): void => {
    for (const effect of effects) {
      const word = wordsFor(effect);
      if (word === "start") {
        expect(running, "two kiosks at once").toBe(false);
        running = true;
      }
      if (word === "kill" || word === "ask") expect(running, `${word} without a kiosk`).toBe(true);
      told.push({ at: now, word });
    }
  };
  const does = (event: SupervisorEvent): void => {
    if (event.type === "ended") running = false;
    ({ state, effects } = step(state, event, now));
    take();
  };
  take();
  for (const [event, ticks] of moments) {
    for (let count = 0; count < ticks; count += 1) {
      now += LIMITS.tick;
      does({ type: "tick" });
    }
    if (running || event.type === "stop") does(event);
  }
  return told;
}

describe("whatever happens in whatever order (R87)", () => {
  it("there is one kiosk at most, and no minute sees more than six starts", () => {
    let most = 0;
    fc.assert(
      fc.property(story, (moments) => {
        const starts = play(moments).filter(({ word }) => word === "start");
        for (const { at } of starts) {
          const inMinute = starts.filter((start) => start.at >= at && start.at < at + MINUTE_MS).length;
          most = Math.max(most, inMinute);
          expect(inMinute).toBeLessThanOrEqual(STARTS_A_MINUTE);
        }
      }),
      { numRuns: 400, examples: [[BOOT_LOOP]] },
    );
    // The bound is not out of reach, or it would prove nothing.
    expect(most).toBe(STARTS_A_MINUTE);
  });

  it("ready is reported once, and nothing happens after the end", () => {
    fc.assert(
      fc.property(story, (moments) => {
        const words = play(moments).map(({ word }) => word);
        expect(words.filter((word) => word === "READY=1").length).toBeLessThanOrEqual(1);
        const end = words.findIndex((word) => word.startsWith("leave"));
        if (end !== -1) expect(words.slice(end + 1)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it("the service manager hears of a well supervisor every 10 s, whatever the kiosk does", () => {
    fc.assert(
      fc.property(story, (moments) => {
        const told = play(moments);
        const over = told.find(({ word }) => word.startsWith("leave"))?.at ?? Infinity;
        const heard = told.filter(({ word }) => word === "WATCHDOG=1").map(({ at }) => at);
        const end = Math.min(over, told.at(-1)?.at ?? 0);
        for (const [index, at] of [0, ...heard].entries()) {
          expect((heard[index] ?? end) - at).toBeLessThanOrEqual(LIMITS.well);
        }
      }),
      { numRuns: 200 },
    );
  });
});
