import { app, powerMonitor } from "electron";
import type { EndReason } from "#contract/visit.ts";
import type { Log } from "../log/log.ts";
import type { Clock } from "../visit/clock.ts";

/** More deaths of helper processes than this within `DEATHS_WINDOW_MS` are no accident (R84). */
const MAX_DEATHS = 3;
const DEATHS_WINDOW_MS = 60_000;
/** A clean end must be over by then (R91). */
export const STOP_LIMIT_MS = 3000;

export interface MachineListeners {
  end(reason: EndReason): void;
  /** Helper processes die again and again. */
  onUnstable(): void;
  /** The program is asked to stop and gets its answer later; called once. */
  onStop(): void;
}

function watchChildren(log: Log, clock: Clock, onUnstable: () => void): void {
  let deaths: number[] = [];
  app.on("child-process-gone", (_event, details) => {
    if (details.reason === "clean-exit") return;
    log("child-gone", { kind: details.type.replaceAll(/[^A-Za-z]/gu, "-") });
    const now = clock();
    deaths = [...deaths.filter((at) => now - at < DEATHS_WINDOW_MS), now];
    if (deaths.length > MAX_DEATHS) onUnstable();
  });
}

function watchStop(onStop: () => void): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    onStop();
  };
  app.on("before-quit", (event) => {
    event.preventDefault();
    stop();
  });
  // Set after Electron's own handlers, which would close the windows first.
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, stop);
}

/** The machine around the kiosk: sleep (R13), helper processes (R84), the order to stop (R91). The panel is `hours/display`'s. */
export function watchMachine(log: Log, clock: Clock, listeners: MachineListeners): void {
  powerMonitor.on("suspend", () => listeners.end("suspend"));
  powerMonitor.on("resume", () => listeners.end("suspend"));
  powerMonitor.on("lock-screen", () => listeners.end("suspend"));
  watchChildren(log, clock, listeners.onUnstable);
  watchStop(listeners.onStop);
  // The window stays; nothing else ends the program.
  app.on("window-all-closed", () => undefined);
}
