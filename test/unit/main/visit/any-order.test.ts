import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { END_REASONS } from "#contract/visit.ts";
import { firstState, newsOf, step } from "#main/visit/machine.ts";
import type { VisitEvent } from "#main/visit/state.ts";
import { OTHER, OWN, resets, TIMES } from "#test/support/main/visit-machine.ts";

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
    { type: "staff" },
    { type: "hours", hours: { now: "open" } },
    { type: "hours", hours: { now: "closing", at: "17:00" } },
    { type: "hours", hours: { now: "shut", at: "17:00", opens: null } },
    { type: "hours", hours: { now: "shut", at: "17:00", opens: { date: "2026-11-26", time: "9:00" } } },
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
          if (before.phase !== "open" && after.phase === "open") {
            expect(after.access).toBe("guest");
            expect(["attract", "ending"], "nobody comes in past staff, or a closed door").toContain(
              before.phase,
            );
            expect(after.hours.now).not.toBe("shut");
          }
          // The staff area opens over the idle page only, and only its end closes it.
          if (before.phase !== "staff" && after.phase === "staff")
            expect(before.phase).not.toMatch(/open$|ending/u);
          if (before.phase === "staff" && after.phase !== "staff") expect(after.phase).toBe("ending");
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
