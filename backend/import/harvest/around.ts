import type { HarvestKey } from "../../store/harvests.ts";
import type { Item } from "../formats/item.ts";
import { type Answer, type Identity, rejectById } from "./answer.ts";
import { dateOf, instantOf, unitOf } from "./overlap.ts";
import { checkToken, pageOf, type RecordReading } from "./page.ts";
import { OaiServer } from "./server.ts";
import { HarvestFailed, type HarvestLimits, HarvestWeb } from "./web.ts";

/** Consecutive faults, without a record between them, after which the server counts as out of order: more than a list can be halved. */
const MOST_FAULTS = 100;

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
  /** Identifiers of records over which it broke down: one may come under several dates, as in Koha those of its copies. */
  readonly #broken = new Set<string>();
  #faults = 0;

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
    else yield await this.#record(leftOut.identifier);
  }

  /**
   * The records of these dates. They are requested by ranges, which are halved where the server fails. Those of a single second (or
   * day) are requested one by one.
   */
  async *between(from: string, until: string): AsyncGenerator<Part> {
    const { granularity } = this.#list;
    const unit = unitOf(granularity);
    const textOf = (at: number): string => dateOf(at, granularity);
    // What it failed on before is of other dates.
    this.#faults = 0;
    const spans = [{ from: instantOf(from), until: instantOf(until) }];
    for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
      try {
        const dates = { from: textOf(span.from), until: textOf(span.until) };
        for await (const answer of this.#answers("ListRecords", dates))
          yield { items: this.#itemsOf(answer) };
      } catch (error) {
        this.#survive(error);
        const half = span.from + Math.floor((span.until - span.from) / unit / 2) * unit;
        if (span.until - span.from < unit) yield* this.#oneByOne(textOf(span.from));
        // The earlier half is requested first.
        else spans.push({ from: half + unit, until: span.until }, { from: span.from, until: half });
      }
    }
  }

  async *#oneByOne(date: string): AsyncGenerator<Part> {
    const identifiers = await this.#identifiersOf(date);
    for (const identifier of identifiers)
      if (!this.#broken.has(identifier)) yield await this.#record(identifier);
    if (identifiers.length > 0) return;
    const reason = `The server fails on records of ${date} and does not list them: all records of this date are left out.`;
    yield { items: [this.#rejected("", reason)], leftOut: { date } };
  }

  /** Empty = the server does not tell them. */
  async #identifiersOf(date: string): Promise<readonly string[]> {
    const all: string[] = [];
    try {
      const answers = this.#answers("ListIdentifiers", { from: date, until: date });
      for await (const { identifiers, error } of answers) {
        if (error !== null) return [];
        all.push(...identifiers);
      }
      return all;
    } catch (error) {
      this.#survive(error);
      return [];
    }
  }

  async #record(identifier: string): Promise<Part> {
    const { key, reading } = this.#list;
    const asked = { metadataPrefix: key.prefix, identifier };
    try {
      const { items, error } = pageOf(await this.#server.ask("GetRecord", asked), reading);
      this.#faults = 0;
      // A record that has gone without a trace is not one that is left out.
      if (error === null || error.code === "idDoesNotExist") return { items };
      return { items: [this.#rejected(identifier, `The server answers ${error.code}: ${error.message}`)] };
    } catch (error) {
      this.#survive(error);
      this.#broken.add(identifier);
      const reason = "The server fails on this record: it is left out.";
      return { items: [this.#rejected(identifier, reason)], leftOut: { identifier } };
    }
  }

  /** The answers to a list of these dates. */
  async *#answers(verb: string, dates: Readonly<Record<"from" | "until", string>>): AsyncGenerator<Answer> {
    const { prefix, setSpec } = this.#list.key;
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

  #rejected(identifier: string, reason: string): Item {
    return rejectById(identifier, { number: 1, at: 0 }, this.#list.reading.source, reason);
  }

  /** Throws what is no breakdown, and one too many; then it counts anew. */
  #survive(error: unknown): void {
    this.#faults = (this.#faults + 1) % (MOST_FAULTS + 1);
    if (!isBreakdown(error) || this.#faults === 0) throw error;
  }
}
