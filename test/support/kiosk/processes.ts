import { existsSync, readFileSync } from "node:fs";
import { argumentsOf, familyOf, processTable } from "#supervisor/processes.ts";

/** Time that the live page works in a round, without the moments in which others had its processor. */
const WORK_MS = 200;
const WORK_ROUNDS = 60;
/** Clock ticks (10 ms) of work that distinguish the live page from an idle one. */
const LEAST_TICKS = 10;
/** Longer than a page that has its processor waits for the next turn of its loop, in milliseconds. */
const PREEMPTED_MS = 3;
/** Place of the user time in /proc/<pid>/stat, counted from 0. */
const USER_TIME = 13;

/** Time a process has worked so far, in clock ticks; 0 when it is gone. */
function worked(pid: number): number {
  const file = `/proc/${pid}/stat`;
  return existsSync(file) ? Number(readFileSync(file, "utf8").split(" ")[USER_TIME]) : 0;
}

/** A process and all its descendants now, itself first. */
export function familyNow(pid: number): readonly number[] {
  return familyOf(pid, processTable());
}

/** Ids of the processes that come from one, over however many others, and have something on their command line. */
export function descendants(main: number, kind: RegExp): readonly number[] {
  return familyNow(main).filter((pid) => kind.test(argumentsOf(pid).join(" ")));
}

/** A kiosk whose pages and their processes can be told. */
interface Watched {
  /** Processes of its pages, as this process counts them. */
  renderers(): readonly number[];
  readonly look: { at(code: string): Promise<unknown> };
}

const WORK = `(() => {
  let last = performance.now();
  for (let worked = 0; worked < ${WORK_MS}; ) {
    const now = performance.now();
    if (now - last < ${PREEMPTED_MS}) worked += now - last;
    last = now;
  }
})()`;

/**
 * Process of the live page: the renderer that works when the live page does, and three times as much as any other, twice in a
 * row. A page that loads beneath it works as hard for a moment.
 */
export async function liveRenderer(kiosk: Watched): Promise<number> {
  let before: number | undefined;
  for (let round = 0; round < WORK_ROUNDS; round += 1) {
    const renderers = kiosk.renderers().map((pid) => ({ pid, had: worked(pid) }));
    await kiosk.look.at(WORK);
    const [first, second] = renderers
      .map(({ pid, had }) => ({ pid, ticks: worked(pid) - had }))
      .sort((a, b) => b.ticks - a.ticks);
    const isAlone =
      first !== undefined && first.ticks >= LEAST_TICKS && first.ticks > 3 * (second?.ticks ?? 0);
    if (isAlone && first.pid === before) return first.pid;
    before = isAlone ? first.pid : undefined;
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
