import { readFileSync, statSync } from "node:fs";
import { argumentsOf, killProcessTree } from "./processes.ts";

/** Command line argument that gives the kiosk the path of the heartbeat file (main/app/arguments.ts). */
export function heartbeatArgument(file: string): string {
  return `--heartbeat=${file}`;
}

/** The file that the kiosk touches. */
export interface HeartbeatFile {
  /** Ignores heartbeats of an earlier kiosk. */
  forget(): void;
  /** Whether it was touched since the last call. Compares times for equality only, so clock steps do not matter. */
  isNew(): boolean;
}

/** Watches the file, which need not exist yet. */
export function watchHeartbeatFile(file: string): HeartbeatFile {
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
 * Kills a kiosk left behind by an earlier supervisor: the process whose id is in the heartbeat file, if its command line
 * names that file. Returns whether there was one. It would hold the single-instance lock, and every new kiosk would exit at
 * once.
 */
export function killLeftoverKiosk(file: string): boolean {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return false;
  }
  const pid = Number(text.trim());
  if (!Number.isInteger(pid) || pid < 2 || !argumentsOf(pid).includes(heartbeatArgument(file))) return false;
  killProcessTree(pid);
  return true;
}
