import { readFileSync } from "node:fs";
import { awakeClock } from "../time/clock.ts";
import { pause } from "../time/deferred.ts";

/** Polling interval while a process ends. */
const POLL_MS = 2;
/** Time limit after SIGKILL; only an overloaded machine delays the end of a process. */
const EXIT_TIMEOUT_MS = 1700;

/**
 * Identifies a process by pid and start time: on a busy machine Linux reuses a pid within seconds, and another program's
 * process must not be killed or taken for a leftover.
 */
export interface ProcessIdentity {
  readonly pid: number;
  /** Start time in clock ticks since boot. Null where the system does not provide it. */
  readonly startedAt: string | null;
}

/** Fields of /proc/<pid>/stat after the program's name, counted from 0. */
const STATE = 0;
const START_TIME = 19;

/** Null when there is no such file: not Linux, or the process is gone. */
function statOf(pid: number): { readonly isZombie: boolean; readonly startedAt: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // A zombie holds no memory any more.
    return { isZombie: /[ZX]/u.test(fields[STATE] ?? ""), startedAt: fields[START_TIME] ?? "" };
  } catch {
    return null;
  }
}

/** Identifies a running process; null for a pid below 1, which Electron gives for a page without a process. */
export function identifyProcess(pid: number): ProcessIdentity | null {
  return pid < 1 ? null : { pid, startedAt: statOf(pid)?.startedAt ?? null };
}

/** Whether this process is still alive; a zombie is not. */
export function isAlive({ pid, startedAt }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = statOf(pid);
  if (stat === null) return startedAt === null;
  return !stat.isZombie && (startedAt === null || stat.startedAt === startedAt);
}

async function diesWithin(mark: ProcessIdentity, milliseconds: number): Promise<boolean> {
  const start = awakeClock();
  while (isAlive(mark)) {
    if (awakeClock() - start >= milliseconds) return false;
    await pause(POLL_MS);
  }
  return true;
}

/**
 * Kills a process and waits for its end. A closed page has nothing left to do, and a kill is faster than asking (figures in
 * decision 3). Returns false when the process survives the time limit.
 */
export async function killProcess(mark: ProcessIdentity): Promise<boolean> {
  if (!isAlive(mark)) return true;
  try {
    process.kill(mark.pid, "SIGKILL");
  } catch {
    return !isAlive(mark);
  }
  return diesWithin(mark, EXIT_TIMEOUT_MS);
}
