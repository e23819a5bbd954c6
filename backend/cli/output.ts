import type { LocalText } from "#contract/domain/text.ts";
import { type CliLanguage, say } from "./strings.ts";
import { type Column, tableOf } from "./table.ts";
import { safeText } from "./width.ts";

/** Where a command writes. */
export interface Streams {
  out(text: string): void;
  err(text: string): void;
  /** Columns of the terminal; Infinity when the output goes into a file. */
  readonly columns: number;
}

/** Output of a verb: tables and sentences for people, or one JSON document. */
export class Output {
  readonly #streams: Streams;
  readonly language: CliLanguage;
  readonly json: boolean;

  constructor(streams: Streams, language: CliLanguage, json: boolean) {
    this.#streams = streams;
    this.language = language;
    this.json = json;
  }

  /** Prints the answer: unchanged for `--json`, otherwise with `show`. */
  answer(value: unknown, show: () => void): void {
    if (this.json) this.#streams.out(`${JSON.stringify(value, null, 2)}\n`);
    else show();
  }

  /** One sentence. */
  line(text: string): void {
    this.#streams.out(`${safeText(text)}\n`);
  }

  /** A hint that is not part of an answer. */
  hint(text: string): void {
    if (!this.json) this.#streams.err(`${safeText(text)}\n`);
  }

  /** Prints rows, or that there are none. */
  rows<T>(columns: readonly Column<T>[], rows: readonly T[]): void {
    if (rows.length === 0) this.line(say("none", this.language));
    else this.#streams.out(`${tableOf(columns, rows, this.#streams.columns, this.language)}\n`);
  }

  /** Prints single values with their labels; empty ones are left out. */
  values(pairs: readonly (readonly [LocalText, string | number | null])[]): void {
    for (const [head, value] of pairs) {
      if (value !== null && value !== "") this.line(`${head[this.language]}: ${value}`);
    }
  }
}

/** An instant in local time, to the minute; empty for null. */
export function instant(iso: string | null): string {
  return iso === null ? "" : new Date(iso).toLocaleString("sv-SE").slice(0, 16);
}
