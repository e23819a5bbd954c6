import { app, powerMonitor } from "electron";
import type { EndReason } from "#contract/visit.ts";
import type { Log } from "../log/log.ts";
import type { Clock } from "../time/clock.ts";

/** Maximum number of dead helper processes within `DEATHS_WINDOW_MS` (R84). */
const MAX_DEATHS = 3;
const DEATHS_WINDOW_MS = 60_000;
/** Time limit of an orderly stop (R91). */
export const STOP_LIMIT_MS = 3000;

export interface PowerAndSignalListeners {
  end(reason: EndReason): void;
  /** Too many helper processes have died. */
  onUnstable(): void;
  /** The program is asked to stop; called once. */
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
  // Registered after Electron's own handlers, which would close the windows first.
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, stop);
}

/** Watches sleep and screen lock (R13), deaths of helper processes (R84) and stop signals (R91). The panel: `hours/display.ts`. */
export function watchPowerAndSignals(log: Log, clock: Clock, listeners: PowerAndSignalListeners): void {
  powerMonitor.on("suspend", () => listeners.end("suspend"));
  powerMonitor.on("resume", () => listeners.end("suspend"));
  powerMonitor.on("lock-screen", () => listeners.end("suspend"));
  watchChildren(log, clock, listeners.onUnstable);
  watchStop(listeners.onStop);
  // The window is never closed; nothing else ends the program.
  app.on("window-all-closed", () => undefined);
}
