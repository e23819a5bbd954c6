import type { HarvestKey } from "../../store/harvests.ts";
import type { Item } from "../formats/item.ts";
import { type Answer, type Header, type Identity, rejectById } from "./answer.ts";
import { dateOf, instantOf, unitOf } from "./overlap.ts";
import { checkToken, pageOf, type RecordReading } from "./page.ts";
import { OaiServer } from "./server.ts";
import { HarvestFailed, type HarvestLimits, HarvestWeb } from "./web.ts";

/** Consecutive faults, without a record between them, after which a record that came is asked for again: more than a list can be halved. */
const MOST_FAULTS = 100;
/** Records that are requested one by one rather than by shorter ranges of dates. */
const MOST_SINGLE = 500;

/** A list of a server that fails on some of its records. */
export interface BrokenList {
  readonly key: HarvestKey;
  readonly login: string | null;
  readonly limits: HarvestLimits;
  readonly granularity: Identity["granularity"];
  readonly reading: RecordReading;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/** What a server fails on: a record, or all records of a second (or day) whose identifiers it does not list. */
export type LeftOut = { readonly identifier: string } | { readonly date: string };

/** Records of an answer. `leftOut`: what is left out; its item is a rejected record. */
export interface Part {
  readonly items: readonly Item[];
  readonly leftOut?: LeftOut;
}

/** Instants in milliseconds, both included. */
interface Range {
  readonly from: number;
  readonly until: number;
  /** The headers of its records, once they were listed; empty = the server does not list them. */
  readonly listed?: readonly Header[];
}

/** Whether the server fails on the requested records. */
export function isBreakdown(error: unknown): boolean {
  return error instanceof HarvestFailed && error.isBreakdown;
}

/**
 * Reads a list that the server cannot return as a whole, without the records on which it fails. Records may come twice. Its
 * methods throw `HarvestFailed` when the server is out of order.
 */
export class AroundBreakdowns {
  readonly #list: BrokenList;
  readonly #server: OaiServer;
  /** Identifiers of records that came, or on which the server failed: one may have several dates, as in Koha those of its copies. */
  readonly #asked = new Set<string>();
  #faults = 0;
  /** Identifier of the last record that came in this range of dates. */
  #sound: string | null = null;

  constructor(list: BrokenList) {
    const { key, login, limits, signal, now } = list;
    this.#list = list;
    // What is left out by mistake is asked for again by the next harvest.
    const web = new HarvestWeb(login, { ...limits, breakdowns: 0 }, signal, now);
    this.#server = new OaiServer(new URL(key.url), web);
  }

  /** What an earlier harvest has left out. */
  async *again(leftOut: LeftOut): AsyncGenerator<Part> {
    if ("date" in leftOut) yield* this.between(leftOut.date, leftOut.date);
    else {
      this.#sound = null;
      yield await this.#record(leftOut.identifier);
    }
  }

  /**
   * The records of these dates. Where the server fails, it is asked which there are, and those that have not come are requested one by
   * one; many of them by shorter ranges first. Where it does not list them, ranges are halved down to a second (or day).
   */
  async *between(from: string, until: string): AsyncGenerator<Part> {
    // What it failed on before is of other dates.
    this.#faults = 0;
    this.#sound = null;
    const ranges: Range[] = [{ from: instantOf(from), until: instantOf(until) }];
    for (let range = ranges.pop(); range !== undefined; range = ranges.pop()) {
      try {
        for await (const answer of this.#answers("ListRecords", range)) {
          const items = this.#itemsOf(answer);
          for (const { identifier } of answer.headers) this.#asked.add(identifier);
          const last = items.findLastIndex(({ kind }) => kind === "record");
          this.#sound = answer.headers[last]?.identifier ?? this.#sound;
          yield { items };
        }
      } catch (error) {
        await this.#survive(error);
        const listed = range.listed ?? (await this.#headersOf(range));
        const left = listed.filter(({ identifier }) => !this.#asked.has(identifier));
        const middle = listed.length > 0 && left.length <= MOST_SINGLE ? null : this.#middleOf(range, left);
        if (middle !== null) ranges.push(...this.#halves(range, middle, left));
        else if (listed.length > 0) yield* this.#records(left);
        else yield this.#dateLeftOut(range);
      }
    }
  }

  /** A range in two, the earlier half last: it is requested first. The records at hand are not listed again. */
  #halves(range: Range, middle: number, left: readonly Header[]): readonly Range[] {
    const isLater = ({ datestamp }: Header): boolean => instantOf(datestamp) >= middle;
    const listed = (some: readonly Header[]) => (some.length === 0 ? {} : { listed: some });
    return [
      { from: middle, until: range.until, ...listed(left.filter(isLater)) },
      { from: range.from, until: middle - this.#unit, ...listed(left.filter((one) => !isLater(one))) },
    ];
  }

  #dateLeftOut({ from }: Range): Part {
    const date = dateOf(from, this.#list.granularity);
    const reason = `The server fails on records of ${date} and does not list them: all records of this date are left out.`;
    return { items: [this.#rejected("", reason)], leftOut: { date } };
  }

  /** Where the second half of a range begins: of these records, or if there are none of its time. Null = it cannot be divided. */
  #middleOf({ from, until }: Range, left: readonly Header[]): number | null {
    const unit = this.#unit;
    if (left.length === 0)
      return until - from < unit ? null : from + (Math.floor((until - from) / unit / 2) + 1) * unit;
    const dates = left.map(({ datestamp }) => instantOf(datestamp)).sort((a, b) => a - b);
    return dates.slice(Math.floor(dates.length / 2)).find((at) => at > from && at <= until) ?? null;
  }

  /** The headers of the records of a range; empty = the server does not list them. */
  async #headersOf(range: Range): Promise<readonly Header[]> {
    const all: Header[] = [];
    try {
      for await (const { headers, error } of this.#answers("ListIdentifiers", range)) {
        if (error !== null) return [];
        all.push(...headers);
      }
      return all;
    } catch (error) {
      await this.#survive(error);
      return [];
    }
  }

  async *#records(headers: readonly Header[]): AsyncGenerator<Part> {
    for (const { identifier } of headers) {
      const part = await this.#record(identifier);
      if (part.items.some(({ kind }) => kind === "record")) this.#sound = identifier;
      yield part;
    }
  }

  async #record(identifier: string): Promise<Part> {
    const { key, reading } = this.#list;
    const asked = { metadataPrefix: key.prefix, identifier };
    this.#asked.add(identifier);
    try {
      const { items, error } = pageOf(await this.#server.ask("GetRecord", asked), reading);
      this.#faults = 0;
      // A record that has gone without a trace is not one that is left out.
      if (error === null || error.code === "idDoesNotExist") return { items };
      return { items: [this.#rejected(identifier, `The server answers ${error.code}: ${error.message}`)] };
    } catch (error) {
      await this.#survive(error);
      const reason = "The server fails on this record: it is left out.";
      return { items: [this.#rejected(identifier, reason)], leftOut: { identifier } };
    }
  }

  /** The answers to a list of these dates. */
  async *#answers(verb: string, { from, until }: Range): AsyncGenerator<Answer> {
    const { granularity, key } = this.#list;
    const { prefix, setSpec } = key;
    const dates = { from: dateOf(from, granularity), until: dateOf(until, granularity) };
    const set = setSpec === "" ? {} : { set: setSpec };
    const seen = new Set<string>();
    let asked: Readonly<Record<string, string>> = { metadataPrefix: prefix, ...set, ...dates };
    for (;;) {
      const answer = await this.#server.ask(verb, asked);
      checkToken(answer.token, seen);
      yield answer;
      if (answer.token === "") return;
      seen.add(answer.token);
      asked = { resumptionToken: answer.token };
    }
  }

  #itemsOf(answer: Answer): readonly Item[] {
    const { items, error } = pageOf(answer, this.#list.reading);
    if (error !== null && error.code !== "noRecordsMatch")
      throw new HarvestFailed(`The server answers ${error.code}: ${error.message}`, false);
    this.#faults = 0;
    return items;
  }

  get #unit(): number {
    return unitOf(this.#list.granularity);
  }

  #rejected(identifier: string, reason: string): Item {
    return rejectById(identifier, { number: 1, at: 0 }, this.#list.reading.source, reason);
  }

  /** Throws what is no breakdown, and one too many, unless a record that came comes again; then it counts anew. */
  async #survive(error: unknown): Promise<void> {
    this.#faults += 1;
    if (!isBreakdown(error)) throw error;
    if (this.#faults <= MOST_FAULTS) return;
    this.#faults = 0;
    if (this.#sound === null) throw error;
    await this.#server.ask("GetRecord", { metadataPrefix: this.#list.key.prefix, identifier: this.#sound });
  }
}
