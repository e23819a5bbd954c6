import type { SearchPage, SearchRequest, TitleDetail, TitleId } from "#contract/domain/title.ts";
import type { Abort, CallOptions, PortHealth } from "#contract/library/port.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { SruSettings } from "#contract/settings/backends.schema.ts";
import { toIsbn13 } from "#contract/text/isbn.ts";
import type { Log } from "../../log/log.ts";
import { createSruClient, type SruClient } from "./client.ts";
import { clause, isbnQuery, searchQuery } from "./cql.ts";
import { isNarrowed, narrowed, summaryOf } from "./narrow.ts";
import { type ReadingRules, readRecord } from "./record.ts";

/** The catalogue, without the current status of copies. */
export interface SruCatalogue {
  /** Whether the server answers. */
  health(options: CallOptions): Promise<Result<PortHealth>>;
  search(request: SearchRequest, options: CallOptions): Promise<Result<SearchPage>>;
  /** Refusal: `title-not-found`. */
  title(id: TitleId, options: CallOptions): Promise<Result<TitleDetail>>;
  /** Refusals: `isbn-not-held`, `copy-not-found`. */
  find(
    call: { readonly kind: "isbn" | "copy"; readonly value: string },
    options: CallOptions,
  ): Promise<Result<{ readonly id: TitleId }>>;
  /** Closes every connection. */
  end(): void;
}

/** Time limits of a whole call in milliseconds (port: reads 5 s, health 2 s). */
const READ_MS = 5000;
const HEALTH_MS = 2000;
/** Hits are counted up to this number. */
const MAX_COUNTED = 1000;
/** Number of hits that are sorted or filtered here, if the server does not support it. */
const WINDOW = 200;
/** Records per request. */
const PAGE_SIZE = 50;
/** Records examined to find one by its number. */
const CANDIDATES = 10;

const OUT_OF_ORDER = refused(refusal("out-of-order"));

/** The client, and how its records are read. */
interface Place {
  readonly client: SruClient;
  readonly rules: ReadingRules;
  readonly log: Log;
  /** Of a whole call, in milliseconds. */
  readonly limit: number;
}

interface Fetched {
  readonly titles: readonly TitleDetail[];
  readonly total: number;
}

/** Reads on until there are `count` records, no more hits, or no more time. */
async function fetch(
  { client, rules, log, limit: whole }: Place,
  wanted: { readonly query: string; readonly start: number; readonly count: number },
  signal: Abort,
): Promise<Fetched | null> {
  const titles: TitleDetail[] = [];
  const end = performance.now() + whole;
  let got = 0;
  let total = 0;
  while (got < wanted.count) {
    const start = wanted.start + got;
    const count = Math.min(PAGE_SIZE, wanted.count - got);
    const limit = Math.max(1, end - performance.now());
    const reply = await client.ask({ query: wanted.query, start, count, limit }, signal);
    if (reply.kind === "nothing") return { titles: [], total: 0 };
    // Partial results are returned, with the total number.
    if (reply.kind === "failed") return got === 0 ? null : { titles, total };
    const { answer } = reply;
    const read = answer.records.map((record) => readRecord(record, rules)).filter((title) => title !== null);
    const left = answer.places - read.length;
    if (left > 0) log("sru-records-left-out", { count: left });
    titles.push(...read);
    got += answer.places;
    // The position of the next record may be missing, and fewer records than requested may come, so it is computed.
    total = answer.total ?? start + answer.places - 1;
    if (answer.places === 0 || wanted.start + got > total) break;
  }
  // Hits of which none can be opened, as of Zebra's Dublin Core without identifiers (SRU-7), are no answer.
  return got > 0 && titles.length === 0 ? null : { titles, total };
}

function pageOf(request: SearchRequest, { titles, total }: Fetched, more = false): SearchPage {
  const counted = Math.min(total, MAX_COUNTED);
  return {
    total: counted,
    more: more || total > counted,
    page: request.page,
    items: titles.map(summaryOf),
  };
}

/** The catalogue of an SRU server; `limit` in milliseconds. Connects with the first call. */
export function createSruCatalogue(
  settings: SruSettings,
  titles: Omit<ReadingRules, "copies">,
  log: Log,
  limit = READ_MS,
): SruCatalogue {
  const rules = { copies: settings.copies, ...titles };
  const place: Place = { client: createSruClient(settings, log), rules, log, limit };
  const { indexes } = settings;

  async function first(query: string, signal: Abort): Promise<readonly TitleDetail[] | null> {
    return (await fetch(place, { query, start: 1, count: CANDIDATES }, signal))?.titles ?? null;
  }

  async function search(request: SearchRequest, { signal }: CallOptions): Promise<Result<SearchPage>> {
    const query = searchQuery(indexes, request.query, request.field);
    if (query === null) return ok(pageOf(request, { titles: [], total: 0 }));
    const from = (request.page - 1) * request.pageSize;
    if (!isNarrowed(request, settings)) {
      const found = await fetch(place, { query, start: from + 1, count: request.pageSize }, signal);
      return found === null ? OUT_OF_ORDER : ok(pageOf(request, found));
    }
    const found = await fetch(place, { query, start: 1, count: WINDOW }, signal);
    if (found === null) return OUT_OF_ORDER;
    const chosen = narrowed(found.titles, request, settings);
    const titles = chosen.slice(from, from + request.pageSize);
    // Hits beyond the window are not examined, so the last page of the window has no next one.
    const more = found.total > WINDOW && from + request.pageSize < chosen.length;
    return ok(pageOf(request, { titles, total: chosen.length }, more));
  }

  async function find(
    { kind, value }: Parameters<SruCatalogue["find"]>[0],
    { signal }: CallOptions,
  ): Promise<Result<{ readonly id: TitleId }>> {
    const isbn = kind === "isbn" ? toIsbn13(value) : null;
    const no = refused(refusal(kind === "isbn" ? "isbn-not-held" : "copy-not-found"));
    if (kind === "isbn" ? isbn === null : indexes.barcode === "") return no;
    const titles = await first(
      isbn === null ? clause(indexes.barcode, value) : isbnQuery(indexes.isbn || indexes.any, isbn),
      signal,
    );
    if (titles === null) return OUT_OF_ORDER;
    const isIt = (title: TitleDetail): boolean =>
      isbn === null ? title.copies.some(({ barcode }) => barcode === value) : title.isbn === isbn;
    // The record that contains the number; else the only hit, because a record need not contain what the index knows.
    const it = titles.find(isIt) ?? (titles.length === 1 ? titles[0] : undefined);
    return it === undefined ? no : ok({ id: it.id });
  }

  return {
    search,
    find,
    end: place.client.end,
    async health({ signal }) {
      // A number that no title has: no server has to collect many hits for it.
      const question = { query: clause(indexes.record, "0"), start: 1, count: 1, limit: HEALTH_MS };
      const reply = await place.client.ask(question, signal);
      return reply.kind === "failed" ? OUT_OF_ORDER : ok({});
    },
    async title(id, { signal }) {
      const titles = await first(clause(indexes.record, id), signal);
      if (titles === null) return OUT_OF_ORDER;
      // An index may find more than requested; another title is never returned instead.
      const title = titles.find((one) => one.id === id);
      return title === undefined ? refused(refusal("title-not-found")) : ok(title);
    },
  };
}
