import { type Harvest, type HarvestKey, harvestOf, keepHarvest } from "../../store/harvests.ts";
import { asOnlyImport, type ImportRun, importById } from "../../store/imports.ts";
import type { Counts } from "../batch.ts";
import { holdingsOf } from "../formats/all.ts";
import type { Item } from "../formats/item.ts";
import type { Holdings } from "../formats/marc/holdings.ts";
import { ANOTHER_RUNS, BATCH, CatalogueWriter, ImportRefused, type WriterTools } from "../writer.ts";
import { type Answer, type Identity, readRecord, rejectUnread } from "./answer.ts";
import { overlapping } from "./overlap.ts";
import { OaiServer } from "./server.ts";
import { HARVEST_LIMITS, HarvestFailed, type HarvestLimits, HarvestWeb } from "./web.ts";

/** Prefixes under which servers have MARCXML, the usual one first. */
const USUAL_PREFIXES = ["marcxml", "marc21"];
/** Times that a harvest begins anew because the server has forgotten its resumption token. */
const MOST_ANEW = 3;

/** Options of a harvest. */
export interface HarvestOptions {
  /** Base URL, http or https. */
  readonly url: string;
  /** `user:password` for HTTP Basic; null = the server asks for none. */
  readonly login: string | null;
  /** Null = the server is asked for its formats. */
  readonly prefix: string | null;
  /** Null = the whole server. */
  readonly set: string | null;
  /** Prefix of record ids; null = the server's identifiers are the ids. */
  readonly source: string | null;
  /** Owner of copies without a library; null = they are left out. */
  readonly library: string | null;
  /** Mapping of copies: a file, or the name of an included one; null = records have no copies. */
  readonly mapping: string | null;
  /** Everything, not only what has changed since the last complete harvest. */
  readonly full: boolean;
  /** Reads and checks everything, but only writes the report. */
  readonly dryRun: boolean;
  readonly report: string;
  /** Makes readings for records without them. */
  readonly readings: boolean;
  readonly limits?: Partial<HarvestLimits>;
}

/** Dependencies of a harvest. */
export interface HarvestTools extends WriterTools {
  /** Called when the server is known, before the first record. */
  readonly onBegin?: (about: HarvestBegin) => void;
  /** Called after every answer with records. */
  readonly onProgress?: (progress: HarvestProgress) => void;
  /** Stops the harvest when aborted. */
  readonly signal?: AbortSignal;
}

/** What is going to be harvested. */
export interface HarvestBegin {
  /** The server's name for itself. */
  readonly name: string;
  readonly prefix: string;
  /** Date of the server from which on changes are asked for; null = everything. */
  readonly since: string | null;
  /** Records of an earlier run that is continued; 0 = this is a new harvest. */
  readonly resumedAfter: number;
}

/** Progress of a harvest. */
export interface HarvestProgress extends Counts {
  /** Records of this harvest, including those of an earlier run that is continued. */
  readonly records: number;
  /** Length of the list; null = the server does not tell. */
  readonly total: number | null;
}

/** Result of a harvest. */
export interface HarvestSummary extends HarvestProgress, HarvestBegin {
  readonly state: "done" | "stopped" | "failed";
  /** Why it failed; empty if it did not. */
  readonly failure: string;
  /** A failure that may pass. */
  readonly later: boolean;
  /** From when the next harvest asks for changes; null = this one is not complete. */
  readonly nextFrom: string | null;
  /** How long the server tells of deleted records. */
  readonly tellsDeleted: Identity["deleted"];
}

/**
 * Harvests a server over OAI-PMH into the catalogue: what has changed since the last complete harvest, or the rest of one that was
 * stopped. Throws `ImportRefused` when another import runs or there is no library for its copies, `FileError` when the mapping or
 * the report cannot be used, `HarvestFailed` when the server cannot be used at all.
 */
export async function runHarvest(options: HarvestOptions, tools: HarvestTools): Promise<HarvestSummary> {
  const holdings = holdingsOf(options.mapping);
  const signal = tools.signal ?? new AbortController().signal;
  const limits = { ...HARVEST_LIMITS, ...options.limits };
  const web = new HarvestWeb(options.login, limits, signal, () => tools.clock.now());
  const server = new OaiServer(new URL(options.url), web);
  const done = await asOnlyImport(tools.place, tools.db, async () => {
    const { identity } = await server.ask("Identify");
    if (identity === null) throw new HarvestFailed("The server does not answer Identify.", false);
    const prefix = options.prefix ?? (await marcPrefix(server));
    const key = { url: options.url, prefix, setSpec: options.set ?? "" };
    const known = await harvestOf(tools.db, key);
    const under = known?.token != null && !options.full && !options.dryRun ? known : null;
    const before = under?.importId == null ? null : await importById(tools.db, under.importId);
    const knowsCopies = holdings !== null;
    const { report, dryRun, readings } = options;
    const writer = new CatalogueWriter(tools, { report, dryRun, readings, knowsCopies, before });
    try {
      const start = under ?? {
        since: options.full ? null : (known?.nextFrom ?? null),
        begun: null,
        token: null,
      };
      const parts = { options, tools, server, identity, key, writer, holdings, signal };
      return await new HarvestRun(parts, known, start, before).go();
    } finally {
      writer.close();
    }
  });
  if (done === null) throw new ImportRefused(ANOTHER_RUNS);
  return done;
}

async function marcPrefix(server: OaiServer): Promise<string> {
  const { marcPrefixes, error } = await server.ask("ListMetadataFormats");
  if (error !== null) throw new HarvestFailed(`The server answers ${error.code}: ${error.message}`, false);
  const prefix = USUAL_PREFIXES.find((one) => marcPrefixes.includes(one)) ?? marcPrefixes[0];
  if (prefix === undefined) throw new HarvestFailed("The server has no format in MARCXML.", false);
  return prefix;
}

type Start = Pick<Harvest, "since" | "begun" | "token">;

interface Parts {
  readonly options: HarvestOptions;
  readonly tools: HarvestTools;
  readonly server: OaiServer;
  readonly identity: Identity;
  readonly key: HarvestKey;
  readonly writer: CatalogueWriter;
  readonly holdings: Holdings | null;
  readonly signal: AbortSignal;
}

class HarvestRun {
  readonly #parts: Parts;
  /** Of the last complete harvest. */
  readonly #last: Pick<Harvest, "nextFrom" | "finishedAt">;
  readonly #since: string | null;
  readonly #resumedAfter: number;
  #begun: string | null;
  #token: string | null;
  #nextFrom: string | null = null;
  /** Records of the list so far. */
  #listed: number;
  #total: number | null = null;
  #isReadable: boolean;
  /** Read and not yet written: small answers share a transaction. */
  readonly #held: Item[] = [];

  constructor(parts: Parts, known: Harvest | null, { since, begun, token }: Start, before: ImportRun | null) {
    this.#parts = parts;
    this.#last = { nextFrom: known?.nextFrom ?? null, finishedAt: known?.finishedAt ?? null };
    this.#since = since;
    this.#begun = begun;
    this.#token = token;
    this.#resumedAfter = before?.records ?? 0;
    this.#listed = this.#resumedAfter;
    this.#isReadable = token !== null;
  }

  async go(): Promise<HarvestSummary> {
    const { writer, options, identity, key, tools } = this.#parts;
    const about = {
      name: identity.name,
      prefix: key.prefix,
      since: this.#since,
      resumedAfter: this.#resumedAfter,
    };
    const { source } = options;
    await writer.begin({
      source: source ?? "",
      format: "oai",
      fileName: options.url,
      fileSize: 0,
      fileDigest: "",
    });
    tools.onBegin?.(about);
    const ended = await this.#list();
    await writer.end(ended.state);
    const tellsDeleted = identity.deleted;
    return { ...this.#progress(), ...about, ...ended, nextFrom: this.#nextFrom, tellsDeleted };
  }

  async #list(): Promise<Pick<HarvestSummary, "state" | "failure" | "later">> {
    try {
      await this.#readList();
      return { state: "done", failure: "", later: false };
    } catch (error) {
      const isExpected = this.#parts.signal.aborted || error instanceof HarvestFailed;
      if (isExpected) await this.#write();
      if (this.#parts.signal.aborted) return { state: "stopped", failure: "", later: false };
      if (!(error instanceof HarvestFailed)) throw error;
      return { state: "failed", failure: error.message, later: error.later };
    }
  }

  async #readList(): Promise<void> {
    const seen = new Set<string>();
    let anew = 0;
    do {
      if (this.#token !== null) seen.add(this.#token);
      const answer = await this.#ask();
      if (answer.error?.code === "badResumptionToken" && this.#token !== null) {
        anew += 1;
        if (anew > MOST_ANEW) throw new HarvestFailed("The server forgets its resumption tokens.", true);
        await this.#write();
        seen.clear();
        this.#begun = null;
        this.#token = null;
        this.#listed = 0;
        continue;
      }
      if (answer.error !== null && answer.error.code !== "noRecordsMatch")
        throw new HarvestFailed(`The server answers ${answer.error.code}: ${answer.error.message}`, false);
      if (seen.has(answer.token))
        throw new HarvestFailed("The server repeats a resumption token: the list has no end.", false);
      await this.#take(answer);
    } while (this.#nextFrom === null);
  }

  #ask(): Promise<Answer> {
    const { server, key } = this.#parts;
    if (this.#token !== null) return server.ask("ListRecords", { resumptionToken: this.#token });
    return server.ask("ListRecords", {
      metadataPrefix: key.prefix,
      ...(this.#since === null ? {} : { from: this.#since }),
      ...(key.setSpec === "" ? {} : { set: key.setSpec }),
    });
  }

  /** Takes the records of an answer, and writes them when there are enough. */
  async #take(answer: Answer): Promise<void> {
    const { writer, options, holdings, identity, tools } = this.#parts;
    const { source, library } = options;
    const reading = { mapping: { holdings, number: null }, source, library };
    const items = [...answer.records, ...answer.unread].map((one, at): Item => {
      const place = { number: writer.records + this.#held.length + at + 1, at: one.line };
      return "identifier" in one ? rejectUnread(one, place, source) : readRecord(one, place, reading);
    });
    this.#isReadable ||= items.some(({ kind }) => kind !== "rejected");
    this.#begun ??= answer.responseDate;
    const nextFrom = overlapping(this.#begun, identity.granularity);
    const isLast = answer.token === "";
    if (isLast && this.#since === null && items.length > 0 && !this.#isReadable)
      throw new HarvestFailed("No record of the server can be read.", false);
    for (const item of items) this.#held.push(item);
    this.#token = isLast ? null : answer.token;
    this.#listed += items.length;
    this.#total = answer.total ?? this.#total;
    if (isLast) await this.#write(nextFrom);
    else if (this.#held.length >= BATCH) await this.#write();
    if (isLast) this.#nextFrom = nextFrom;
    tools.onProgress?.(this.#progress());
  }

  /** Writes what is held, and with the last record where the harvest is. `nextFrom`: the list is complete. */
  async #write(nextFrom: string | null = null): Promise<void> {
    const { writer } = this.#parts;
    if (nextFrom === null && this.#held.length === 0) return;
    do {
      const part = this.#held.slice(0, BATCH);
      await writer.write(part, 0, async (trx) => {
        if (part.length < this.#held.length) return;
        await keepHarvest(trx, nextFrom === null ? this.#rowUnderWay() : this.#completeRow(nextFrom));
      });
      // Not before, so that a failed transaction loses none.
      this.#held.splice(0, part.length);
      await writer.pause();
    } while (this.#held.length > 0);
  }

  #rowUnderWay() {
    const { key, writer } = this.#parts;
    const here = { begun: this.#begun, since: this.#since, token: this.#token, importId: writer.id };
    return { ...key, ...this.#last, ...here };
  }

  #completeRow(nextFrom: string) {
    const { key, writer, tools } = this.#parts;
    const ended = { nextFrom, finishedAt: tools.clock.now(), importId: writer.id };
    return { ...key, ...ended, begun: null, since: null, token: null };
  }

  #progress(): HarvestProgress {
    return { ...this.#parts.writer.counts, records: this.#listed, total: this.#total };
  }
}
