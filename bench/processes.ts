import { readdirSync, readFileSync } from "node:fs";

/** A process and all its descendants, by /proc. */
export function familyOf(pid: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/u.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const parent = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
      parents.set(Number(name), Number(parent));
    } catch {
      // It ended meanwhile.
    }
  }
  const family = [pid];
  for (const member of family) {
    for (const [child, parent] of parents) if (parent === member) family.push(child);
  }
  return family;
}

/** Proportional set size of a process and its descendants in MB: shared pages counted once among their users. */
export function proportionalMB(pid: number): number {
  const kB = familyOf(pid).map((member) => {
    try {
      const rollup = readFileSync(`/proc/${member}/smaps_rollup`, "utf8");
      return Number(/^Pss:\s+(\d+) kB/mu.exec(rollup)?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return kB.reduce((sum, one) => sum + one, 0) / 1024;
}
