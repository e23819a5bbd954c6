import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createPressGuard, SLOW_TIMES, USUAL_TIMES } from "#renderer/input/press-guard.ts";

/** What a hand and a machine do, one after the other. */
const happening = fc.oneof(
  fc.record({
    type: fc.constant("press" as const),
    control: fc.constantFrom("hold", "back", "help"),
    kind: fc.constantFrom("control" as const, "key" as const),
    after: fc.integer({ min: 0, max: 1500 }),
  }),
  fc.record({ type: fc.constant("screen" as const), after: fc.integer({ min: 0, max: 1500 }) }),
);

describe("the press guard (V15)", () => {
  test("never lets the same control through twice within its time, nor anything right after a screen change", () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), fc.boolean(), (happenings, slow) => {
        let now = 0;
        const guard = createPressGuard(() => now);
        guard.setSlow(slow);
        const times = slow ? SLOW_TIMES : USUAL_TIMES;
        const counted = new Map<string, number>();
        let lastCounted = "";
        let quietUntil = -1;
        for (const one of happenings) {
          now += one.after;
          if (one.type === "screen") {
            guard.screenChanged();
            quietUntil = now + times.newScreenMs;
            continue;
          }
          if (!guard.allows(one.control, one.kind)) continue;
          const wait = one.kind === "key" ? times.sameKeyMs : times.sameControlMs;
          expect(now).toBeGreaterThanOrEqual(quietUntil);
          if (lastCounted === one.control)
            expect(now - (counted.get(one.control) ?? 0)).toBeGreaterThanOrEqual(wait);
          counted.set(one.control, now);
          lastCounted = one.control;
        }
      }),
    );
  });

  test("lets no control through for a moment after the content moved, but keys of a keyboard", () => {
    let now = 0;
    const guard = createPressGuard(() => now);
    guard.contentMoved();
    now += USUAL_TIMES.movedMs - 1;
    expect(guard.allows("hold", "control")).toBe(false);
    expect(guard.allows("a", "key")).toBe(true);
    now += 1;
    expect(guard.allows("hold", "control")).toBe(true);
  });

  test("never swallows a deliberate press", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("hold", "back"), { minLength: 1, maxLength: 30 }), (controls) => {
        let now = 0;
        const guard = createPressGuard(() => now);
        for (const control of controls) {
          guard.screenChanged();
          now += USUAL_TIMES.sameControlMs;
          expect(guard.allows(control, "control")).toBe(true);
        }
      }),
    );
  });

  test("a tremor on a key is one letter, and the doubled letter of a word is two", () => {
    let now = 0;
    const guard = createPressGuard(() => now);
    expect(guard.allows("あ", "key")).toBe(true);
    now += 249;
    expect(guard.allows("あ", "key")).toBe(false);
    now += 1;
    expect(guard.allows("あ", "key")).toBe(true);
  });

  test("another control right after the first counts: only the same one trembles", () => {
    const guard = createPressGuard(() => 0);
    expect(guard.allows("か", "key")).toBe(true);
    expect(guard.allows("き", "key")).toBe(true);
  });
});
