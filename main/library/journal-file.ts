import { readFileSync, statSync } from "node:fs";
import { type FileHandle, mkdir, open, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { parseJson } from "#contract/json.ts";
import {
  UNCONFIRMED_KEPT_DAYS,
  UNCONFIRMED_MOST,
  WRITE_VERBS,
  type WriteVerb,
} from "#contract/staff/reports.ts";
import { syncFolder, writeAtomically } from "../files/atomic-write.ts";
import type { Log } from "../log/log.ts";

/**
 * The known outcome of a write. `open`: it is under way, or the program ended during it · `unknown`: the lookup did not show it ·
 * `checked`: a member of staff has looked it up. The others are the answer.
 */
export const OUTCOMES = ["open", "done", "refused", "not-done", "unknown", "checked"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One line of the journal: enough for staff to find the write in the library system, and no patron data. */
export interface JournalLine {
  readonly at: string;
  readonly key: string;
  readonly ticket: string;
  readonly verb: WriteVerb;
  readonly outcome: Outcome;
}

const LINE: z.ZodType<JournalLine> = z.object({
  at: z.iso.datetime(),
  key: z.string().min(1).max(100),
  ticket: z.string().regex(/^\d{4}$/u),
  verb: z.enum(WRITE_VERBS),
  outcome: z.enum(OUTCOMES),
});

/** Size in bytes from which settled lines are removed: about two hundred writes. */
const COMPACT_BYTES = 64 * 1024;
const KEPT_MS = UNCONFIRMED_KEPT_DAYS * 24 * 3_600_000;

/** The journal on disk. */
export interface JournalFile {
  /** Writes without a known outcome, including those under way; oldest first. */
  unsettled(): readonly JournalLine[];
  /** Appends a line. Resolves when it is synced to the disk, or when writing has failed, which is logged (R90). Never rejects. */
  append(line: JournalLine): Promise<void>;
}

function textOf(path: string): string {
  try {
    // Reading a device file in its place might never end.
    return statSync(path).isFile() ? readFileSync(path, "utf8") : "";
  } catch {
    return "";
  }
}

/** Parses a line; null for one cut short by a power failure: its write was never sent. */
function lineIn(text: string): JournalLine | null {
  try {
    return LINE.safeParse(parseJson(text)).data ?? null;
  } catch {
    return null;
  }
}

function written(line: JournalLine): string {
  return `${JSON.stringify(line)}\n`;
}

/** Milliseconds without a line after which the file is closed. */
const OPEN_MS = 60_000;

/** Opens and reads the file, and removes settled lines. */
export function openJournalFile(path: string, log: Log, now: () => number = Date.now): JournalFile {
  const unsettled = new Map<string, JournalLine>();
  /** Keys of this process's own writes that have no answer yet. */
  const underWay = new Set<string>();
  /** File operations run one after another, so that no line is written to a file that is being replaced. */
  let last: Promise<unknown> = Promise.resolve();
  /** Size from which the file is compacted, in bytes. */
  let compactAt = 0;
  /** The last line has no line end; the next one must start with one. */
  let isTorn = false;
  /** Kept open between the lines of a visit: a patron waits for each. */
  let kept: { readonly handle: FileHandle; readonly ino: number; readonly dev: number } | null = null;

  function take(line: JournalLine): void {
    const before = unsettled.get(line.key);
    if (line.outcome !== "open" && line.outcome !== "unknown") unsettled.delete(line.key);
    else unsettled.set(line.key, before === undefined ? line : { ...line, at: before.at });
  }

  /** Drops lines that are too old or too many. Those under way do not count: a pile of returns must not push out what staff look for. */
  function prune(): void {
    for (const [key, { at }] of unsettled) {
      const isTooMuch = unsettled.size - underWay.size > UNCONFIRMED_MOST;
      if (isTooMuch || now() - Date.parse(at) > KEPT_MS) unsettled.delete(key);
    }
  }

  /** Replaces the file by the unsettled lines, atomically. */
  function compact(size: number): void {
    compactAt = size + COMPACT_BYTES;
    try {
      if (!statSync(path).isFile()) return;
      prune();
      const text = Array.from(unsettled.values(), written).join("");
      writeAtomically(path, text);
      compactAt = Buffer.byteLength(text) + COMPACT_BYTES;
      isTorn = false;
    } catch {
      // For example a full disk; the old file is unchanged.
      log("journal-not-compacted");
    }
  }

  let closing: NodeJS.Timeout | undefined;

  async function close(): Promise<void> {
    clearTimeout(closing);
    const { handle } = kept ?? {};
    kept = null;
    await handle?.close().catch(() => undefined);
  }

  /** Opens the file; each write to it is synced. Answers its size. */
  async function openAnew(): Promise<{ readonly handle: FileHandle; readonly size: number }> {
    await close();
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const handle = await open(path, "as", 0o600);
    const { ino, dev, size } = await handle.stat();
    kept = { handle, ino, dev };
    return { handle, size };
  }

  /** Appends to the open file. Answers its size before, null when somebody has removed or replaced it: the text is lost then. */
  async function appendToKept(text: string): Promise<number | null> {
    if (kept === null) return null;
    const { handle, ino, dev } = kept;
    // Side by side: each waits for its turn in a busy program.
    const [there] = await Promise.all([stat(path).catch(() => null), handle.appendFile(text)]);
    return there?.ino === ino && there.dev === dev ? there.size : null;
  }

  async function write(line: JournalLine): Promise<void> {
    try {
      const text = (isTorn ? "\n" : "") + written(line);
      // Until the write is complete, the line counts as torn.
      isTorn = true;
      let size = await appendToKept(text);
      if (size === null) {
        const { handle, size: found } = await openAnew();
        await handle.appendFile(text);
        if (found === 0) syncFolder(dirname(path));
        size = found;
      }
      isTorn = false;
      if (size > compactAt) {
        await close();
        compact(size);
      }
    } catch {
      // R90: a full disk does not stop the kiosk; the in-memory log keeps the event.
      log("journal-not-written");
      await close();
    }
    clearTimeout(closing);
    closing = setTimeout(closeInTurn, OPEN_MS).unref();
  }

  function closeInTurn(): void {
    last = last.then(close);
  }

  const text = textOf(path);
  for (const line of text.split("\n").map(lineIn)) if (line !== null) take(line);
  prune();
  isTorn = text !== "" && !text.endsWith("\n");
  if (text !== Array.from(unsettled.values(), written).join("")) compact(Buffer.byteLength(text));
  else compactAt = Buffer.byteLength(text) + COMPACT_BYTES;

  return {
    unsettled() {
      prune();
      return [...unsettled.values()];
    },
    append(line) {
      if (line.outcome === "open") underWay.add(line.key);
      else underWay.delete(line.key);
      take(line);
      const turn = last.then(() => write(line));
      last = turn;
      return turn;
    },
  };
}
