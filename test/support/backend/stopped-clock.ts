import { onTestFinished, vi } from "vitest";

/** The monotonic time of this process, while it stands still. */
export interface StillTime {
  /** Lets so many milliseconds pass. */
  pass(milliseconds: number): void;
}

/**
 * Lets the monotonic time of this process stand still until the test ends: how many requests an allowance of so many a
 * second lets in then does not depend on how fast the machine is. Timers go on.
 */
export function standStill(): StillTime {
  let now = performance.now();
  const clock = vi.spyOn(performance, "now").mockImplementation(() => now);
  onTestFinished(() => clock.mockRestore());
  return {
    pass(milliseconds) {
      now += milliseconds;
    },
  };
}
