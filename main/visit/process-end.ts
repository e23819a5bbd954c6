import { readFileSync } from "node:fs";
import { pause } from "../deferred.ts";
import { awakeClock } from "./clock.ts";

/** How often a dying process is looked at. */
const LOOK_MS = 2;
/** Time after SIGKILL: nothing but a machine without a free moment delays it, and a kiosk that leaves for that helps nobody. */
const KILLED_MS = 1700;

/**
 * One process, told from a later one of the same number: Linux gives a number again within seconds on a busy machine
 * (32,768 of them, and each thread takes one), and a stranger's process is neither a leftover nor ours to kill.
 */
export interface ProcessMark {
  readonly pid: number;
  /** When it began, in clock ticks since the machine did. Null where the system does not tell. */
  readonly born: string | null;
}

/** Fields of /proc/<pid>/stat behind the program's name, counted from 0. */
const STATE = 0;
const BORN = 19;

/** Null when there is no such file: not Linux, or the process is gone. */
function statOf(pid: number): { readonly isCorpse: boolean; readonly born: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // One that died but was not collected yet holds no memory any more.
    return { isCorpse: /[ZX]/u.test(fields[STATE] ?? ""), born: fields[BORN] ?? "" };
  } catch {
    return null;
  }
}

/** Marks a process that runs now; null for a number below 1, which Electron gives for a page without a process. */
export function markProcess(pid: number): ProcessMark | null {
  return pid < 1 ? null : { pid, born: statOf(pid)?.born ?? null };
}

/** Does this very process live? A corpse counts as dead. */
export function isAlive({ pid, born }: ProcessMark): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = statOf(pid);
  if (stat === null) return born === null;
  return !stat.isCorpse && (born === null || stat.born === born);
}

async function diesWithin(mark: ProcessMark, milliseconds: number): Promise<boolean> {
  const start = awakeClock();
  while (isAlive(mark)) {
    if (awakeClock() - start >= milliseconds) return false;
    await pause(LOOK_MS);
  }
  return true;
}

/**
 * Kills a process and waits for its end: a page that was closed has nothing to do any more, and one that is not asked is
 * gone sooner (decision 3 has the figures). Answers false when it outlives even that.
 */
export async function endProcess(mark: ProcessMark): Promise<boolean> {
  if (!isAlive(mark)) return true;
  try {
    process.kill(mark.pid, "SIGKILL");
  } catch {
    return !isAlive(mark);
  }
  return diesWithin(mark, KILLED_MS);
}
