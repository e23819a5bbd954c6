import type { z } from "zod";
import type { Result } from "#contract/result.ts";
import { ok } from "#contract/result.ts";
import {
  accountAnswer,
  availabilityAnswer,
  bibliosAnswer,
  checkoutsAnswer,
  holdsAnswer,
  itemsAnswer,
  type KohaAvailability,
  type KohaBiblio,
  type KohaCheckout,
  type KohaHold,
  type KohaItem,
  type KohaPatron,
  patronAnswer,
  type QueuedHold,
  queueAnswer,
} from "./answers.schema.ts";
import type { Call } from "./call.ts";
import { type Koha, OUT_OF_ORDER } from "./koha.ts";
import type { Rest } from "./rest.ts";

/** The whole list in one answer: a patron's lists are short, and each page would be another call. */
const ALL = { _per_page: "-1" } as const;
/** Koha matches with "contains" by default: patron 4 would see the loans of 14. */
const EXACT = { _match: "exact" } as const;
/** In bytes. The copies of a page of popular titles, with all of their fields, may be longer than other answers. */
const MAX_BYTES = 8 * 1024 * 1024;
/** Ids in one request; more do not fit into a header. */
const MOST_IDS = 100;

function numbers(ids: readonly string[]): readonly number[] {
  return [...new Set(ids)].map(Number).filter(Number.isSafeInteger);
}

/** A list of a patron. A row of another patron makes the whole answer invalid. */
async function own<T extends { readonly patron_id: string }>(
  { rest, log }: Koha,
  name: "holds" | "checkouts",
  shape: z.ZodType<T[]>,
  patron: string,
  call: Call,
): Promise<Result<readonly T[]>> {
  const query = { patron_id: patron, ...EXACT, ...ALL };
  const answer = await rest.read({ name, method: "GET", path: `/${name}`, query }, shape, call);
  if (!answer.ok || answer.value.every(({ patron_id }) => patron_id === patron)) return answer;
  log("koha-foreign-data", { kind: name });
  return OUT_OF_ORDER;
}

/** The patron's loans. */
export function checkoutsOf(
  koha: Koha,
  patron: string,
  call: Call,
): Promise<Result<readonly KohaCheckout[]>> {
  return own(koha, "checkouts", checkoutsAnswer, patron, call);
}

/** Whether a copy can be lent to a patron, and what stands against it; only the account that lends may ask. */
export function availabilityOf(
  lending: Rest,
  patron: string,
  item: string,
  call: Call,
): Promise<Result<KohaAvailability>> {
  const query = { patron_id: patron, item_id: item };
  const ask = { name: "availability", method: "GET", path: "/checkouts/availability", query } as const;
  return lending.read(ask, availabilityAnswer, call);
}

/** The patron's holds. */
export function holdsOf(koha: Koha, patron: string, call: Call): Promise<Result<readonly KohaHold[]>> {
  return own(koha, "holds", holdsAnswer, patron, call);
}

/** The patron's record. */
export async function patronOf({ rest, log }: Koha, patron: string, call: Call): Promise<Result<KohaPatron>> {
  const path = `/patrons/${encodeURIComponent(patron)}`;
  const answer = await rest.read({ name: "patron", method: "GET", path }, patronAnswer, call);
  if (!answer.ok || answer.value.patron_id === patron) return answer;
  log("koha-foreign-data", { kind: "patron" });
  return OUT_OF_ORDER;
}

/**
 * The patron's balance; null = unknown, and the home screen shows none. The answer does not name the patron. Needs a permission
 * that is optional (docs/connect-koha.md).
 */
export async function balanceOf({ rest, times }: Koha, patron: string, call: Call): Promise<number | null> {
  const path = `/patrons/${encodeURIComponent(patron)}/account`;
  const until = Math.min(call.until, performance.now() + times.balance);
  const answer = await rest.read({ name: "balance", method: "GET", path }, accountAnswer, { ...call, until });
  return answer.ok ? answer.value.balance : null;
}

/** Splits the ids into as few requests as possible, one after the other. */
async function inParts<T>(
  ids: readonly string[],
  ask: (some: readonly number[]) => Promise<Result<readonly T[]>>,
): Promise<Result<readonly T[]>> {
  const all = numbers(ids);
  const found: T[] = [];
  for (let at = 0; at < all.length; at += MOST_IDS) {
    const answer = await ask(all.slice(at, at + MOST_IDS));
    if (!answer.ok) return answer;
    found.push(...answer.value);
  }
  return ok(found);
}

/** Copies with their titles by copy id: one request instead of one for each loan. */
export function itemsById(
  koha: Koha,
  ids: readonly string[],
  call: Call,
): Promise<Result<readonly KohaItem[]>> {
  return inParts(ids, (some) => items(koha, { "me.item_id": some }, "biblio", call));
}

/** All copies of some titles. `embed`: with their titles. */
export function itemsOfTitles(
  koha: Koha,
  titles: readonly string[],
  embed: "biblio" | null,
  call: Call,
): Promise<Result<readonly KohaItem[]>> {
  return inParts(titles, (some) => items(koha, { "me.biblio_id": some }, embed, call));
}

/** The copy with exactly this barcode, with its title; null when there is none. */
export async function itemOf(koha: Koha, barcode: string, call: Call): Promise<Result<KohaItem | null>> {
  const found = await items(koha, { "me.external_id": barcode }, "biblio", call);
  return found.ok ? ok(found.value.find(({ external_id }) => external_id === barcode) ?? null) : found;
}

function items(koha: Koha, q: unknown, embed: "biblio" | null, call: Call): Promise<Result<KohaItem[]>> {
  const words = [koha.features().strings ? "+strings" : null, embed].filter((word) => word !== null);
  return koha.rest.read(
    {
      name: "items",
      method: "GET",
      path: "/items",
      q,
      query: ALL,
      maxBytes: MAX_BYTES,
      ...(words.length === 0 ? {} : { embed: words.join(",") }),
    },
    itemsAnswer,
    call,
  );
}

/** All holds on some titles, of every patron: only the copy and the state, no patron. */
export function queuesOf(
  koha: Koha,
  titles: readonly string[],
  call: Call,
): Promise<Result<readonly QueuedHold[]>> {
  return inParts(titles, (some) => {
    const q = { "me.biblio_id": some };
    const ask = { name: "queue", method: "GET", path: "/holds", q, query: ALL, maxBytes: MAX_BYTES } as const;
    return koha.rest.read(ask, queueAnswer, call);
  });
}

/** Titles by id; those that Koha does not have are missing. */
export function bibliosById(
  koha: Koha,
  titles: readonly string[],
  call: Call,
): Promise<Result<readonly KohaBiblio[]>> {
  return inParts(titles, (some) => {
    const q = { "me.biblio_id": some };
    return koha.rest.read(
      { name: "biblios", method: "GET", path: "/biblios", q, query: ALL },
      bibliosAnswer,
      call,
    );
  });
}
