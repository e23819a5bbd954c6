import { readdirSync, readFileSync } from "node:fs";

/** A process and its parent. */
export interface Row {
  readonly pid: number;
  readonly parent: number;
}

/** All processes of this machine, as /proc lists them; none where there is no /proc. */
export function processTable(): readonly Row[] {
  let names: string[];
  try {
    names = readdirSync("/proc");
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    if (!/^\d+$/u.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      // The name may contain spaces and parentheses; the state and the parent follow the last one.
      const [, parent = ""] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return [{ pid: Number(name), parent: Number(parent) }];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
}

/** A process and all its descendants, itself first. */
export function familyOf(pid: number, table: readonly Row[]): readonly number[] {
  const family = new Set([pid]);
  for (let before = 0; before !== family.size; ) {
    before = family.size;
    for (const row of table) if (family.has(row.parent)) family.add(row.pid);
  }
  return [...family];
}

/** Sends SIGKILL; ignores a process that has ended. A negative number is a process group. */
function end(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended.
  }
}

/** Kills the rest of a process group, by the id of its leader. */
export function killProcessGroup(leader: number): void {
  end(-leader);
}

/**
 * Kills a group's leader, its group and all its descendants, also in other groups and stopped ones. The leader first, so
 * that it starts nothing new.
 */
export function killProcessTree(leader: number): void {
  const family = familyOf(leader, processTable());
  for (const pid of family) end(pid);
  killProcessGroup(leader);
}

/** Command line arguments of a process; empty when there is no such process. */
export function argumentsOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}
