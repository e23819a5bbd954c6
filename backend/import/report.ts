import { appendFileSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { makeOwnerOnly } from "../store/owner-only.ts";

/** One line of the report. */
export interface ReportLine {
  /** Number of the record in the file; first = 1. */
  readonly number: number;
  /** Byte offset (ISO 2709) or line (XML, TSV). */
  readonly at: number;
  /** The record's own id, as far as it was read. */
  readonly id: string;
  /** `rejected`: not in the catalogue · `remark`: in the catalogue, but not as the source has it. */
  readonly kind: "rejected" | "remark";
  readonly reason: string;
}

/** It holds nothing of a patron. */
const REPORT_MODE = 0o644;
const HEADER = "record\tat\tid\tkind\treason\n";

/** A cell that stays one cell. */
function cell(text: string): string {
  return text.replace(/[\t\r\n]+/gu, " ");
}

/**
 * The report of an import: a TSV of records that were rejected and of remarks. Lines are written before their batch is
 * committed; a resumed run takes out those of a batch that never was.
 */
export class Report {
  readonly #path: string;
  /** Length of what stays, in bytes. */
  #kept: number;
  #drafted = false;

  /** `done` = records of earlier runs whose lines stay; 0 begins the report anew. Throws when it cannot be written. */
  constructor(path: string, done: number) {
    this.#path = path;
    const kept = done > 0 && existsSync(path) ? keptLines(readFileSync(path, "utf8"), done) : "";
    // Root's report in the folder of a service is the service's: its next import writes there again.
    makeOwnerOnly(path, { ownedLike: dirname(path), mode: REPORT_MODE });
    writeFileSync(path, HEADER + kept);
    this.#kept = statSync(path).size;
  }

  /** Writes the lines of a batch that is not committed yet, over an earlier draft. */
  draft(lines: readonly ReportLine[]): void {
    const text = lines.map(
      ({ number, at, id, kind, reason }) =>
        `${[String(number), String(at), id, kind, reason].map(cell).join("\t")}\n`,
    );
    if (this.#drafted) truncateSync(this.#path, this.#kept);
    this.#drafted = text.length > 0;
    if (this.#drafted) appendFileSync(this.#path, text.join(""));
  }

  /** The batch is committed: its lines stay. */
  keep(): void {
    if (this.#drafted) this.#kept = statSync(this.#path).size;
    this.#drafted = false;
  }
}

function keptLines(text: string, done: number): string {
  const lines = text.split("\n").slice(1);
  const kept = lines.filter((line) => line !== "" && Number(line.slice(0, line.indexOf("\t"))) <= done);
  return kept.map((line) => `${line}\n`).join("");
}
