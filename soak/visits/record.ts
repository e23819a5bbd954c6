import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Tally } from "./ledger.ts";
import type { Action, Fault, Playing } from "./plan.ts";

/** What the kiosk takes, between two visits. */
export interface Gauges {
  /** What the browser process wrote itself, in MB; not the files it reads. */
  readonly memory: number;
  /** Its open file descriptors. */
  readonly fds: number;
  /** Processes of the kiosk. */
  readonly processes: number;
  /** Clients of the X server. */
  readonly clients: number;
}

/** What became of one visit; a line of `visits.jsonl`. */
export interface VisitRecord {
  readonly visit: number;
  /** Which start of the kiosk this was, from 0, and how many visits it had had. */
  readonly start: number;
  readonly since: number;
  /** Reason of the end in the log; null = no log could be written. */
  readonly reason: string | null;
  /** Length of its reset in the log; null = none there. */
  readonly ms: number | null;
  /** The page that followed had drawn its first screen before the end. */
  readonly warm: boolean;
  /** Milliseconds after the beginning of the visit at which it had; null when it is not known. */
  readonly readyMs: number | null;
  /** Milliseconds from the beginning of the visit to its end; null when the log does not tell. */
  readonly lastedMs: number | null;
  /** The page had stored things, as ours never do. */
  readonly planted: boolean;
  readonly fault: Fault | null;
  /** Length of the whole round, checks and all. */
  readonly seconds: number;
  /** Longest time in milliseconds for which the machine gave the soak no processor. */
  readonly stoodStill: number;
  readonly gauges: Gauges | null;
  /** Which searches were made afterwards. */
  readonly looked: readonly string[];
  /** What was found where nothing may be. */
  readonly found: readonly string[];
  readonly actions: readonly Action[];
  /** What was told of the copies that were scanned. */
  readonly told: Tally;
  /** Copies whose loans and returns are not as their patrons were told. */
  readonly wrongCopies: readonly string[];
  /** Why the kiosk left by itself; null = it is there. */
  readonly left: string | null;
  /** What did not go as planned; null = all did. */
  readonly problem: string | null;
  /** Marks in the memory of the browser process; reported, not judged (level L5). */
  readonly inBrowser: number | null;
}

/** What a run was told, written before its first visit. */
export interface RunWords extends Playing {
  readonly seed: number;
  readonly faults: readonly Fault[];
  /** The part left out of the kiosk, to prove that the soak sees it; null = none. */
  readonly without: string | null;
  readonly begun: string;
  readonly machine: string;
}

/** A folder of a run. */
export interface Progress {
  readonly folder: string;
  readonly words: RunWords;
  readonly records: readonly VisitRecord[];
}

/** Begins a run's folder. */
export function beginProgress(folder: string, words: RunWords): Progress {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "run.json"), `${JSON.stringify(words, null, 2)}\n`);
  writeFileSync(join(folder, "visits.jsonl"), "");
  return { folder, words, records: [] };
}

/** Lines of the file; a last one that was cut off while it was written is no line. */
function linesOf(file: string): readonly VisitRecord[] {
  const records: VisitRecord[] = [];
  for (const line of readFileSync(file, "utf8").split("\n")) {
    try {
      records.push(JSON.parse(line) as VisitRecord);
    } catch {
      break;
    }
  }
  return records;
}

/**
 * Takes an interrupted run up again: what was whole is kept, a half line is cut off. Null when there is none in the
 * folder.
 */
export function resumeProgress(folder: string): Progress | null {
  const [run, visits] = [join(folder, "run.json"), join(folder, "visits.jsonl")];
  if (!existsSync(run) || !existsSync(visits)) return null;
  const records = linesOf(visits);
  writeFileSync(visits, records.map((record) => `${JSON.stringify(record)}\n`).join(""));
  return { folder, words: JSON.parse(readFileSync(run, "utf8")) as RunWords, records };
}

/** Writes one visit down. */
export function keepRecord({ folder }: Progress, record: VisitRecord): void {
  appendFileSync(join(folder, "visits.jsonl"), `${JSON.stringify(record)}\n`);
}
