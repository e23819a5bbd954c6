import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { makeOwnerOnly } from "../store/owner-only.ts";
import { FileError } from "./formats/item.ts";

/** One line of the report. */
export interface ReportLine {
  /** Number of the record in the file; first = 1. */
  readonly number: number;
  /** Byte offset (ISO 2709) or line (XML, TSV). */
  readonly at: number;
  /** The record's own id, if it could be read. */
  readonly id: string;
  /** `rejected`: not in the catalogue · `remark`: in the catalogue, but different from the source. */
  readonly kind: "rejected" | "remark";
  readonly reason: string;
}

/** Readable by all, because it contains no patron data. */
const REPORT_MODE = 0o644;
const HEADER = "record\tat\tid\tkind\treason\n";

/** Escapes a text for one cell. */
function cell(text: string): string {
  return text.replace(/[\t\r\n]+/gu, " ");
}

/**
 * The report of an import: a TSV of rejected records and remarks. Lines are written before their batch is committed; a resumed
 * run removes those of a batch that was not. Written through its descriptor only, because root's import may write into a
 * service's folder, where a link could be created under its name.
 */
export class Report {
  readonly #file: number;
  /** Length of the committed part, in bytes. */
  #kept: number;
  #drafted = false;

  /**
   * `done` = records of earlier runs whose lines stay; 0 starts a new report. Throws `FileError` when it cannot be written, or is
   * a link.
   */
  constructor(path: string, done: number) {
    this.#file = openReport(path);
    const kept = done > 0 ? keptLines(readFileSync(this.#file, "utf8"), done) : "";
    ftruncateSync(this.#file);
    writeFileSync(this.#file, HEADER + kept);
    this.#kept = this.#size();
  }

  /** Writes the lines of an uncommitted batch, replacing those of an earlier attempt. */
  draft(lines: readonly ReportLine[]): void {
    const text = lines.map(
      ({ number, at, id, kind, reason }) =>
        `${[String(number), String(at), id, kind, reason].map(cell).join("\t")}\n`,
    );
    if (this.#drafted) ftruncateSync(this.#file, this.#kept);
    this.#drafted = text.length > 0;
    if (this.#drafted) writeFileSync(this.#file, text.join(""));
  }

  /** Keeps the lines after the commit of their batch. */
  keep(): void {
    if (this.#drafted) this.#kept = this.#size();
    this.#drafted = false;
  }

  close(): void {
    closeSync(this.#file);
  }

  #size(): number {
    return fstatSync(this.#file).size;
  }
}

/** Appends; does not wait for a pipe. */
const { O_RDWR, O_APPEND, O_NOFOLLOW, O_NONBLOCK } = constants;

/** Opens the report, or creates it. */
function openReport(path: string): number {
  let file: number;
  try {
    // A report that root creates in a service's folder belongs to the service, so that its next import can write to it.
    makeOwnerOnly(path, { ownedLike: dirname(path), mode: REPORT_MODE });
    file = openSync(path, O_RDWR | O_APPEND | O_NOFOLLOW | O_NONBLOCK);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const isLink = "code" in error && error.code === "ELOOP";
    throw new FileError(`The report cannot be written: ${isLink ? `${path} is a link` : error.message}.`);
  }
  if (fstatSync(file).isFile()) return file;
  closeSync(file);
  throw new FileError(`The report cannot be written: ${path} is not a file.`);
}

function keptLines(text: string, done: number): string {
  const lines = text.split("\n").slice(1);
  const kept = lines.filter((line) => line !== "" && Number(line.slice(0, line.indexOf("\t"))) <= done);
  return kept.map((line) => `${line}\n`).join("");
}
