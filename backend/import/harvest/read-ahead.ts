import { on } from "node:events";
import { Worker } from "node:worker_threads";
import type { Page, RecordReading } from "./page.ts";
import { HarvestFailed, type HarvestLimits } from "./web.ts";

/** The rest of a list, for the thread that reads it. */
export interface ListAhead {
  readonly url: string;
  readonly login: string | null;
  readonly limits: HarvestLimits;
  /** Milliseconds by which the harvest's clock is ahead of the system's. */
  readonly clockAhead: number;
  readonly reading: RecordReading;
  /** Makes readings for records without them. */
  readonly readings: boolean;
  /** Continues the list. */
  readonly token: string;
}

/** A message of the thread. It receives the number of records taken, so that it does not read too far ahead. */
export type Said = { readonly page: Page } | { readonly failure: string; readonly later: boolean };

/** Requests the rest of a list and reads its records in a separate thread, while this one writes. */
export class ReadAhead {
  readonly #worker: Worker;
  readonly #said: AsyncIterator<readonly [Said]>;

  constructor(list: ListAhead, signal: AbortSignal) {
    this.#worker = new Worker(new URL("./read-ahead-thread.ts", import.meta.url), { workerData: list });
    this.#said = on(this.#worker, "message", { signal, close: ["exit"] }) as AsyncIterator<readonly [Said]>;
  }

  /** The next answer. Throws `HarvestFailed`, and an `AbortError` when the signal is aborted. */
  async next(): Promise<Page> {
    const { value, done } = await this.#said.next();
    if (done === true) throw new Error("The thread that reads ahead has ended.");
    const [said] = value;
    if ("failure" in said) throw new HarvestFailed(said.failure, said.later);
    this.#worker.postMessage(weightOf(said.page));
    return said.page;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** How much an answer counts towards the records read ahead; an empty one counts too. */
export function weightOf({ items }: Page): number {
  return items.length + 1;
}
