import { execFile } from "node:child_process";
import { powerSaveBlocker } from "electron";
import type { Log } from "../log/log.ts";

/** The panel: lit while people may come, asleep outside opening hours where the system can do that. */
export interface Display {
  sleep(): void;
  wake(): void;
}

/** Longest time a command of the X server may take. */
const PATIENCE_MS = 3000;

/** Fixed words to the X server, none of them anybody's text (R58). */
function xset(args: readonly string[], done: (works: boolean) => void): void {
  execFile("xset", [...args], { timeout: PATIENCE_MS }, (error) => done(error === null));
}

/**
 * Keeps the panel lit (R13) until it is sent to sleep. Sleeping is DPMS of the X server; where there is none (another
 * system, no `xset`) the panel stays lit and the closed screen is dark by itself.
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
        // Nothing but this program lets the panel sleep.
        xset(["-dpms"], () => undefined);
        log("display-awake");
      });
    },
  };
}
