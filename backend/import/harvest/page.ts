import type { Item, ReaderOptions } from "../formats/item.ts";
import type { MarcMapping } from "../formats/marc/map.ts";
import { type Answer, readRecord, rejectById } from "./answer.ts";
import { HarvestFailed } from "./web.ts";

/** How the records of a list are read. */
export type RecordReading = Omit<ReaderOptions<MarcMapping>, "skip">;

/** An answer to a list with its records read. */
export interface Page extends Pick<Answer, "responseDate" | "error" | "token" | "total"> {
  /** Their numbers count within the answer; the first is 1. */
  readonly items: readonly Item[];
}

/** Reads the records of an answer. */
export function pageOf(answer: Answer, reading: RecordReading): Page {
  const { records, unread, responseDate, error, token, total } = answer;
  const items = [...records, ...unread].map((one, at): Item => {
    const place = { number: at + 1, at: one.line };
    return "identifier" in one
      ? rejectById(one.identifier, place, reading.source, "The record is not well-formed XML.")
      : readRecord(one, place, reading);
  });
  return { items, responseDate, error, token, total };
}

/** Throws `HarvestFailed` when a list continues at a token that was asked for before. */
export function checkToken(token: string, asked: ReadonlySet<string>): void {
  if (asked.has(token))
    throw new HarvestFailed("The server repeats a resumption token: the list has no end.", false);
}
