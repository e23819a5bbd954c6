import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";

/** Interval in milliseconds at which the kernel's figures of the command are read. */
const LOOK_MS = 50;

/** Time and memory that a command used. */
export interface CommandTook {
  readonly ms: number;
  /** Processor time of all its threads in milliseconds; the kernel counts in hundredths of a second. */
  readonly busyMs: number;
  /** The same of its busiest thread: what it takes by the clock when the machine has a core for each thread. */
  readonly busiestMs: number;
  /** Peak memory, in MB. */
  readonly megabytes: number;
}

/** A file of the kernel about a process; empty when it has ended. */
function kernelText(pid: number | undefined, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}

/** Processor time in milliseconds of a process (`stat`) or one of its threads (`task/<id>/stat`). */
export function busyMs(pid: number | undefined, name: string): number {
  const fields = kernelText(pid, name).split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
}

function threadsOf(pid: number | undefined): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return []; // it has ended
  }
}

function mostMegabytes(pid: number | undefined): number {
  return Number(/^VmHWM:\s+(\d+) kB/mu.exec(kernelText(pid, "status"))?.[1] ?? 0) / 1024;
}

/**
 * Runs one of the product's commands in a process of its own (with `BENCH_PROFILE`: its profile goes into that folder). Throws when it
 * fails, or does not say `said`.
 */
export async function runMeasured(
  words: readonly string[],
  databaseUrl: string | null,
  said: string,
): Promise<CommandTook> {
  const profile = process.env["BENCH_PROFILE"];
  const node =
    profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profile}`, "--cpu-prof-interval=1000"];
  const began = performance.now();
  const child = spawn(process.execPath, [...node, ...words], {
    env: { ...process.env, DATABASE_URL: databaseUrl ?? "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let [text, busy, busiest, megabytes] = ["", 0, 0, 0];
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    text += part;
  });
  const look = setInterval(() => {
    busy = Math.max(busy, busyMs(child.pid, "stat"));
    busiest = Math.max(busiest, ...threadsOf(child.pid).map((id) => busyMs(child.pid, `task/${id}/stat`)));
    megabytes = Math.max(megabytes, mostMegabytes(child.pid));
  }, LOOK_MS);
  const [status] = (await once(child, "close")) as [number | null];
  clearInterval(look);
  const ms = performance.now() - began;
  if (status !== 0 || !text.includes(said)) throw new Error(`${words.join(" ")} failed:\n${text}`);
  return { ms, busyMs: busy, busiestMs: busiest, megabytes };
}
