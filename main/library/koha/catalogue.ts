import {
  type Availability,
  type Copy,
  MOST_PICKS,
  type SearchPage,
  type SearchRequest,
  type TitleDetail,
  type TitleId,
  type TitleSummary,
} from "#contract/domain/title.ts";
import type { CallOptions } from "#contract/library/port.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { relatedBySearch } from "../related.ts";
import { biblioAnswer, bibliosAnswer, itemsAnswer, type KohaBiblio } from "./answers.schema.ts";
import { type Call, callFor } from "./call.ts";
import { availabilityOf, copiesOf, isHoldable, waitingOf } from "./copies.ts";
import type { Koha, Part } from "./koha.ts";
import { pageAround } from "./paging.ts";
import { isAbsent } from "./problems.ts";
import { itemsOfTitles, queuesOf } from "./questions.ts";
import { isbnCondition, orderOf, searchCondition } from "./search-question.ts";
import { detailsOf, isbnsOf, isTitleId, summaryOf } from "./titles.ts";

/** Hits are counted up to this number. */
const MOST_HITS = 1000;
/** Hits examined when a filter depends on copies, because Koha cannot search titles by their copies. */
const LOOKED_THROUGH = 100;
const NO_TITLE = refused(refusal("title-not-found"));

/** The copies of a title, and the length of its queue. */
interface Stock {
  readonly copies: readonly Copy[];
  readonly waiting: number;
}

/** The stock of titles by their ids: two requests for any number of titles. */
async function stockOf(
  koha: Koha,
  ids: readonly string[],
  call: Call,
): Promise<Result<(id: string) => Stock>> {
  const [items, queues] = await Promise.all([
    itemsOfTitles(koha, ids, null, call),
    queuesOf(koha, ids, call),
  ]);
  if (!items.ok) return items;
  if (!queues.ok) return queues;
  return ok((id) => {
    const holds = queues.value.filter(({ biblio_id }) => biblio_id === id);
    const own = items.value.filter(({ biblio_id }) => biblio_id === id);
    return { copies: copiesOf(own, holds), waiting: waitingOf(holds) };
  });
}

/** Titles with their availability. */
async function summariesOf(
  koha: Koha,
  biblios: readonly KohaBiblio[],
  call: Call,
): Promise<Result<readonly { readonly summary: TitleSummary; readonly facts: CopyFacts }[]>> {
  const ids = biblios.map(({ biblio_id }) => biblio_id);
  const stock = await stockOf(koha, ids, call);
  if (!stock.ok) return stock;
  return ok(
    biblios.map((biblio) => {
      const { copies, waiting } = stock.value(biblio.biblio_id);
      return {
        summary: summaryOf(biblio, availabilityOf(copies, waiting, koha.library)),
        facts: {
          holdable: isHoldable(copies),
          libraries: copies.map(({ library }) => library),
          onShelf: copies.filter(({ kept, status }) => kept === null && status === "on-shelf"),
        },
      };
    }),
  );
}

/** The call with the time that a list waits for its availability. */
function soon({ times }: Koha, call: Call): Call {
  return { ...call, until: Math.min(call.until, performance.now() + times.availability) };
}

/** The titles alone, because a list without copies, whose answer was late, is better than none. */
function withoutAvailability(biblios: readonly KohaBiblio[]): readonly TitleSummary[] {
  return biblios.map((biblio) => summaryOf(biblio, { kind: "unknown" }));
}

/** Availability of titles that another catalogue has found, without ids that Koha cannot have: two requests. */
export async function availabilitiesOf(
  koha: Koha,
  titles: readonly TitleId[],
  call: Call,
): Promise<Result<ReadonlyMap<TitleId, Availability>>> {
  const ids = titles.filter(isTitleId);
  const stock = await stockOf(koha, ids, call);
  if (!stock.ok) return stock;
  return ok(
    new Map(
      ids.map((id) => {
        const { copies, waiting } = stock.value(id);
        return [id, availabilityOf(copies, waiting, koha.library)] as const;
      }),
    ),
  );
}

/** The conditions that a search puts on a title's copies. */
interface CopyFacts {
  readonly holdable: boolean;
  readonly libraries: readonly string[];
  readonly onShelf: readonly { readonly library: string }[];
}

function isWanted({ holdable, libraries, onShelf }: CopyFacts, request: SearchRequest): boolean {
  const { library } = request;
  if (request.holdable === true && !holdable) return false;
  if (request.onShelf === true) {
    return onShelf.some((copy) => library === null || copy.library === library);
  }
  return library === null || libraries.includes(library);
}

/** Hits from the `from`th on (first = 0), at most `count` of them. */
interface Hits {
  readonly rows: readonly KohaBiblio[];
  /** Number of all hits; with `more`, the number up to the last of `rows`. */
  readonly total: number;
  /** More than `total` exist. */
  readonly more: boolean;
}

/** Koha does not count titles (KOHA-3): one row more than wanted shows whether there are others. */
async function hits(
  koha: Koha,
  request: SearchRequest,
  { from, count }: { readonly from: number; readonly count: number },
  call: Call,
): Promise<Result<Hits>> {
  const condition = searchCondition(request);
  if (condition === null) return ok({ rows: [], total: 0, more: false });
  const { page, size } = pageAround(from, count + 1);
  const query = { _page: String(page), _per_page: String(size), _order_by: orderOf(request) };
  const ask = { name: "search", method: "GET", path: "/biblios", q: condition, query } as const;
  const answer = await koha.rest.list(ask, bibliosAnswer, call);
  if (!answer.ok) return answer;
  const { rows, total } = answer.value;
  const start = from - (page - 1) * size;
  const wanted = rows.slice(start, start + count);
  if (total !== null) return ok({ rows: wanted, total: Math.min(total, MOST_HITS), more: total > MOST_HITS });
  const more = rows.length > start + count;
  const seen = rows.length === 0 ? 0 : (page - 1) * size + rows.length;
  return ok({ rows: wanted, total: more ? from + count : seen, more });
}

function pageOf(
  request: SearchRequest,
  items: readonly TitleSummary[],
  { total, more }: Pick<Hits, "total" | "more">,
): SearchPage {
  const found = { total, more, page: request.page, items };
  return total === 0 ? found : { ...found, match: "exact" };
}

async function search(koha: Koha, request: SearchRequest, call: Call): Promise<Result<SearchPage>> {
  const { page, pageSize } = request;
  const from = (page - 1) * pageSize;
  const byCopies = request.library !== null || request.onShelf === true || request.holdable === true;
  const window = byCopies ? { from: 0, count: LOOKED_THROUGH } : { from, count: pageSize };
  const answer = await hits(koha, request, window, call);
  if (!answer.ok) return answer;
  const { rows, total, more } = answer.value;
  if (rows.length === 0) return ok(pageOf(request, [], answer.value));
  const titles = await summariesOf(koha, rows, byCopies ? call : soon(koha, call));
  if (!titles.ok) return byCopies ? titles : ok(pageOf(request, withoutAvailability(rows), answer.value));
  const wanted = titles.value.filter(({ facts }) => isWanted(facts, request)).map(({ summary }) => summary);
  if (!byCopies) return ok(pageOf(request, wanted, answer.value));
  const shown = wanted.slice(from, from + pageSize);
  return ok(pageOf(request, shown, { total: wanted.length, more: more || total > LOOKED_THROUGH }));
}

/** Reads the title, when no copy's answer has included it. */
async function biblio(koha: Koha, id: string, call: Call): Promise<Result<KohaBiblio>> {
  const ask = { name: "biblio", method: "GET", path: `/biblios/${id}` } as const;
  return koha.rest.read(ask, biblioAnswer, call, (problem, status) =>
    isAbsent(problem, status) ? refusal("title-not-found") : null,
  );
}

async function title(koha: Koha, id: string, call: Call): Promise<Result<TitleDetail>> {
  if (!isTitleId(id)) return NO_TITLE;
  const [items, queue] = await Promise.all([
    itemsOfTitles(koha, [id], "biblio", call),
    queuesOf(koha, [id], call),
  ]);
  if (!items.ok) return items;
  if (!queue.ok) return queue;
  const embedded = items.value.find((item) => item.biblio !== null)?.biblio ?? null;
  const found = embedded === null ? await biblio(koha, id, call) : ok(embedded);
  if (!found.ok) return found;
  const copies = copiesOf(items.value, queue.value);
  const waiting = waitingOf(queue.value);
  return ok({
    ...summaryOf(found.value, availabilityOf(copies, waiting, koha.library)),
    ...detailsOf(found.value),
    copies,
    holdable: isHoldable(copies),
    waiting,
  });
}

async function findIsbn(koha: Koha, isbn: string, call: Call): Promise<Result<{ readonly id: string }>> {
  const ask = { name: "find-isbn", method: "GET", path: "/biblios", q: isbnCondition(isbn) } as const;
  const answer = await koha.rest.read(ask, bibliosAnswer, call);
  if (!answer.ok) return answer;
  const held = answer.value.find((one) => isbnsOf(one.isbn).includes(isbn));
  return held === undefined ? refused(refusal("isbn-not-held")) : ok({ id: held.biblio_id });
}

async function findCopy(koha: Koha, barcode: string, call: Call): Promise<Result<{ readonly id: string }>> {
  // A plain parameter would match with "contains": barcode 12 would find 123.
  const ask = { name: "find-copy", method: "GET", path: "/items", q: { external_id: barcode } } as const;
  const answer = await koha.rest.read(ask, itemsAnswer, call);
  if (!answer.ok) return answer;
  const held = answer.value.find((item) => item.external_id === barcode && item.withdrawn === 0);
  return held === undefined ? refused(refusal("copy-not-found")) : ok({ id: held.biblio_id });
}

/** The titles added last that can be borrowed. */
async function newest(koha: Koha, call: Call): Promise<Result<readonly TitleSummary[]>> {
  const answer = await koha.rest.read(
    {
      name: "new",
      method: "GET",
      path: "/biblios",
      query: { _page: "1", _per_page: String(LOOKED_THROUGH), _order_by: "-creation_date" },
    },
    bibliosAnswer,
    call,
  );
  if (!answer.ok) return answer;
  if (answer.value.length === 0) return ok([]);
  const titles = await summariesOf(koha, answer.value, soon(koha, call));
  if (!titles.ok) return ok(withoutAvailability(answer.value).slice(0, MOST_PICKS));
  const lent = titles.value.filter(({ facts }) => facts.holdable).map(({ summary }) => summary);
  return ok(lent.slice(0, MOST_PICKS));
}

/** The catalogue. Calls: search 3 per page, new titles 3, a title 2, a scan 1, related titles 5. */
export function catalogueOf(
  koha: Koha,
): Part<"search" | "suggest" | "title" | "find" | "classAt" | "picks" | "related"> {
  const reading = ({ signal }: CallOptions): Call => callFor(signal, koha.times.read);
  return {
    search: async (request, options) =>
      request.query.trim() === "" ? refused(refusal("query-empty")) : search(koha, request, reading(options)),
    // Each keystroke would cause a full table scan.
    suggest: async () => refused(refusal("unexpected")),
    title: ({ id }, options) => title(koha, id, reading(options)),
    classAt: async () => refused(refusal("unexpected")),
    picks: async ({ kind }, options) =>
      kind === "new" ? newest(koha, reading(options)) : refused(refusal("unexpected")),
    related: ({ id }, options) => {
      const call = reading(options);
      return relatedBySearch(title(koha, id, call), (request) => search(koha, request, call));
    },
    find: ({ kind, value }, options) =>
      kind === "isbn" ? findIsbn(koha, value, reading(options)) : findCopy(koha, value, reading(options)),
  };
}
