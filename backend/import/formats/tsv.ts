import { finished } from "node:stream/promises";
import { CsvError, type Parser, parse } from "csv-parse";
import { utf8Pieces } from "./encoding.ts";
import { type Bytes, FileError, type Item, type Piece, type ReaderOptions, RecordError } from "./item.ts";
import { type Cells, readTsvLine } from "./tsv-line.ts";
import { NEEDED, OWN_TSV, TSV_COLUMNS, type TsvColumn, type TsvMapping } from "./tsv-mapping.ts";

/** Maximum length of a line; a longer one means another format. */
const MAX_LINE = 1_000_000;

interface Line {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * Reads TSV with a header line: tabs separate cells, line ends records; quotes are plain text unless the mapping allows quoted
 * cells. `at` is a line. Throws `FileError` when the header lacks a required column.
 */
export async function* readTsv(bytes: Bytes, options: ReaderOptions<TsvMapping>): AsyncGenerator<Piece> {
  const lines = new Lines(options);
  let read = 0;
  for await (const piece of utf8Pieces(bytes)) {
    await lines.add(piece);
    read += piece.length;
    yield { items: lines.taken(), bytes: read };
    lines.throwFailure();
  }
  await lines.end();
  yield { items: lines.taken(), bytes: read };
  lines.throwFailure();
}

/** Collects the lines from the parser. */
class Lines {
  readonly #parser: Parser;
  readonly #options: ReaderOptions<TsvMapping>;
  #header: ReadonlyMap<string, number> | null = null;
  #items: Item[] = [];
  #number = 0;
  #failure: Error | null = null;

  constructor(options: ReaderOptions<TsvMapping>) {
    this.#options = options;
    const quote = options.mapping.quoted ? '"' : null;
    this.#parser = parse({
      delimiter: "\t",
      quote,
      escape: quote,
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MAX_LINE,
    });
    this.#parser.on("data", (line: Line) => this.#take(line));
    this.#parser.on("error", (error) => {
      this.#failure = error;
    });
  }

  /** Parses a chunk; lines before an error in it are kept. */
  async add(piece: Buffer): Promise<void> {
    await new Promise<void>((resolve) => this.#parser.write(piece, () => resolve()));
  }

  async end(): Promise<void> {
    if (this.#failure === null) await finished(this.#parser.end()).catch(() => undefined);
  }

  taken(): readonly Item[] {
    return this.#items.splice(0);
  }

  throwFailure(): void {
    if (this.#failure === null) return;
    if (!(this.#failure instanceof CsvError)) throw this.#failure;
    throw new FileError(`After line ${this.#number + 1}: ${this.#failure.message}`);
  }

  #take({ record, info }: Line): void {
    if (this.#failure !== null) return;
    if (this.#header === null) {
      this.#readHeader(record);
      return;
    }
    this.#number += 1;
    if (this.#number <= this.#options.skip) return;
    this.#items.push(readOne(record, { number: this.#number, at: info.lines }, this.#header, this.#options));
  }

  #readHeader(names: readonly string[]): void {
    try {
      this.#header = headerOf(names, this.#options.mapping);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      this.#failure = error;
    }
  }
}

function headerOf(names: readonly string[], mapping: TsvMapping): ReadonlyMap<string, number> {
  const header = new Map(names.map((name, at) => [name.trim(), at]));
  const { names: authors, readings, roles } = mapping.authors ?? {};
  const ours = mapping === OWN_TSV ? NEEDED : TSV_COLUMNS;
  const wanted = [...ours.map((one: TsvColumn) => mapping.columns[one]), authors, readings, roles];
  const missing = wanted.filter((name): name is string => name !== undefined && !header.has(name));
  const unnamed = NEEDED.filter((one) => mapping.columns[one] === undefined);
  if (unnamed.length > 0) throw new FileError(`The mapping names no column for ${unnamed.join(" and ")}.`);
  if (missing.length > 0)
    throw new FileError(`The first line lacks the column ${missing.join(", ")}: give a mapping (--mapping).`);
  return header;
}

function readOne(
  cells: readonly string[],
  place: { readonly number: number; readonly at: number },
  header: ReadonlyMap<string, number>,
  { mapping, source, library }: ReaderOptions<TsvMapping>,
): Item {
  const cell: Cells = (name) => (cells[header.get(name) ?? -1] ?? "").trim();
  const id = cell(mapping.columns.recordId ?? "");
  try {
    if (cells.length !== header.size)
      throw new RecordError(`The line has ${cells.length} cells, the first line ${header.size}.`);
    if (cells.some((one) => one.includes("\ufffd")))
      throw new RecordError("The line holds bytes that are not UTF-8.");
    return { ...place, ...readTsvLine(cell, mapping, source ?? mapping.source ?? null, library) };
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return { ...place, kind: "rejected", id, reason: error.message };
  }
}
