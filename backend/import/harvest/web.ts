import { setTimeout } from "node:timers/promises";
import type { Element } from "#contract/marc/elements.ts";
import { MINUTE_MS, SECOND_MS } from "../../clock.ts";
import { FileError } from "../formats/item.ts";
import { elementsOf } from "../formats/xml.ts";

/** Limits of requests, in milliseconds and bytes. */
export interface HarvestLimits {
  /** Without a byte for so long, a request has failed. */
  readonly silenceMs: number;
  /** Time for a whole answer. */
  readonly answerMs: number;
  /** Size of an answer after decompression. */
  readonly answerBytes: number;
  /** Times that a request is repeated. */
  readonly retries: number;
  /** The same after a 500, of a program that broke down; not more than `retries`. */
  readonly breakdowns: number;
  /** Before the first repetition; doubled for each further one. */
  readonly retryMs: number;
  /** Longest wait that a server may ask for. */
  readonly waitMs: number;
}

export const HARVEST_LIMITS: HarvestLimits = {
  silenceMs: 2 * MINUTE_MS,
  answerMs: 15 * MINUTE_MS,
  answerBytes: 64 * 1024 * 1024,
  retries: 5,
  breakdowns: 5,
  retryMs: 5 * SECOND_MS,
  waitMs: 15 * MINUTE_MS,
};

/** Times that a list that cannot be read is asked for again before it is read without the records that are not well-formed. */
const WHOLE_TRIES = 1;

/** HTTP status of a server that fails on a record. */
const BROKEN = 500;

/** Why a harvest cannot go on, as one sentence. `later`: the same request may succeed at another time. `status`: of the last answer. */
export class HarvestFailed extends Error {
  override readonly name = "HarvestFailed";
  readonly later: boolean;
  readonly status: number | null;
  constructor(sentence: string, later: boolean, status: number | null = null) {
    super(sentence);
    this.later = later;
    this.status = status;
  }

  /** Whether the server's program fails on the request, but the server is reachable. */
  get isBreakdown(): boolean {
    return this.status === BROKEN;
  }
}

/** A request that is worth repeating. `waitMs`: as the server asks; null = it does not. */
class Again extends Error {
  readonly waitMs: number | null;
  readonly status: number | null;
  constructor(sentence: string, waitMs: number | null = null, status: number | null = null) {
    super(sentence);
    this.waitMs = waitMs;
    this.status = status;
  }
}

/** An answer that cannot be read; it may be another time. */
class Unreadable extends Again {
  readonly body: Buffer;
  constructor(error: FileError, body: Buffer) {
    super(`The answer cannot be read. ${error.message}`);
    this.body = body;
  }
}

const PASSING = new Set([429, 500, 502, 503, 504]);

/** How an answer is read. */
export interface Reading<T> {
  /** Elements that are read, by name. */
  readonly wanted: (name: string) => boolean;
  /** Puts the answer together. */
  readonly answerOf: (elements: readonly Element[]) => T;
  /** What can be read of an answer that is not well-formed; null = nothing. Absent = such an answer is not asked for again. */
  readonly salvage?: (text: string) => T | null;
}

/** Requests to a server of catalogue records. */
export class HarvestWeb {
  readonly #limits: HarvestLimits;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #signal: AbortSignal;
  readonly #now: () => number;

  /** `login`: `user:password` for HTTP Basic, null = none. `now` in milliseconds, to understand a date in Retry-After. */
  constructor(login: string | null, limits: HarvestLimits, signal: AbortSignal, now: () => number) {
    const basic = login === null ? {} : { authorization: `Basic ${Buffer.from(login).toString("base64")}` };
    this.#headers = { "user-agent": "Shiori harvest", ...basic };
    this.#limits = limits;
    this.#signal = signal;
    this.#now = now;
  }

  /**
   * Asks, and repeats after a fault that may pass: 429 and 5xx, after the time in Retry-After, lost connections, and answers that
   * are not well-formed, of which in the end the sound part is read. Throws `HarvestFailed`, and the signal's reason when it is
   * aborted.
   */
  async get<T>(url: URL, reading: Reading<T>): Promise<T> {
    const { retryMs, waitMs } = this.#limits;
    for (let tries = 0; ; tries += 1) {
      try {
        return await this.#once(url, reading);
      } catch (error) {
        this.#signal.throwIfAborted();
        if (!(error instanceof Again)) throw error;
        const isUnreadable = error instanceof Unreadable;
        const retries = this.#retriesAfter(error);
        if (isUnreadable && tries >= Math.min(WHOLE_TRIES, retries)) {
          const rest = reading.salvage?.(error.body.toString("utf8")) ?? null;
          if (rest !== null) return rest;
        }
        const wait = error.waitMs ?? retryMs * 2 ** tries;
        const isLast = tries >= retries || (isUnreadable && reading.salvage === undefined);
        if (isLast || wait > waitMs) throw new HarvestFailed(error.message, !isUnreadable, error.status);
        await setTimeout(wait, undefined, { signal: this.#signal });
      }
    }
  }

  #retriesAfter({ status }: Again): number {
    const { retries, breakdowns } = this.#limits;
    return status === BROKEN ? Math.min(retries, breakdowns) : retries;
  }

  async #once<T>(url: URL, reading: Reading<T>): Promise<T> {
    const silence = new AbortController();
    const timer = globalThis.setTimeout(() => silence.abort(), this.#limits.silenceMs);
    const signal = AbortSignal.any([
      this.#signal,
      silence.signal,
      AbortSignal.timeout(this.#limits.answerMs),
    ]);
    try {
      const response = await fetch(url, { signal, headers: this.#headers });
      await this.#check(url, response);
      return await this.#read(response, reading, () => timer.refresh());
    } catch (error) {
      if (error instanceof Again || error instanceof HarvestFailed) throw error;
      if (signal.aborted) throw new Again("The server does not answer in time.");
      throw new Again(`The server cannot be reached: ${causeOf(error)}.`);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Throws when the answer has a status other than 200, or came over HTTP although HTTPS was asked for. */
  async #check(url: URL, { status, headers, body, url: from }: Response): Promise<void> {
    if (status !== 200) await body?.cancel();
    if (url.protocol === "https:" && !from.startsWith("https:"))
      throw new HarvestFailed("The server redirects from https to http.", false);
    if (status === 401)
      throw new HarvestFailed(
        "The server answers with status 401: the user name or password is wrong.",
        false,
      );
    const sentence = `The server answers with status ${status}.`;
    if (PASSING.has(status)) throw new Again(sentence, this.#retryAfter(headers.get("retry-after")), status);
    if (status !== 200) throw new HarvestFailed(sentence, false);
  }

  /** Seconds, or a date. */
  #retryAfter(text: string | null): number | null {
    if (text === null) return null;
    const wait = /^\d+$/u.test(text) ? Number(text) * SECOND_MS : Date.parse(text) - this.#now();
    return Number.isNaN(wait) ? null : Math.max(0, wait);
  }

  async #read<T>(response: Response, { wanted, answerOf }: Reading<T>, onBytes: () => void): Promise<T> {
    const { answerBytes } = this.#limits;
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      onBytes();
      size += chunk.length;
      if (size > answerBytes)
        throw new HarvestFailed(`The answer is larger than ${answerBytes} bytes.`, false);
      chunks.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    }
    try {
      const elements: Element[] = [];
      for await (const piece of elementsOf(piecesOf(chunks), wanted)) elements.push(...piece.elements);
      return answerOf(elements);
    } catch (error) {
      throw error instanceof FileError ? new Unreadable(error, Buffer.concat(chunks)) : error;
    }
  }
}

async function* piecesOf(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks;
}

/** The reason of a failed `fetch` is in its cause. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? causeOf(error.cause) : error.message || error.name;
}
