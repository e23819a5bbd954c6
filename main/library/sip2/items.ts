import type { IsoDate } from "#contract/domain/text.ts";
import type { TitleLine } from "#contract/domain/title.ts";
import type { Abort } from "#contract/library/port.ts";
import { plainText } from "#contract/marc/isbd.ts";
import { bookMarkOf } from "#contract/text/book-mark.ts";
import { tidy } from "#contract/text/values.ts";
import { dayIn } from "./dates.ts";
import type { Item, ItemStatus } from "./item.ts";
import { count, first, type Message } from "./message.ts";
import type { Borrower } from "./patrons.ts";
import type { Sip2Link } from "./sip2.ts";

/** Circulation status -> status of the copy. Others are unknown or of no use to a patron (SIP-33). */
const STATUSES: Readonly<Record<string, ItemStatus>> = {
  "03": "on-shelf",
  "04": "on-loan",
  "05": "on-loan",
  "06": "in-house",
  "07": "on-loan",
  "08": "on-hold-shelf",
  "09": "in-house",
  "10": "in-transit",
  "11": "missing",
  "12": "missing",
  "13": "missing",
};
/** How long item information is reused within a visit, in milliseconds. */
const FRESH_MS = 30_000;
/** Maximum length of a list on the screen. */
const MOST_ITEMS = 50;

/** Whether a line can be a barcode. Titles have blanks, or letters that no barcode has (SIP-36). */
export function isBarcode(line: string): boolean {
  return /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9.$/+:_-]{2,29}$/u.test(line);
}

const UNKNOWN: Omit<Item, "barcode"> = {
  title: "",
  status: "unknown",
  due: null,
  shelfUntil: null,
  place: "",
  permanentPlace: "",
  kind: "",
  waiting: null,
};

function itemOf(message: Message<"18">, barcode: string, zone: string): Item {
  const day = (id: "AH" | "CM"): IsoDate | null => dayIn(first(message, id) ?? "", zone);
  return {
    barcode,
    title: plainText(first(message, "AJ") ?? ""),
    status: STATUSES[message.parts.circulation] ?? "unknown",
    due: day("AH"),
    shelfUntil: day("CM"),
    place: (first(message, "AP") ?? "").trim(),
    permanentPlace: (first(message, "AQ") ?? "").trim(),
    kind: (first(message, "CK") ?? "").trim(),
    waiting: count(first(message, "CF") ?? ""),
  };
}

/** Reads one copy (17); null when there is no answer. */
export async function askItem(
  { session, zone }: Pick<Sip2Link, "session" | "zone">,
  barcode: string,
  signal: Abort,
): Promise<Item | null> {
  const reply = await session.ask({ id: "17", fields: { AB: barcode } }, signal);
  return reply.kind === "answer" ? itemOf(reply.message, barcode, zone) : null;
}

/** Reads one copy before it is lent or taken back; with a server that cannot tell about copies, nothing of it is known. */
export async function askCopy(link: Sip2Link, barcode: string, signal: Abort): Promise<Item | null> {
  return link.capabilities.answersItemInformation()
    ? askItem(link, barcode, signal)
    : { ...UNKNOWN, barcode };
}

/** How many rows of a patron's list have the title of a copy, where the server lists titles (SIP-36). */
export function rowsOfTitle({ title }: Item, rows: readonly string[]): number {
  return title === "" ? 0 : rows.filter((row) => !isBarcode(row) && plainText(row) === title).length;
}

/**
 * The copies of the lines of a patron's list. Lines that are no barcodes are left out, as are copies for which the time is not
 * enough. Null when the server fails.
 * @param deadline of `performance.now()`.
 */
export async function itemsOf(
  sip2: Sip2Link,
  record: Pick<Borrower, "items">,
  lines: readonly string[],
  deadline: number,
  signal: Abort,
): Promise<ReadonlyMap<string, Item> | null> {
  const found = new Map<string, Item>();
  for (const line of lines.filter(isBarcode).slice(0, MOST_ITEMS)) {
    const kept = record.items.get(line);
    const isFresh = kept !== undefined && performance.now() - kept.at < FRESH_MS;
    if (!isFresh && performance.now() > deadline) break;
    const item = isFresh ? kept.item : await askItem(sip2, line, signal);
    if (item === null) return null;
    if (!isFresh) record.items.set(line, { item, at: performance.now() });
    found.set(line, item);
  }
  return found;
}

/** The title of a row, from its line and its copy. SIP2 sends nothing else about a title. */
export function lineOf(line: string, item: Item | undefined): TitleLine {
  const title = item === undefined || item.title === "" ? tidy(line) : item.title;
  const language = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(title) ? "ja" : "und";
  return {
    id: line,
    title,
    reading: "",
    volume: "",
    authors: [],
    ndc: "",
    bookMark: bookMarkOf({ authors: [], reading: "", title }),
    material: "book",
    audience: "general",
    language,
  };
}
