import type { HarvestKey } from "../../store/harvests.ts";
import type { Item } from "../formats/item.ts";
import type { Identity } from "./answer.ts";
import { dateOf, instantOf, unitOf } from "./overlap.ts";
import { type Page, pageOf, type RecordReading } from "./page.ts";
import { OaiServer } from "./server.ts";
import { HarvestFailed, type HarvestLimits, HarvestWeb } from "./web.ts";

/** Faults one after another, without an answer between them, that mean that the server is out of order: more than halvings of a list. */
const MOST_FAULTS = 100;
/** Status of a server whose program breaks down over a record. */
const BROKEN = 500;

/** The list of a server that breaks down over some of its records. */
export interface BrokenList {
  readonly key: HarvestKey;
  readonly login: string | null;
  readonly limits: HarvestLimits;
  readonly granularity: Identity["granularity"];
  readonly reading: RecordReading;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/** Whether the server breaks down over the records that were asked for, while it is there. */
export function isBreakdown(error: unknown): boolean {
  return error instanceof HarvestFailed && error.status === BROKEN;
}

/**
 * The records of a list that the server cannot make as a whole, answer by answer. It is asked for by spans of dates, which are halved
 * where the server breaks down, until only single seconds (or days) are left out; each of them is a rejected record. Records may come
 * twice. Throws `HarvestFailed` when the server is out of order.
 */
export async function* aroundBreakdowns(
  list: BrokenList,
  from: string,
  until: string,
): AsyncGenerator<readonly Item[]> {
  const unit = unitOf(list.granularity);
  const textOf = (at: number): string => dateOf(at, list.granularity);
  const ask = askerOf(list);
  const spans = [{ from: instantOf(from), until: instantOf(until) }];
  let faults = 0;
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    try {
      let answer = await ask({ from: textOf(span.from), until: textOf(span.until) });
      for (;;) {
        faults = 0;
        yield answer.items;
        if (answer.token === "") break;
        answer = await ask({ resumptionToken: answer.token });
      }
    } catch (error) {
      faults += 1;
      if (!isBreakdown(error) || faults > MOST_FAULTS) throw error;
      const half = span.from + Math.floor((span.until - span.from) / unit / 2) * unit;
      if (span.until - span.from < unit) yield [leftOut(textOf(span.from))];
      // The earlier half is asked for first.
      else spans.push({ from: half + unit, until: span.until }, { from: span.from, until: half });
    }
  }
}

function askerOf({ key, login, limits, reading, signal, now }: BrokenList) {
  const few = { ...limits, retries: Math.min(limits.retries, 1) };
  const server = new OaiServer(new URL(key.url), new HarvestWeb(login, few, signal, now));
  const about = { metadataPrefix: key.prefix, ...(key.setSpec === "" ? {} : { set: key.setSpec }) };
  return async (asked: Readonly<Record<string, string>>): Promise<Page> => {
    const parameters = "from" in asked ? { ...about, ...asked } : asked;
    const page = pageOf(await server.ask("ListRecords", parameters), reading);
    if (page.error !== null && page.error.code !== "noRecordsMatch")
      throw new HarvestFailed(`The server answers ${page.error.code}: ${page.error.message}`, false);
    return page;
  };
}

function leftOut(date: string): Item {
  const reason = `The server breaks down over a record of ${date}.`;
  return { number: 1, at: 0, kind: "rejected", id: "", reason };
}
