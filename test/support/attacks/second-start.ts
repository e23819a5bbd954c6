import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it, onTestFinished } from "vitest";
import { endChild } from "../kiosk/display.ts";
import type { Kiosk } from "../kiosk/kiosk.ts";
import { windowsOf } from "./attempts.ts";

/**
 * A second start beside a kiosk that runs, as a test of the suite that calls this. (The shipped program refuses the
 * words that this one is given, and is asked in test/dist.)
 */
export function secondStart(current: () => Kiosk): void {
  it("a second start leaves at once, whatever it is told (R12)", async () => {
    const page = await current().look.at("[location.href, performance.timeOrigin]");
    const words = [
      ...current().process.spawnargs.slice(1),
      "--url=https://library.example/",
      "file:///etc/passwd",
    ];
    const again = spawn(current().process.spawnfile, words, {
      env: current().display.environment,
      stdio: "ignore",
    });
    onTestFinished(() => endChild(again, "SIGKILL"));
    const [code] = await once(again, "exit");
    expect(code).toBe(0);
    expect(windowsOf(current())).toHaveLength(1);
    expect(await current().look.at("[location.href, performance.timeOrigin]")).toEqual(page);
  });
}
