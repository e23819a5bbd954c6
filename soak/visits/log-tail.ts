import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import type { LogLine } from "#test/support/kiosk/kiosk.ts";

const LAST_LINES = 4;

/** Follows the kiosk's log: each line is told once, also those on both sides of the moment it is put aside. */
export class LogTail {
  readonly #folder: string;
  #inode = 0;
  #at = 0;
  #half = "";
  #last: readonly LogLine[] = [];
  readonly #began = new Map<number, number>();

  /** @param folder where `kiosk.log` lies, or will lie. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Lines that came since the last call. */
  next(): readonly LogLine[] {
    const text = this.#half + this.#rest();
    const lines = text.split("\n");
    this.#half = lines.pop() ?? "";
    const told = lines.filter(Boolean).flatMap(parsed);
    this.#last = [...this.#last, ...told].slice(-LAST_LINES);
    for (const { event, visit, at } of told)
      if (event === "visit-began" && visit !== undefined) this.#began.set(visit, Date.parse(at));
    return told;
  }

  /** When a visit began, on the wall clock, as the lines told so far say; asked once for each. */
  began(visit: number): number | null {
    const at = this.#began.get(visit) ?? null;
    this.#began.delete(visit);
    return at;
  }

  /** The newest lines so far, to explain an end. */
  last(): readonly LogLine[] {
    this.next();
    return this.#last;
  }

  #rest(): string {
    const fd = this.#open();
    if (fd === null) return "";
    try {
      const { ino, size } = fstatSync(fd);
      let before = "";
      if (this.#inode !== ino) {
        if (this.#inode !== 0) before = this.#restOfOld();
        this.#inode = ino;
        this.#at = 0;
      }
      const bytes = Buffer.alloc(Math.max(0, size - this.#at));
      const read = readSync(fd, bytes, 0, bytes.length, this.#at);
      this.#at += read;
      return before + bytes.toString("utf8", 0, read);
    } finally {
      closeSync(fd);
    }
  }

  #open(): number | null {
    try {
      return openSync(join(this.#folder, "kiosk.log"), "r");
    } catch {
      // Nothing happened yet, or it is put aside this moment.
      return null;
    }
  }

  #restOfOld(): string {
    try {
      return readFileSync(join(this.#folder, "kiosk.1.log")).subarray(this.#at).toString("utf8");
    } catch {
      return "";
    }
  }
}

function parsed(line: string): readonly LogLine[] {
  try {
    return [JSON.parse(line) as LogLine];
  } catch {
    // A line that a full disk cut off.
    return [];
  }
}
