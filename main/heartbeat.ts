import { utimesSync, writeFileSync } from "node:fs";
import type { Log } from "./log/log.ts";

/** How often the supervisor is shown that the screen lives (R92). It waits for 10 s. */
export const BEAT_EVERY_MS = 2000;

/**
 * Touches a file. The first time its own process id is written into it, by which the next supervisor finds a kiosk that
 * was left behind; from then on only the time changes, which a full disk cannot refuse (R90). Throws when it must not.
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
      // Somebody took it away: it is made anew at the next beat.
      written = false;
      throw error;
    }
  };
}

/** What the heart needs. */
export interface HeartNeeds {
  /** The file to touch; null = nobody looks. */
  readonly file: string | null;
  readonly log: Log;
  /** Asked at each beat; a beat without a screen is left out. */
  lives(): boolean;
}

/** Beats from now on. A main process that hangs beats no more, and neither does one whose screen is blind. */
export function startHeart({ file, log, lives }: HeartNeeds): void {
  if (file === null) return;
  const touch = createTouch(file);
  let told = "";
  /** Each kind of trouble is told when it begins, not at every beat. */
  const tell = (event: "screen-blind" | "screen-seen" | "beat-failed"): void => {
    if (told !== event) log(event);
    told = event;
  };
  const beat = (): void => {
    if (!lives()) {
      // Before the first picture nothing has gone blind.
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
  setInterval(beat, BEAT_EVERY_MS);
}
