import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  createTouch,
  HEARTBEAT_INTERVAL_MS,
  startSupervisorHeartbeat,
} from "#main/app/supervisor-heartbeat.ts";
import { createLog } from "#main/log/log.ts";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const touchedAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

describe("the touch", () => {
  it("writes its process once, readable by its user only, then only changes the time (R90)", () => {
    const file = join(folderOfTest(), "beat");
    const touch = createTouch(file);
    touch();
    expect(readFileSync(file, "utf8")).toBe(`${process.pid}\n`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    utimesSync(file, 1, 1);
    touch();
    expect(touchedAt(file)).toBeGreaterThan(1000);
  });

  it("takes over the file of a kiosk that was before", () => {
    const file = join(folderOfTest(), "beat");
    writeFileSync(file, "1\n");
    createTouch(file)();
    expect(readFileSync(file, "utf8")).toBe(`${process.pid}\n`);
  });
});

describe("the heartbeat for the supervisor", () => {
  /** Beats into a file while `screen.lives`; answers how often it beat in so many beats of time. */
  function heartbeat() {
    const folder = folderOfTest();
    const file = join(folder, "beat");
    const screen = { lives: true };
    const log = createLog(null, false);
    startSupervisorHeartbeat({ file, log, isDisplaying: () => screen.lives });
    const events = (): string[] => log.recent().map(({ event }) => event);
    const beatsIn = (beats: number): number => {
      let count = 0;
      for (let beat = 0; beat < beats; beat += 1) {
        const before = touchedAt(file);
        vi.advanceTimersByTime(HEARTBEAT_INTERVAL_MS);
        if (touchedAt(file) !== before) count += 1;
      }
      return count;
    };
    return { folder, file, screen, events, beatsIn };
  }

  it("sends a heartbeat every 2 s while the screen is drawn, and logs the end and the start of drawing, once each", () => {
    const { screen, events, beatsIn } = heartbeat();
    expect(beatsIn(5)).toBe(5);
    screen.lives = false;
    expect(beatsIn(5)).toBe(0);
    screen.lives = true;
    expect(beatsIn(3)).toBe(3);
    expect(events()).toEqual(["screen-seen", "screen-blind", "screen-seen"]);
  });

  it("goes on when its file is taken away", () => {
    const { file, events, beatsIn } = heartbeat();
    rmSync(file);
    expect(beatsIn(2)).toBeGreaterThan(0);
    expect(events()).toEqual(["screen-seen", "beat-failed", "screen-seen"]);
  });

  it("is still when nobody looks", () => {
    const lives = vi.fn(() => true);
    startSupervisorHeartbeat({ file: null, log: createLog(null, false), isDisplaying: lives });
    vi.advanceTimersByTime(10 * HEARTBEAT_INTERVAL_MS);
    expect(lives).not.toHaveBeenCalled();
  });
});
