import type { Availability, Copy, TitleDetail } from "#contract/domain/title.ts";
import type { Abort, LibraryPort } from "#contract/library/port.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { relatedBySearch } from "../related.ts";
import { withTimeout } from "../with-timeout.ts";
import type { Item } from "./item.ts";
import { askItem, isBarcode } from "./items.ts";
import { type Sip2, UNEXPECTED } from "./sip2.ts";

/** Copies of a title that are read from the server; the status of others is unknown. */
const MOST_COPIES = 10;

/** Item information of the first copies, those of the own library first. */
async function liveItems(
  sip2: Sip2,
  copies: readonly Copy[],
  signal: Abort,
): Promise<ReadonlyMap<string, Item>> {
  const found = new Map<string, Item>();
  if (!sip2.capabilities.answersItemInformation()) return found;
  const own = (copy: Copy): boolean => copy.library === sip2.library;
  const asked = [...copies.filter(own), ...copies.filter((copy) => !own(copy))]
    .filter(({ barcode }) => isBarcode(barcode))
    .slice(0, MOST_COPIES);
  for (const { barcode } of asked) {
    const item = await askItem(sip2, barcode, signal);
    // After one missing answer the other copies are not requested.
    if (item === null) break;
    found.set(barcode, item);
  }
  return found;
}

/** Availability from the copies; the own library's shelf first. */
function availabilityOf(
  copies: readonly Copy[],
  waiting: number,
  canHold: boolean,
  own: string,
): Availability {
  const onShelf = copies.filter(({ status }) => status === "on-shelf");
  const shelf = onShelf.find(({ library }) => library === own) ?? onShelf[0];
  if (shelf !== undefined) {
    const { library, closedStacks, callNumber, place } = shelf;
    return { kind: "on-shelf", library, closedStacks, callNumber, place };
  }
  if (copies.some(({ status }) => status === "unknown") || copies.length === 0) return { kind: "unknown" };
  const isComing = copies.some(({ status }) => status !== "missing");
  return isComing && canHold ? { kind: "holdable", waiting } : { kind: "none" };
}

async function titleOf(sip2: Sip2, title: TitleDetail, signal: Abort): Promise<TitleDetail> {
  const items = await liveItems(sip2, title.copies, signal);
  const copies = title.copies.map((copy): Copy => {
    const item = items.get(copy.barcode);
    if (item === undefined) return copy;
    // Where exactly it is, the server does not say.
    const status = item.status === "in-house" ? "unknown" : item.status;
    return { ...copy, status, dueDate: status === "on-loan" ? item.due : null };
  });
  const waiting = Math.max(0, ...[...items.values()].map((item) => item.waiting ?? 0));
  const { placeHold } = sip2.capabilities.ofPort();
  const isLent = copies.some(({ barcode, status }) => isBarcode(barcode) && status !== "missing");
  return {
    ...title,
    copies,
    waiting,
    holdable: placeHold && isLent,
    availability: availabilityOf(copies, waiting, placeHold, sip2.library),
  };
}

/** The catalogue, with the current status of a title's copies. */
export function titlesPart(
  sip2: Sip2,
): Pick<LibraryPort, "search" | "suggest" | "title" | "find" | "classAt" | "picks" | "related"> {
  const { catalogue } = sip2;
  return {
    search: async (call, options) => {
      if (catalogue === null) return UNEXPECTED;
      return call.query.trim() === "" ? refused(refusal("query-empty")) : catalogue.search(call, options);
    },
    suggest: async () => UNEXPECTED,
    title: async ({ id }, options): Promise<Result<TitleDetail>> => {
      if (catalogue === null) return UNEXPECTED;
      const begun = performance.now();
      const title = await catalogue.title(id, options);
      if (!title.ok) return title;
      const left = Math.max(0, Math.min(sip2.limits.copies, sip2.limits.read - (performance.now() - begun)));
      return ok(await withTimeout(left, options.signal, (signal) => titleOf(sip2, title.value, signal)));
    },
    find: async (call, options) => (catalogue === null ? UNEXPECTED : catalogue.find(call, options)),
    classAt: async () => UNEXPECTED,
    picks: async () => UNEXPECTED,
    related: async ({ id }, options) =>
      catalogue === null
        ? UNEXPECTED
        : relatedBySearch(catalogue.title(id, options), (request) => catalogue.search(request, options)),
  };
}
