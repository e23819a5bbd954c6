import {
  closeSync,
  existsSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { DAY_MS } from "../../clock.ts";
import { HarvestFailed, type HarvestWeb } from "../harvest/web.ts";
import { answerOf, isWanted, type SruAnswer } from "./answer.ts";
import { COLLECTION, COLLECTION_END, marcXmlText } from "./marcxml-text.ts";

/** Records of a slice. Servers refuse places far behind the first. */
export const MOST_IN_SLICE = 10_000;
/** Records of an answer, as asked for. */
const PER_ANSWER = 100;
/** First record out of range: the end of a list that became shorter. */
const OUT_OF_RANGE = "61";

/** What is harvested, and where to. */
export interface SruOptions {
  readonly url: string;
  /** CQL that finds every record. */
  readonly query: string;
  readonly version: string;
  readonly schema: string;
  /** An index of numbers (a record's number, a year) by whose values the list is cut into slices; null = it is asked for in one. */
  readonly ranges: (Slice & { readonly index: string }) | null;
  /** A slice with more records is split in two. */
  readonly most: number;
  /** The index of the date of last change; null = every harvest is a full one. */
  readonly changed: string | null;
  /** Everything, although changes could be asked for. */
  readonly full: boolean;
  /** Folder of the file that is written, which `import --folder` takes. */
  readonly folder: string;
}

const SLICE = z.strictObject({ from: z.int(), to: z.int() });
type Slice = z.infer<typeof SLICE>;

/** Where a harvest is. Written after the records of each answer. */
const STATE = z.strictObject({
  /** The options, which must be the same to go on. */
  of: z.string(),
  /** Day from which on changes are asked for; null = everything. */
  since: z.string().nullable(),
  /** Day of its beginning. */
  begun: z.string(),
  /** Slices that are not complete, the one under way at first; null = the whole list. */
  slices: z.array(SLICE.nullable()),
  /** Place of the next record in its slice; first = 1. */
  place: z.int(),
  /** Length of the file. */
  bytes: z.int(),
  /** Records of the whole question, when it was first asked. */
  total: z.int(),
  /** Places of the list read, and records in the file. */
  places: z.int(),
  records: z.int(),
});
type State = z.infer<typeof STATE>;

/** What is kept between harvests. */
const KEPT = z.strictObject({ of: z.string(), nextFrom: z.string().nullable(), under: STATE.nullable() });

/** Result of a harvest. */
export interface SruSummary {
  readonly state: "done" | "stopped";
  /** Name of the file; empty = nothing has changed, or it is not complete. */
  readonly file: string;
  readonly since: string | null;
  readonly records: number;
  /** Records that the server counts and the file does not have. */
  readonly missing: number;
}

/**
 * Harvests an SRU server into a MARCXML file: everything, or what has changed. One that was stopped goes on where it was. Only a
 * complete list is named as a full load, because a full load removes titles. Throws `HarvestFailed`.
 */
export async function runSru(
  options: SruOptions,
  web: HarvestWeb,
  signal: AbortSignal,
  now: () => number,
): Promise<SruSummary> {
  return new SruHarvest(options, web, now).go(signal);
}

class SruHarvest {
  readonly #options: SruOptions;
  readonly #web: HarvestWeb;
  readonly #today: string;
  readonly #of: string;
  readonly #part: string;
  readonly #stateFile: string;
  #nextFrom: string | null = null;

  constructor(options: SruOptions, web: HarvestWeb, now: () => number) {
    const { folder, full: _full, ...rest } = options;
    this.#options = options;
    this.#web = web;
    this.#today = dayOf(now());
    this.#of = JSON.stringify(rest);
    this.#part = join(folder, ".sru.xml.part");
    this.#stateFile = join(folder, ".sru.json");
  }

  async go(signal: AbortSignal): Promise<SruSummary> {
    const state = this.#resumed() ?? (await this.#begun());
    const file = openSync(this.#part, state.bytes === 0 ? "w" : "r+");
    try {
      ftruncateSync(file, state.bytes);
      if (state.bytes === 0) this.#append(file, state, COLLECTION);
      while (state.slices.length > 0) {
        if (signal.aborted) return { ...this.#summary(state), state: "stopped", file: "" };
        await this.#step(state, file);
        this.#keep(this.#nextFrom, state);
      }
      if (state.places === 0 && state.total > 0)
        throw new HarvestFailed(
          `The server finds none of ${state.total} records in slices: it cannot compare this index.`,
          false,
        );
      if (state.places > 0 && state.records === 0)
        throw new HarvestFailed(`The server has no record as ${this.#options.schema}.`, false);
      this.#append(file, state, COLLECTION_END);
    } finally {
      closeSync(file);
    }
    return { ...this.#summary(state), state: "done", file: this.#end(state) };
  }

  /** The harvest under way, when it is the same one. */
  #resumed(): State | null {
    if (!existsSync(this.#stateFile)) return null;
    const kept = KEPT.safeParse(JSON.parse(readFileSync(this.#stateFile, "utf8")));
    if (!kept.success || kept.data.of !== this.#of) return null;
    this.#nextFrom = kept.data.nextFrom;
    const { under } = kept.data;
    return this.#options.full && under?.since != null ? null : existsSync(this.#part) ? under : null;
  }

  async #begun(): Promise<State> {
    const { ranges, changed, full } = this.#options;
    const since = changed === null || full ? null : this.#nextFrom;
    const slices = [ranges === null ? null : { from: ranges.from, to: ranges.to }];
    const { total } = await this.#ask(this.#question(since, null), 1, 1);
    const rest = { slices, place: 1, bytes: 0, total, places: 0, records: 0 };
    return { of: this.#of, since, begun: this.#today, ...rest };
  }

  /** Splits the first slice, or writes an answer of it. */
  async #step(state: State, file: number): Promise<void> {
    const [slice = null] = state.slices;
    const answer = await this.#ask(this.#question(state.since, slice), state.place, PER_ANSWER);
    if (state.place === 1 && answer.total > this.#options.most && slice !== null && slice.from < slice.to) {
      const middle = Math.floor((slice.from + slice.to) / 2);
      state.slices.splice(0, 1, { ...slice, to: middle }, { ...slice, from: middle + 1 });
      return;
    }
    this.#append(file, state, answer.records.map(marcXmlText).join(""));
    state.places += answer.places;
    state.records += answer.records.length;
    state.place += answer.places;
    if (state.place <= answer.total) {
      if (answer.places > 0) return;
      const read = state.place - 1;
      throw new HarvestFailed(
        `The server gives ${read} of ${answer.total} records of a question: use --ranges.`,
        false,
      );
    }
    state.slices.shift();
    state.place = 1;
  }

  async #ask(query: string, start: number, count: number): Promise<SruAnswer & { readonly total: number }> {
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
    if (total === null && diagnostic === null) throw new HarvestFailed("The answer is not SRU.", false);
    return { ...answer, total: total ?? 0 };
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

  #append(file: number, state: State, text: string): void {
    const bytes = Buffer.from(text);
    writeSync(file, bytes, 0, bytes.length, state.bytes);
    state.bytes += bytes.length;
  }

  /** Through a second file, so that a power cut leaves one of the two states. */
  #keep(nextFrom: string | null, under: State | null): void {
    writeFileSync(`${this.#stateFile}.new`, JSON.stringify({ of: this.#of, nextFrom, under }));
    renameSync(`${this.#stateFile}.new`, this.#stateFile);
  }

  #summary({ since, records, total, places }: State) {
    return { since, records, missing: Math.max(total - records, places - records) };
  }

  /** Gives the file its name, and says which. */
  #end(state: State): string {
    const isFull = state.since === null && this.#summary(state).missing <= 0;
    const name = `sru-${isFull ? "full" : "changes"}-${state.begun}.xml`;
    if (state.records > 0) renameSync(this.#part, join(this.#options.folder, name));
    else rmSync(this.#part);
    // A day earlier, because the server's clock may be behind.
    const nextFrom = dayOf(Date.parse(state.begun) - DAY_MS);
    this.#keep(this.#options.changed === null ? null : nextFrom, null);
    return state.records > 0 ? name : "";
  }
}

/** The usual question for every record. */
export const EVERYTHING = "cql.allRecords=1";

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
