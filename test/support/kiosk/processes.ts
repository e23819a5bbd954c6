import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const WORK_MS = 300;
/** On a busy machine the page gets little of that: it works longer each time, but not until it is taken for hung (R17). */
const MORE_WORK_MS = 100;
const MOST_WORK_MS = 2000;
const WORK_ROUNDS = 30;
/** Clock ticks (10 ms) of work that distinguish the live page from an idle one. */
const LEAST_TICKS = 10;
/** Place of the user time in /proc/<pid>/stat, counted from 0. */
const USER_TIME = 13;

/** Time a process has worked so far, in clock ticks; 0 when it is gone. */
function worked(pid: number): number {
  const file = `/proc/${pid}/stat`;
  return existsSync(file) ? Number(readFileSync(file, "utf8").split(" ")[USER_TIME]) : 0;
}

/** Ids of the processes that come from one, over however many others, and have something on their command line. */
export function descendants(main: number, kind: RegExp): readonly number[] {
  const table = execFileSync("ps", ["-eo", "pid,ppid,args", "-ww"], { encoding: "utf8" })
    .split("\n")
    .slice(1);
  const rows = table.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/u.exec(line)).filter((row) => row !== null);
  const family = new Set([main]);
  for (let grown = -1; grown !== family.size; ) {
    grown = family.size;
    for (const [, pid, parent] of rows) if (family.has(Number(parent))) family.add(Number(pid));
  }
  return rows
    .filter(([, pid, , args]) => family.has(Number(pid)) && kind.test(args ?? ""))
    .map((row) => Number(row[1]));
}

/** A kiosk whose pages and their processes can be told. */
interface Watched {
  /** Processes of its pages, as this process counts them. */
  renderers(): readonly number[];
  readonly look: { at(code: string): Promise<unknown> };
}

/** Process of the live page: the renderer that works when the live page does, and three times as much as any other. */
export async function liveRenderer(kiosk: Watched): Promise<number> {
  for (let round = 0; round < WORK_ROUNDS; round += 1) {
    const before = kiosk.renderers().map((pid) => ({ pid, had: worked(pid) }));
    const work = Math.min(WORK_MS + round * MORE_WORK_MS, MOST_WORK_MS);
    await kiosk.look.at(
      `(() => { for (const end = performance.now() + ${work}; performance.now() < end; ); })()`,
    );
    const [first, second] = before
      .map(({ pid, had }) => ({ pid, ticks: worked(pid) - had }))
      .sort((a, b) => b.ticks - a.ticks);
    // A page that loads beneath the live one works as hard as it does for a moment.
    if (first !== undefined && first.ticks >= LEAST_TICKS && first.ticks > 3 * (second?.ticks ?? 0))
      return first.pid;
  }
  throw new Error("no renderer of the kiosk works alone when the live page does");
}

/** True while there is such a process that is no corpse. */
export function isAlive(pid: number): boolean {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return false;
  const stat = readFileSync(file, "utf8");
  return !/^\s*[ZX]/u.test(stat.slice(stat.lastIndexOf(")") + 1));
}

/** A field of /proc/<pid>/status, for instance `Seccomp`. */
export function statusField(pid: number, name: string): string {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return new RegExp(`^${name}:\\s*(.*)$`, "mu").exec(status)?.[1]?.trim() ?? "";
}
