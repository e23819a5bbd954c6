import { execFile } from "node:child_process";
import { powerSaveBlocker } from "electron";
import type { Log } from "../log/log.ts";

/** The panel: on during opening hours, asleep outside them if the system supports it. */
export interface Display {
  sleep(): void;
  wake(): void;
}

/** Longest time a command of the X server may take. */
const PATIENCE_MS = 3000;

/** Runs xset with constant arguments (R58). */
function xset(args: readonly string[], done: (works: boolean) => void): void {
  execFile("xset", [...args], { timeout: PATIENCE_MS }, (error) => done(error === null));
}

/**
 * Keeps the panel on (R13) until it is put to sleep with DPMS of the X server. Without it (another system, no `xset`) the panel
 * stays on, and the closed screen is dark.
 */
export function createDisplay(log: Log, locked: boolean): Display {
  let blocker: number | null = null;
  let asleep = false;
  const light = (): void => {
    if (locked && blocker === null) blocker = powerSaveBlocker.start("prevent-display-sleep");
  };
  light();
  return {
    sleep() {
      if (!locked || asleep) return;
      asleep = true;
      if (blocker !== null) powerSaveBlocker.stop(blocker);
      blocker = null;
      if (process.platform !== "linux") return;
      xset(["dpms", "force", "off"], (works) => log(works ? "display-asleep" : "display-stays-lit"));
    },
    wake() {
      if (!asleep) return;
      asleep = false;
      light();
      if (process.platform !== "linux") return;
      xset(["dpms", "force", "on"], (works) => {
        if (!works) return;
        // Only this program puts the panel to sleep.
        xset(["-dpms"], () => undefined);
        log("display-awake");
      });
    },
  };
}
