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
      // Its name may hold spaces and brackets; behind the last one come the state and the parent.
      const [, parent = ""] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return [{ pid: Number(name), parent: Number(parent) }];
    } catch {
      // It has gone meanwhile.
      return [];
    }
  });
}

/** A process and all below it, itself first. */
export function familyOf(pid: number, table: readonly Row[]): readonly number[] {
  const family = new Set([pid]);
  for (let before = 0; before !== family.size; ) {
    before = family.size;
    for (const row of table) if (family.has(row.parent)) family.add(row.pid);
  }
  return [...family];
}

/** Sends SIGKILL; a process that has gone is fine. A negative number is a process group. */
function end(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Nobody is there.
  }
}

/** Ends whatever is left of the process group whose leader had this id. */
export function endGroup(leader: number): void {
  end(-leader);
}

/**
 * Ends a group's leader, its group and all its descendants, wherever they have put themselves; stopped ones too. The
 * leader goes first, so that it starts nothing new.
 */
export function endFamily(leader: number): void {
  const family = familyOf(leader, processTable());
  for (const pid of family) end(pid);
  endGroup(leader);
}

/** Words of a process's command line; none when there is no such process. */
export function wordsOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}
