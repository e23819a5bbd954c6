import { closeSync, existsSync, openSync, readdirSync, readFileSync, readlinkSync, readSync } from "node:fs";
import { join } from "node:path";
import { descendants, familyNow } from "#test/support/kiosk/processes.ts";
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
    processes: familyNow(main).length,
    clients: sockets(server),
  };
}

/** Processes of the kiosk's pages: the live one's, and that of the page that waits. */
export function renderersOf(main: number): readonly number[] {
  return descendants(main, RENDERER);
}

const RENDERER = /--type=renderer/u;
export const GPU = /--type=gpu-process/u;
export const NETWORK = /--utility-sub-type=network/u;

const CHUNK_BYTES = 8 * 1024 * 1024;
const PAGE_BYTES = 4096;
/** Bytes of a page's entry in `/proc/<pid>/pagemap`. */
const ENTRY_BYTES = 8;
/** Of an entry's last byte: the page is in memory, or swapped out. */
const IS_THERE = 0xc0;

interface Span {
  readonly from: bigint;
  readonly to: bigint;
}

/** Memory that can hold something written: not the program's own files, which are mapped for reading only. */
function writableSpans(pid: number): readonly Span[] {
  const spans: Span[] = [];
  for (const line of readFileSync(`/proc/${pid}/maps`, "utf8").split("\n")) {
    const [, from, to, write, path] =
      /^([0-9a-f]+)-([0-9a-f]+) r(.)\S+ \S+ \S+ \d+\s*(.*)$/u.exec(line) ?? [];
    if (from === undefined || to === undefined || path === undefined) continue;
    if (
      /^\[v(var|syscall)/u.test(path) ||
      (write === "-" && path.startsWith("/") && !path.startsWith("/dev/shm"))
    )
      continue;
    spans.push({ from: BigInt(`0x${from}`), to: BigInt(`0x${to}`) });
  }
  return spans;
}

/** The parts of a span that were ever touched: most of what a browser reserves was not, and reading makes the kernel fill it. */
function* touched(pages: number, { from, to }: Span): Generator<Span> {
  const page = BigInt(PAGE_BYTES);
  const entries = Buffer.alloc(Number((to - from) / page) * ENTRY_BYTES);
  const read = readSync(pages, entries, 0, entries.length, Number(from / page) * ENTRY_BYTES);
  let begin: bigint | null = null;
  for (let at = 0; at < read; at += ENTRY_BYTES) {
    const isThere = ((entries[at + ENTRY_BYTES - 1] ?? 0) & IS_THERE) !== 0;
    const address = from + BigInt(at / ENTRY_BYTES) * page;
    if (isThere) begin ??= address;
    else if (begin !== null) {
      yield { from: begin, to: address };
      begin = null;
    }
  }
  if (begin !== null) yield { from: begin, to };
}

/** Opens a file of a process; null when it has ended meanwhile, and keeps nothing any more. */
function openOf(pid: number, name: "mem" | "pagemap"): number | null {
  try {
    return openSync(`/proc/${pid}/${name}`, "r");
  } catch (error) {
    if (existsSync(`/proc/${pid}`)) throw error;
    return null;
  }
}

/** Adds the marks of a part of memory; answers how many bytes could be read. */
function searchPart(memory: number, { from, to }: Span, chunk: Buffer, found: Set<number>): number {
  let bytes = 0;
  for (let at = from; at < to; at += BigInt(CHUNK_BYTES)) {
    const read = readSync(memory, chunk, 0, Math.min(chunk.length, Number(to - at)), at);
    bytes += read;
    for (const mark of marksInBytes(chunk.subarray(0, read))) found.add(mark);
  }
  return bytes;
}

/** Marks in the memory of a process; none of one that has ended. Throws when nothing of it can be read. */
export function marksInMemory(pid: number): readonly number[] {
  const memory = openOf(pid, "mem");
  const pages = openOf(pid, "pagemap");
  const chunk = Buffer.alloc(CHUNK_BYTES + MARK_BYTES);
  const found = new Set<number>();
  let bytes = 0;
  if (memory !== null && pages !== null) {
    for (const span of writableSpans(pid)) {
      try {
        for (const part of touched(pages, span)) bytes += searchPart(memory, part, chunk, found);
      } catch {
        // A span that vanished while it was read holds nothing any more.
      }
    }
  }
  for (const file of [memory, pages]) if (file !== null) closeSync(file);
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
