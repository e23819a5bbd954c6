import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { familyNow } from "#test/support/kiosk/processes.ts";

/** Memory of a process and its descendants. */
export interface Memory {
  /** Proportional set size in MB: shared pages divided among their users, other programs too. */
  readonly proportional: number;
  /** The part of it in MB that is no file: their own, whatever else runs. */
  readonly own: number;
}

/** Reads it. */
export function memoryOf(pid: number): Memory {
  const sum = { proportional: 0, own: 0 };
  for (const member of familyNow(pid)) {
    try {
      const rollup = readFileSync(`/proc/${member}/smaps_rollup`, "utf8");
      const megabytes = (name: string): number =>
        Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "mu").exec(rollup)?.[1] ?? 0) / 1024;
      sum.proportional += megabytes("Pss");
      sum.own += megabytes("Pss_Anon") + megabytes("Pss_Shmem");
    } catch {
      // It ended meanwhile.
    }
  }
  return sum;
}

/** Proportional set size of a process and its descendants in MB. */
export function proportionalMB(pid: number): number {
  return memoryOf(pid).proportional;
}

/** Processes of Electron programs that run now, each program once: a program is the process that is no helper of another. */
export function electrons(): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
        const isProgram = /^(electron|shiori)$/u.test(basename(words[0] ?? ""));
        return isProgram && !words.some((word) => word.startsWith("--type="));
      } catch {
        // It ended meanwhile.
        return false;
      }
    });
}
