import { readFileSync } from "node:fs";
import { pause } from "../later.ts";
import { monotonicClock } from "./clock.ts";

/** How often a dying process is looked at. */
const LOOK_MS = 2;
/** Time a renderer may take to die by itself; it takes about 10 ms. */
export const DEATH_MS = 500;
/** Time after SIGKILL: nothing but a machine without a free moment delays it, and a kiosk that leaves for that helps nobody. */
const KILLED_MS = 1200;

/** A process that died but was not collected yet holds no memory any more: it counts as dead. */
function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return /^\s*[ZX]/u.test(stat.slice(stat.lastIndexOf(")") + 1));
  } catch {
    // No such folder: not Linux, or gone this instant; the next look tells.
    return false;
  }
}

/** Is there such a process, alive? */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !isZombie(pid);
}

async function diesWithin(pid: number, milliseconds: number): Promise<boolean> {
  const start = monotonicClock();
  while (isAlive(pid)) {
    if (monotonicClock() - start >= milliseconds) return false;
    await pause(LOOK_MS);
  }
  return true;
}

/** Waits for the end of a process and kills it when it is late. Answers false when it outlives even that. */
export async function endProcess(pid: number): Promise<boolean> {
  if (await diesWithin(pid, DEATH_MS)) return true;
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    return !isAlive(pid);
  }
  return diesWithin(pid, KILLED_MS);
}
