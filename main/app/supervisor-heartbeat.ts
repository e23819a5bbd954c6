import { utimesSync, writeFileSync } from "node:fs";
import type { Log } from "../log/log.ts";

/** Interval of heartbeats for the supervisor (R92), which waits for 10 s. */
export const HEARTBEAT_INTERVAL_MS = 2000;

/**
 * Touches a file. The first call writes the process id, by which the next supervisor finds a leftover kiosk; later calls
 * change only the time, which works on a full disk (R90). Throws on an I/O error.
 */
export function createTouch(file: string): () => void {
  let written = false;
  return () => {
    if (!written) writeFileSync(file, `${process.pid}\n`, { mode: 0o600 });
    written = true;
    const now = new Date();
    try {
      utimesSync(file, now, now);
    } catch (error) {
      // The file was deleted; the next heartbeat creates it again.
      written = false;
      throw error;
    }
  };
}

/** Dependencies of `startSupervisorHeartbeat`. */
export interface SupervisorHeartbeatDeps {
  /** The file to touch; null = no supervisor. */
  readonly file: string | null;
  readonly log: Log;
  /** Asked before each heartbeat; none is sent while the screen shows nothing. */
  isDisplaying(): boolean;
}

/** Sends heartbeats from now on. They stop when main hangs or the screen shows nothing. */
export function startSupervisorHeartbeat({ file, log, isDisplaying }: SupervisorHeartbeatDeps): void {
  if (file === null) return;
  const touch = createTouch(file);
  let told = "";
  /** Logs each state once, when it begins. */
  const tell = (event: "screen-blind" | "screen-seen" | "beat-failed"): void => {
    if (told !== event) log(event);
    told = event;
  };
  const beat = (): void => {
    if (!isDisplaying()) {
      // Before the first frame nothing was lost.
      if (told !== "") tell("screen-blind");
      return;
    }
    try {
      touch();
      tell("screen-seen");
    } catch {
      tell("beat-failed");
    }
  };
  beat();
  setInterval(beat, HEARTBEAT_INTERVAL_MS);
}
