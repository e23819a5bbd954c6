import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { DAY_MS } from "../../clock.ts";
import { withLockFile } from "../../store/imports.ts";
import { HarvestFailed, type HarvestWeb } from "../harvest/web.ts";
import { ImportRefused } from "../writer.ts";
import { answerOf, isWanted, type SruAnswer } from "./answer.ts";
import { COLLECTION, COLLECTION_END, marcXmlText } from "./marcxml-text.ts";

/** Records of a slice. Servers refuse places far behind the first. */
export const MOST_IN_SLICE = 10_000;
/** Records of an answer, as asked for. */
const PER_ANSWER = 100;
/** First record out of range: the end of a list that became shorter. */
const OUT_OF_RANGE = "61";
/** Every record has changed since then. */
const EVER = "1000-01-01";

/** What is harvested, and where to. */
export interface SruOptions {
  readonly url: string;
  /** CQL that finds every record. */
  readonly query: string;
  readonly version: string;
  readonly schema: string;
  /** An index of numbers (a record's number, a year) by whose values the list is cut into slices; null = it is asked for in one. */
  readonly ranges: (Slice & { readonly index: string }) | null;
  /** A list or a slice with more records is cut in slices. */
  readonly most: number;
  /** The index of the date of last change; null = every harvest is a full one. */
  readonly changed: string | null;
  /** Everything, although changes could be asked for. */
  readonly full: boolean;
  /** Folder of the file that is written, which `import --folder` takes. */
  readonly folder: string;
}

interface Slice {
  readonly from: number;
  readonly to: number;
}

/** What is kept between harvests: the options, which must be the same, and the day from which on the next one asks for changes. */
const KEPT = z.strictObject({ of: z.string(), nextFrom: z.string().nullable() });

/** Result of a harvest. */
export interface SruSummary {
  /** Name of the file; empty = nothing has changed. */
  readonly file: string;
  /** Day from which on changes were asked for; null = everything. */
  readonly since: string | null;
  /** Records in the file; one that is in two slices is there twice. */
  readonly records: number;
  /** Records that the server counts beyond the different ones (by 001) in the file. */
  readonly missing: number;
  /** Whether the file is a full load, which removes titles. */
  readonly isFull: boolean;
  /** Whether the next harvest asks for the same again, because not all was reached. */
  readonly isRepeated: boolean;
}

/**
 * Harvests an SRU server into a MARCXML file: everything, or what has changed. The file has its name when it is whole; a harvest that
 * ends early leaves none. Throws `HarvestFailed`, `ImportRefused` when another one writes into the folder, and the signal's reason when
 * that of `web` is aborted.
 */
export async function runSru(
  options: SruOptions,
  web: Pick<HarvestWeb, "get">,
  now: () => number,
): Promise<SruSummary> {
  const done = await withLockFile(options.folder, () => new SruHarvest(options, web, now).go());
  if (done === null) throw new ImportRefused("Another harvest or import is using this folder.");
  return done;
}

class SruHarvest {
  readonly #options: SruOptions;
  readonly #web: Pick<HarvestWeb, "get">;
  readonly #begun: number;
  readonly #of: string;
  readonly #part: string;
  readonly #stateFile: string;
  /** The different numbers (001) of the records in the file. */
  readonly #ids = new Set<string>();
  #places = 0;
  #records = 0;
  /** Places without a record that can be read, and records without a number. */
  #unnumbered = 0;
  /** Whether the server counted the same records all the time. */
  #isSteady = true;

  constructor(options: SruOptions, web: Pick<HarvestWeb, "get">, now: () => number) {
    const { folder, full: _full, ...rest } = options;
    this.#options = options;
    this.#web = web;
    this.#begun = now();
    this.#of = JSON.stringify(rest);
    this.#part = join(folder, ".sru.xml.part");
    this.#stateFile = join(folder, ".sru.json");
  }

  async go(): Promise<SruSummary> {
    const { changed, full } = this.#options;
    const since = changed === null || full ? null : this.#keptDate();
    try {
      const total = await this.#count(since);
      await this.#write(since, total);
      return this.#end(since, total);
    } finally {
      rmSync(this.#part, { force: true });
    }
  }

  /** The date that the last harvest with these options has kept. */
  #keptDate(): string | null {
    if (!existsSync(this.#stateFile)) return null;
    try {
      const { of, nextFrom } = KEPT.parse(JSON.parse(readFileSync(this.#stateFile, "utf8")));
      return of === this.#of ? nextFrom : null;
    } catch (error) {
      if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
      throw error;
    }
  }

  /** Number of records of the whole question. An index that is empty, or cannot be compared, is not believed. */
  async #count(since: string | null): Promise<number> {
    const total = await this.#total(since);
    if (since === null && total === 0)
      throw new HarvestFailed("The server has no records at all; it may be building its index.", true);
    if (since === null || (await this.#total(EVER)) > 0) return total;
    await this.#count(null);
    throw new HarvestFailed("The server cannot compare the index of --changed.", false);
  }

  async #total(since: string | null): Promise<number> {
    const { total } = await this.#ask(this.#question(since, null), 1, 1);
    return total ?? 0;
  }

  /** Writes the file and syncs it. */
  async #write(since: string | null, total: number): Promise<void> {
    const { ranges, most, schema } = this.#options;
    const slices: (Slice | null)[] = [ranges === null || total <= most ? null : ranges];
    const file = openSync(this.#part, "w");
    try {
      writeFileSync(file, COLLECTION);
      for (let slice = slices.shift(); slice !== undefined; slice = slices.shift())
        slices.unshift(...(await this.#read(file, since, slice)));
      writeFileSync(file, COLLECTION_END);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (this.#places > 0 && this.#records === 0)
      throw new HarvestFailed(`The server has no record as ${schema}.`, false);
    if (this.#places === 0 && total > 0)
      throw new HarvestFailed(
        `The server finds none of ${total} records in slices: it cannot compare this index.`,
        false,
      );
    if ((await this.#total(since)) !== total) this.#isSteady = false;
  }

  /** Writes the records of a slice, or answers the two halves of one that is too large. */
  async #read(file: number, since: string | null, slice: Slice | null): Promise<readonly Slice[]> {
    const question = this.#question(since, slice);
    let size = 0;
    let place = 1;
    do {
      const answer = await this.#ask(question, place, PER_ANSWER);
      const counted = answer.total ?? size;
      if (place > 1 && counted !== size) this.#isSteady = false;
      size = counted;
      if (place === 1 && size > this.#options.most && slice !== null && slice.from < slice.to)
        return halvesOf(slice);
      this.#take(file, answer);
      place += answer.places;
      if (answer.places === 0 && place <= size)
        throw new HarvestFailed(
          `The server gives ${place - 1} of ${size} records of a query: use --ranges.`,
          false,
        );
    } while (place <= size);
    return [];
  }

  #take(file: number, { records, places }: SruAnswer): void {
    writeFileSync(file, records.map(marcXmlText).join(""));
    const ids = records.map(({ control }) => control.get("001")?.trim() ?? "").filter((id) => id !== "");
    for (const id of ids) this.#ids.add(id);
    this.#places += places;
    this.#records += records.length;
    this.#unnumbered += places - ids.length;
  }

  /** An answer without a total is out of range. */
  async #ask(query: string, start: number, count: number): Promise<SruAnswer> {
    const { url: base, version, schema } = this.#options;
    const url = new URL(base);
    const packing = version === "2.0" ? "recordXMLEscaping" : "recordPacking";
    const parameters = {
      version,
      operation: "searchRetrieve",
      query,
      startRecord: start,
      maximumRecords: count,
    };
    for (const [name, value] of Object.entries({ ...parameters, recordSchema: schema, [packing]: "xml" }))
      url.searchParams.set(name, String(value));
    // Nothing of a page that is cut off is taken, but it is asked for again.
    const answer = await this.#web.get(url, { wanted: isWanted, answerOf, salvage: () => null });
    const { diagnostic, places, total } = answer;
    if (diagnostic !== null && places === 0 && diagnostic !== OUT_OF_RANGE)
      throw new HarvestFailed(
        `The server answers diagnostic ${diagnostic} to ${query}, record ${start}.`,
        false,
      );
    if (total === null && diagnostic !== OUT_OF_RANGE)
      throw new HarvestFailed("The answer is not SRU.", false);
    return answer;
  }

  #question(since: string | null, slice: Slice | null): string {
    const { query, ranges, changed } = this.#options;
    const parts = [
      ...(since === null ? [] : [`${changed} >= "${since}"`]),
      ...(slice === null || ranges === null
        ? []
        : [`${ranges.index} >= ${slice.from}`, `${ranges.index} <= ${slice.to}`]),
    ];
    if (parts.length === 0) return query;
    // Zebra cannot combine the question for everything with others.
    return [...(query === EVERYTHING ? [] : [`(${query})`]), ...parts].join(" and ");
  }

  /** Gives the file its name, then keeps the date of the next harvest. */
  #end(since: string | null, total: number): SruSummary {
    const { changed, folder } = this.#options;
    const distinct = this.#ids.size;
    const isFull = since === null && this.#isSteady && distinct === total;
    const file = this.#records === 0 ? "" : `sru-${isFull ? "full" : "changes"}-${stampOf(this.#begun)}.xml`;
    if (file !== "") {
      const path = join(folder, file);
      if (existsSync(path)) throw new HarvestFailed(`${file} is there already.`, true);
      renameSync(this.#part, path);
    }
    const isReached = this.#isSteady && distinct + this.#unnumbered >= total;
    // A day earlier, because the server's clock may be behind.
    const nextFrom = isReached ? dayOf(this.#begun - DAY_MS) : since;
    if (changed !== null) this.#keep(nextFrom);
    const missing = Math.max(0, total - distinct);
    const isRepeated = changed !== null && !isReached;
    return { file, since, records: this.#records, missing, isFull, isRepeated };
  }

  /** Through a second file, so that a power cut leaves the old date or the new one. */
  #keep(nextFrom: string | null): void {
    const draft = `${this.#stateFile}.new`;
    const text = JSON.stringify({ of: this.#of, nextFrom } satisfies z.infer<typeof KEPT>);
    writeFileSync(draft, text, { flush: true });
    renameSync(draft, this.#stateFile);
  }
}

/** The usual question for every record. */
export const EVERYTHING = "cql.allRecords=1";

function halvesOf({ from, to }: Slice): readonly [Slice, Slice] {
  const middle = Math.floor((from + to) / 2);
  return [
    { from, to: middle },
    { from: middle + 1, to },
  ];
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** `2026-11-25-120000`, in UTC. */
function stampOf(ms: number): string {
  return `${dayOf(ms)}-${new Date(ms).toISOString().slice(11, 19).replaceAll(":", "")}`;
}
