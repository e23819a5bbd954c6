import { type Harvest, type HarvestKey, keepHarvest } from "../../store/harvests.ts";
import type { ImportRun } from "../../store/imports.ts";
import type { Item } from "../formats/item.ts";
import { BATCH, type CatalogueWriter } from "../writer.ts";
import type { Identity } from "./answer.ts";
import { AroundBreakdowns, isBreakdown, type LeftOut, type Part } from "./around.ts";
import type { HarvestOptions, HarvestProgress, HarvestSummary, HarvestTools } from "./options.ts";
import { overlapping } from "./overlap.ts";
import { checkToken, type Page, pageOf, type RecordReading } from "./page.ts";
import { ReadAhead } from "./read-ahead.ts";
import type { OaiServer } from "./server.ts";
import { HarvestFailed, type HarvestLimits } from "./web.ts";

/** Times that a harvest begins anew because the server has forgotten its resumption token. */
const MOST_ANEW = 3;
/** Records after which the rest of a list is read in a thread of its own; for a short list its start takes longer than the list. */
const LONG_LIST = 1000;
/** The list of everything begins here when it is asked for by dates. */
const EARLIEST = "1970-01-01";

type Start = Pick<Harvest, "since" | "begun" | "token">;

/** What a run works with. */
interface Parts {
  readonly options: HarvestOptions;
  readonly tools: HarvestTools;
  readonly server: OaiServer;
  readonly limits: HarvestLimits;
  readonly identity: Identity;
  /** The server's date before the list was asked for. */
  readonly now: string;
  readonly key: HarvestKey;
  readonly writer: CatalogueWriter;
  readonly reading: RecordReading;
  readonly signal: AbortSignal;
}

/** One run of a harvest, from its first request to its last record. */
export class HarvestRun {
  readonly #parts: Parts;
  readonly #around: AroundBreakdowns;
  /** Of the last complete harvest. */
  readonly #last: Pick<Harvest, "nextFrom" | "finishedAt" | "leftOut">;
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
  /** Answers and records that this run has read. */
  #answers = 0;
  #read = 0;
  /** What earlier harvests have left out, and this one has not asked for. */
  readonly #waiting: LeftOut[] = [];
  /** What the server fails on. */
  readonly #leftOut: LeftOut[] = [];
  /** The thread that reads the rest of a long list. */
  #ahead: ReadAhead | null = null;

  constructor(parts: Parts, known: Harvest | null, { since, begun, token }: Start, before: ImportRun | null) {
    this.#parts = parts;
    const { options, limits, tools, key, identity, reading, signal } = parts;
    const { granularity } = identity;
    const now = (): number => tools.clock.now();
    const list = { key, login: options.login, limits, granularity, reading, signal, now };
    this.#around = new AroundBreakdowns(list);
    this.#last = {
      nextFrom: known?.nextFrom ?? null,
      finishedAt: known?.finishedAt ?? null,
      leftOut: known?.leftOut ?? "[]",
    };
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
    const told = { nextFrom: this.#nextFrom, leftOut: this.#allLeftOut(), tellsDeleted };
    return { ...this.#progress(), ...about, ...ended, ...told };
  }

  async #list(): Promise<Pick<HarvestSummary, "state" | "failure" | "later">> {
    try {
      await this.#takeAgain();
      await this.#readList().catch((error: unknown) => {
        // The run before ended here too, or the list does not even begin.
        if (!isBreakdown(error) || this.#answers > 0) throw error;
        return this.#readAround();
      });
      return { state: "done", failure: "", later: false };
    } catch (error) {
      const isExpected = this.#parts.signal.aborted || error instanceof HarvestFailed;
      if (isExpected) await this.#write();
      if (this.#parts.signal.aborted) return { state: "stopped", failure: "", later: false };
      if (!(error instanceof HarvestFailed)) throw error;
      return { state: "failed", failure: error.message, later: error.later };
    } finally {
      await this.#ahead?.end();
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
        if (anew > MOST_ANEW) throw new HarvestFailed("The server rejects its own resumption tokens.", true);
        await this.#write();
        await this.#ahead?.end();
        this.#ahead = null;
        seen.clear();
        this.#begun = null;
        this.#token = null;
        this.#listed = 0;
        continue;
      }
      if (answer.error !== null && answer.error.code !== "noRecordsMatch")
        throw new HarvestFailed(`The server answers ${answer.error.code}: ${answer.error.message}`, false);
      checkToken(answer.token, seen);
      await this.#take(answer);
    } while (this.#nextFrom === null);
  }

  /** Asks for what earlier harvests have left out, unless everything is asked for. */
  async #takeAgain(): Promise<void> {
    if (this.#parts.options.full) return;
    this.#waiting.push(...(JSON.parse(this.#last.leftOut) as LeftOut[]));
    try {
      for (let [one] = this.#waiting; one !== undefined; [one] = this.#waiting) {
        for await (const part of this.#around.again(one)) await this.#takePart(part);
        this.#waiting.shift();
      }
    } catch (error) {
      // It says nothing about the list: none of so many can be had, or one is refused, which the next harvest asks for last.
      if (!(error instanceof HarvestFailed)) throw error;
      if (!isBreakdown(error)) this.#leftOut.push(...this.#waiting.splice(0, 1));
    }
  }

  /** Those that were not asked for come first, so that the next harvest begins with them. */
  #allLeftOut(): readonly LeftOut[] {
    const all = [...this.#waiting, ...this.#leftOut];
    return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
  }

  /** Reads a list without what the server fails on. After a stop it starts from the beginning. */
  async #readAround(): Promise<void> {
    const { identity, now } = this.#parts;
    const begun = this.#begun ?? now;
    this.#listed = 0;
    for await (const part of this.#around.between(this.#since ?? EARLIEST, begun)) await this.#takePart(part);
    const nextFrom = overlapping(begun, identity.granularity);
    await this.#write(nextFrom);
    this.#nextFrom = nextFrom;
  }

  async #takePart({ items, leftOut }: Part): Promise<void> {
    this.#hold(items);
    if (leftOut !== undefined) this.#leftOut.push(leftOut);
    if (this.#held.length >= BATCH) await this.#write();
    this.#parts.tools.onProgress?.(this.#progress());
  }

  async #ask(): Promise<Page> {
    const { server, key, reading } = this.#parts;
    if (this.#token !== null) {
      this.#readAhead();
      if (this.#ahead !== null) return this.#ahead.next();
      return pageOf(await server.ask("ListRecords", { resumptionToken: this.#token }), reading);
    }
    const answer = await server.ask("ListRecords", {
      metadataPrefix: key.prefix,
      ...(this.#since === null ? {} : { from: this.#since }),
      ...(key.setSpec === "" ? {} : { set: key.setSpec }),
    });
    return pageOf(answer, reading);
  }

  /** Reads the rest of a long list in a thread, unless it does already. */
  #readAhead(): void {
    const { options, limits, tools, reading, signal } = this.#parts;
    const { url, login, readings, longList = LONG_LIST } = options;
    const token = this.#token;
    if (token === null || this.#ahead !== null || this.#read < longList) return;
    const clockAhead = tools.clock.now() - Date.now();
    this.#ahead = new ReadAhead({ url, login, limits, clockAhead, reading, readings, token }, signal);
  }

  /** Takes the records of an answer, and writes them when there are enough. */
  async #take(answer: Page): Promise<void> {
    const { identity, tools } = this.#parts;
    const { items } = answer;
    this.#isReadable ||= items.some(({ kind }) => kind !== "rejected");
    this.#begun ??= answer.responseDate;
    const nextFrom = overlapping(this.#begun, identity.granularity);
    const isLast = answer.token === "";
    if (isLast && this.#since === null && items.length > 0 && !this.#isReadable)
      throw new HarvestFailed("No record of the server can be read.", false);
    this.#hold(items);
    this.#answers += 1;
    this.#token = isLast ? null : answer.token;
    this.#total = answer.total ?? this.#total;
    // Before what was read is written: the thread takes a while to start.
    this.#readAhead();
    if (isLast) await this.#write(nextFrom);
    else if (this.#held.length >= BATCH) await this.#write();
    if (isLast) this.#nextFrom = nextFrom;
    tools.onProgress?.(this.#progress());
  }

  /** Keeps the records of an answer for the next transaction, numbered after those before them. */
  #hold(items: readonly Item[]): void {
    const before = this.#parts.writer.records + this.#held.length;
    for (const item of items) this.#held.push({ ...item, number: before + item.number });
    this.#listed += items.length;
    this.#read += items.length;
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
    const leftOut = JSON.stringify(this.#allLeftOut());
    const ended = { nextFrom, finishedAt: tools.clock.now(), importId: writer.id, leftOut };
    return { ...key, ...ended, begun: null, since: null, token: null };
  }

  #progress(): HarvestProgress {
    return { ...this.#parts.writer.counts, records: this.#listed, total: this.#total };
  }
}
