import { describe, expect, it } from "vitest";
import { createScheduledRestart } from "#main/app/scheduled-restart.ts";
import type { VisitState } from "#main/visit/state.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A program on a table: its clock, its visit and its memory are moved by hand. */
function program() {
  const now = { at: 0, visit: 1, memory: 200e6, phase: "attract" as VisitState["phase"] };
  const restart = createScheduledRestart({
    clock: () => now.at,
    state: () => ({ phase: now.phase, visit: now.visit }),
    memory: () => now.memory,
  });
  return {
    now,
    /** Time passes, minute by minute; answers the first reason that was told. */
    passes(ms: number) {
      for (const until = now.at + ms; now.at < until; ) {
        now.at += MINUTE;
        const why = restart.due();
        if (why !== null) return why;
      }
      return null;
    },
  };
}

describe("the program begins anew (R82)", () => {
  it("after a day, once", () => {
    const { passes, now } = program();
    expect(passes(24 * HOUR - MINUTE)).toBeNull();
    expect(passes(MINUTE)).toBe("age");
    expect(now.at).toBe(24 * HOUR);
    expect(passes(48 * HOUR)).toBeNull();
  });

  it("after 2,000 visits", () => {
    const { passes, now } = program();
    now.visit = 2000;
    expect(passes(HOUR)).toBeNull();
    now.visit = 2001;
    expect(passes(HOUR)).toBe("visits");
  });

  it("when it has grown", () => {
    const { passes, now } = program();
    now.memory = 699 * 1024 * 1024;
    expect(passes(HOUR)).toBeNull();
    now.memory = 700 * 1024 * 1024;
    expect(passes(MINUTE)).toBe("memory");
  });

  it.each(["open", "ending", "staff"] as const)(
    "never while it is %s, and ten minutes after that",
    (phase) => {
      const { passes, now } = program();
      passes(23 * HOUR);
      now.phase = phase;
      expect(passes(5 * HOUR)).toBeNull();
      now.phase = "attract";
      now.visit += 1;
      expect(passes(10 * MINUTE)).toBeNull();
      expect(passes(MINUTE)).toBe("age");
    },
  );

  it.each(["closed", "out-of-order"] as const)("also when it is %s", (phase) => {
    const { passes, now } = program();
    now.phase = phase;
    expect(passes(25 * HOUR)).toBe("age");
  });

  it("each visit begins the quiet anew, also one that came and went between two looks", () => {
    const { passes, now } = program();
    passes(24 * HOUR - 5 * MINUTE);
    now.visit += 1;
    expect(passes(10 * MINUTE)).toBeNull();
    expect(passes(MINUTE)).toBe("age");
  });
});
