import { readFileSync, statSync } from "node:fs";
import { endFamily, wordsOf } from "./processes.ts";

/** The word with which a kiosk is told where to beat (main/arguments.ts). */
export function heartbeatWord(file: string): string {
  return `--heartbeat=${file}`;
}

/** Looks at the file that a kiosk touches. */
export interface BeatFile {
  /** Forgets what was: the next beat is a new kiosk's. */
  forget(): void;
  /** Whether it was touched since the last look. The clock of the file may run as it likes: only "other" counts. */
  isNew(): boolean;
}

/** Watches a file, which need not be there yet. */
export function watchBeat(file: string): BeatFile {
  const touched = (): number | null => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null;
  let last: number | null = null;
  return {
    forget() {
      last = touched();
    },
    isNew() {
      const now = touched();
      if (now === null || now === last) return false;
      last = now;
      return true;
    },
  };
}

/**
 * Ends a kiosk that an earlier supervisor has left behind, where nothing else could: its process id stands in the beat
 * file, and its command line must name that file. Answers whether there was one. Without this it would hold the lock
 * of the single instance, and every new kiosk would leave at once.
 */
export function endLeftover(file: string): boolean {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return false;
  }
  const pid = Number(text.trim());
  if (!Number.isInteger(pid) || pid < 2 || !wordsOf(pid).includes(heartbeatWord(file))) return false;
  endFamily(pid);
  return true;
}
