import { closeSync, existsSync, openSync, readdirSync, readFileSync, readlinkSync, readSync } from "node:fs";
import { join } from "node:path";
import { familyOf } from "../../bench/processes.ts";
import { MARK_BYTES, marksInBytes } from "./marks.ts";
import type { Gauges } from "./record.ts";

/**
 * Memory that the process wrote itself, its share of what it shares included. The program's own files are left out: a
 * kiosk beside it that ends would leave it all of them.
 */
function memoryMB(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  const kB = ["Anon", "Shmem"].map((kind) =>
    Number(new RegExp(`^Pss_${kind}:\\s+(\\d+) kB`, "mu").exec(rollup)?.[1] ?? 0),
  );
  return kB.reduce((sum, one) => sum + one, 0) / 1024;
}

function fds(pid: number): readonly string[] {
  return readdirSync(`/proc/${pid}/fd`);
}

/** Sockets that an X server holds: one for each client, and those it listens on. */
function sockets(pid: number): number {
  return fds(pid).filter((fd) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${fd}`).startsWith("socket:");
    } catch {
      return false;
    }
  }).length;
}

/** Reads what a kiosk takes now; `server`: process of its X server. */
export function readGauges(main: number, server: number): Gauges {
  return {
    memory: memoryMB(main),
    fds: fds(main).length,
    processes: familyOf(main).length,
    clients: sockets(server),
  };
}

/** Words of a process's command line; empty when it is gone. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}

/** Processes of the kiosk whose command line matches. */
export function processesOf(main: number, kind: RegExp): readonly number[] {
  return familyOf(main).filter((pid) => kind.test(commandOf(pid)));
}

/** Processes of the kiosk's pages: the cover's, the live one's, and that of the page that waits. */
export function renderersOf(main: number): readonly number[] {
  return processesOf(main, RENDERER);
}

const RENDERER = /--type=renderer/u;
export const GPU = /--type=gpu-process/u;
export const NETWORK = /--utility-sub-type=network/u;

const CHUNK_BYTES = 8 * 1024 * 1024;

/** Memory that can hold something written: not the program's own files, which are mapped for reading only. */
function writtenSpans(pid: number): readonly (readonly [bigint, bigint])[] {
  const spans: (readonly [bigint, bigint])[] = [];
  for (const line of readFileSync(`/proc/${pid}/maps`, "utf8").split("\n")) {
    const [, from, to, write, path] =
      /^([0-9a-f]+)-([0-9a-f]+) r(.)\S+ \S+ \S+ \d+\s*(.*)$/u.exec(line) ?? [];
    if (from === undefined || to === undefined || path === undefined) continue;
    if (
      /^\[v(var|syscall)/u.test(path) ||
      (write === "-" && path.startsWith("/") && !path.startsWith("/dev/shm"))
    )
      continue;
    spans.push([BigInt(`0x${from}`), BigInt(`0x${to}`)]);
  }
  return spans;
}

/** Opens the memory of a process; null when it has ended meanwhile, and keeps nothing any more. */
function openMemory(pid: number): number | null {
  try {
    return openSync(`/proc/${pid}/mem`, "r");
  } catch (error) {
    if (existsSync(`/proc/${pid}`)) throw error;
    return null;
  }
}

/** Marks in the memory of a process; none of one that has ended. Throws when nothing of it can be read. */
export function marksInMemory(pid: number): readonly number[] {
  const memory = openMemory(pid);
  if (memory === null) return [];
  const chunk = Buffer.alloc(CHUNK_BYTES + MARK_BYTES);
  const found = new Set<number>();
  let bytes = 0;
  try {
    for (const [from, to] of writtenSpans(pid)) {
      for (let at = from; at < to; at += BigInt(CHUNK_BYTES)) {
        try {
          const read = readSync(memory, chunk, 0, Math.min(chunk.length, Number(to - at)), at);
          bytes += read;
          for (const mark of marksInBytes(chunk.subarray(0, read))) found.add(mark);
        } catch {
          // A span that vanished while it was read holds nothing any more.
          break;
        }
      }
    }
  } finally {
    closeSync(memory);
  }
  if (bytes === 0 && existsSync(`/proc/${pid}`))
    throw new Error(`nothing of the memory of process ${pid} can be read`);
  return [...found];
}

/** Files below the folders with a mark in them or in their names, as `<mark> in <file>`. */
export function marksOnDisk(folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      const named = marksInBytes(Buffer.from(entry.name));
      const inside = entry.isFile() ? marksInBytes(readFileSync(file)) : [];
      return [...named, ...inside].map((mark) => `${mark} in ${file}`);
    }),
  );
}
