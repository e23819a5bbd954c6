import { closeSync, openSync, readFileSync, readSync } from "node:fs";

/*
 * Looks for words in the memory of a process. Runs as a process of its own (see left-secrets.ts), and gets each word in
 * hexadecimal: in its plain form a word stands nowhere but here, after the start.
 *
 *   node memory-scan.ts <pid> <hex> [<hex> ...]     prints how often each was found, as a JSON list
 */

const CHUNK_BYTES = 4 * 1024 * 1024;
/** Pages of the kernel, and of the graphics card; reading them may hang or fail by nature. */
const UNREADABLE = /\[(vvar|vvar_vclock|vsyscall)\]|\/dev\//u;

interface Span {
  readonly start: bigint;
  readonly end: bigint;
}

function readableSpans(pid: string): readonly Span[] {
  const spans: Span[] = [];
  for (const line of readFileSync(`/proc/${pid}/maps`, "utf8").split("\n")) {
    const [, start, end] = /^([0-9a-f]+)-([0-9a-f]+) r/u.exec(line) ?? [];
    if (start === undefined || end === undefined || UNREADABLE.test(line)) continue;
    spans.push({ start: BigInt(`0x${start}`), end: BigInt(`0x${end}`) });
  }
  return spans;
}

function count(haystack: Buffer, needle: Buffer): number {
  let found = 0;
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) found += 1;
  return found;
}

/** How often each needle is in the memory; a span that vanishes while it is read holds nothing any more. */
function scan(pid: string, needles: readonly Buffer[]): readonly number[] {
  const found = needles.map(() => 0);
  const overlap = Math.max(...needles.map(({ length }) => length)) - 1;
  const chunk = Buffer.alloc(CHUNK_BYTES + overlap);
  const memory = openSync(`/proc/${pid}/mem`, "r");
  let bytes = 0;
  for (const { start, end } of readableSpans(pid)) {
    for (let at = start; at < end; at += BigInt(CHUNK_BYTES)) {
      const length = Math.min(chunk.length, Number(end - at));
      let read = 0;
      try {
        read = readSync(memory, chunk, 0, length, at);
      } catch {
        break;
      }
      bytes += read;
      const part = chunk.subarray(0, read);
      for (const [index, needle] of needles.entries())
        found[index] = (found[index] ?? 0) + count(part, needle);
    }
  }
  closeSync(memory);
  if (bytes === 0) throw new Error(`nothing of the memory of process ${pid} can be read`);
  return found;
}

const [pid = "", ...words] = process.argv.slice(2);
process.stdout.write(
  JSON.stringify(
    scan(
      pid,
      words.map((word) => Buffer.from(word, "hex")),
    ),
  ),
);
