import { closeSync, existsSync, openSync, readFileSync, readSync, writeSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { BOX, MARK } from "./hostile-page.ts";

/*
 * Orders for a hostile page and what it answers (hostile-page.ts). Only for root, and from outside the machine: the
 * memory of a sandboxed page is closed to all others.
 */

const PATIENCE_MS = 20_000;
const EVERY_MS = 10;
/** The box is a piece of memory of its own, not in a file. */
const PLAIN = /^([0-9a-f]+)-([0-9a-f]+) rw-p \S+ 00:00 0\s*$/u;
const CHUNK_BYTES = 1 << 22;

/** A page's mailbox in the memory of its process. */
interface Box {
  readonly memory: number;
  readonly at: bigint;
}

function boxIn(memory: number, pid: number): bigint | null {
  const chunk = Buffer.alloc(CHUNK_BYTES);
  for (const line of readFileSync(`/proc/${pid}/maps`, "utf8").split("\n")) {
    const [, start, end] = PLAIN.exec(line) ?? [];
    if (start === undefined || end === undefined) continue;
    const last = BigInt(`0x${end}`);
    for (let at = BigInt(`0x${start}`); at < last; at += BigInt(CHUNK_BYTES)) {
      let length = 0;
      try {
        length = readSync(memory, chunk, 0, Number(last - at < CHUNK_BYTES ? last - at : CHUNK_BYTES), at);
      } catch {
        break;
      }
      // It begins where memory is given out: a copy that lies anywhere else is none.
      for (
        let found = chunk.indexOf(MARK);
        found >= 0 && found < length;
        found = chunk.indexOf(MARK, found + 1)
      )
        if ((at + BigInt(found)) % 16n === 0n) return at + BigInt(found);
    }
  }
  return null;
}

/** Talks to the hostile page that is live. */
export interface Mailboxes {
  /** As `Look.at`: evaluates an expression in the live page and answers its JSON value. */
  at<T>(expression: string): Promise<T>;
  close(): void;
}

/**
 * @param renderers processes of the pages that exist now.
 * @param archive the archive that they are served from, and where in it the orders begin.
 */
export function openMailboxes(
  renderers: () => readonly number[],
  archive: { readonly file: string; readonly orders: number },
): Mailboxes {
  const boxes = new Map<number, Box>();
  let written = 0;
  let order = 0;

  function boxOf(pid: number): Box | null {
    const known = boxes.get(pid);
    // A document that was loaded anew has another one, and has cleared the mark of the first.
    if (known !== undefined && isMarked(known)) return known;
    forget(pid);
    let memory: number | null = null;
    try {
      memory = openSync(`/proc/${pid}/mem`, "r+");
      const at = boxIn(memory, pid);
      if (at !== null) {
        const box = { memory, at };
        boxes.set(pid, box);
        return box;
      }
    } catch {
      // It ended meanwhile.
    }
    if (memory !== null) closeSync(memory);
    return null;
  }

  function forget(pid: number): void {
    const box = boxes.get(pid);
    boxes.delete(pid);
    if (box !== undefined) closeSync(box.memory);
  }

  function isMarked(box: Box): boolean {
    try {
      return read(box, 0, MARK.length).equals(MARK);
    } catch {
      return false;
    }
  }

  /** Throws when the page is gone. */
  function read({ memory, at }: Box, offset: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    if (readSync(memory, bytes, 0, length, at + BigInt(offset)) < length)
      throw new Error("the page went away");
    return bytes;
  }
  const number = (box: Box, offset: number): number => read(box, offset, 4).readUInt32LE();

  /** The live page has words on it that it does not merely rehearse (see page-debugger.ts). */
  async function live(): Promise<readonly [number, Box]> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(EVERY_MS)) {
      const pids = renderers();
      for (const pid of [...boxes.keys()]) if (!pids.includes(pid)) forget(pid);
      for (const pid of pids) {
        const box = boxOf(pid);
        try {
          if (box !== null && number(box, BOX.words) > 0) return [pid, box];
        } catch {
          forget(pid);
        }
      }
    }
    throw new Error("no live page");
  }

  function writeOrder(expression: string): void {
    const text = Buffer.from(`export const answer = async () => (${expression}\n);`);
    const file = openSync(archive.file, "r+");
    writeSync(
      file,
      Buffer.concat([text, Buffer.alloc(Math.max(0, written - text.length), " ")]),
      0,
      null,
      archive.orders,
    );
    closeSync(file);
    written = text.length;
  }

  return {
    async at<T>(expression: string): Promise<T> {
      const [pid, box] = await live();
      writeOrder(expression);
      order += 1;
      const word = Buffer.alloc(4);
      word.writeUInt32LE(order);
      try {
        // An address of a process is exact as a number.
        writeSync(box.memory, word, 0, 4, Number(box.at) + BOX.order);
        for (
          const end = Date.now() + PATIENCE_MS;
          number(box, BOX.answered) !== order;
          await pause(EVERY_MS)
        ) {
          if (Date.now() > end) throw new Error(`the page did not answer: ${expression.slice(0, 80)}`);
          if (!existsSync(`/proc/${pid}`)) throw new Error("the page went away");
        }
        const said = read(box, BOX.answer, number(box, BOX.length)).toString();
        const { value, error } = JSON.parse(said) as { readonly value?: T; readonly error?: string };
        if (error !== undefined) throw new Error(error);
        return value as T;
      } catch (error) {
        if (!existsSync(`/proc/${pid}`)) forget(pid);
        throw error;
      }
    },
    close() {
      for (const pid of [...boxes.keys()]) forget(pid);
    },
  };
}
