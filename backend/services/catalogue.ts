import type { LibraryId } from "#contract/domain/library.ts";
import type {
  SearchMatch,
  SearchPage,
  SearchRequest,
  Suggestion,
  SuggestionField,
  SuggestRequest,
  TitleDetail,
  TitleSummary,
} from "#contract/domain/title.ts";
import { refusal } from "#contract/refusals.ts";
import type { RouteRefusal } from "#contract/rest/route-refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { toIsbn13 } from "#contract/text/isbn.ts";
import type { Backend } from "../backend.ts";
import { availabilityOf, isHoldable } from "../rules/availability.ts";
import { copiesOf, type StoredCopy, waitingFor } from "../store/copies.ts";
import { firstLibrary, libraryExists } from "../store/libraries.ts";
import { COUNT_CAP } from "../store/search/hits.ts";
import { type Found, newestTitle, searchTitles } from "../store/search/search.ts";
import { textsBeginning } from "../store/search/suggest.ts";
import { type StoredTitle, titleByBarcode, titleByIsbn, titleLine, titlesById } from "../store/titles.ts";
import { foldStrict } from "../text/fold.ts";
import { proposals, searchQueryOf, wordsOf } from "./search-query.ts";
import { titleIdOf, titleWithId } from "./title-ids.ts";

/** Of every title of a catalogue alone. */
const UNKNOWN: TitleSummary["availability"] = { kind: "unknown" };
/** Maximum number of suggestions. */
const MAX_SUGGESTIONS = 6;
/** Of these, at most this many authors and subjects if there are enough titles. */
const MAX_AUTHORS = 2;
const MAX_SUBJECTS = 1;
const USUAL_SUGGESTIONS: readonly SuggestionField[] = ["title", "author"];

/** The kiosk's names for how closely the best results match. */
const MATCHES: Readonly<Record<Found["reach"], SearchMatch>> = {
  strict: "exact",
  sounds: "sounds",
  loose: "loose",
};

/** The library of a request. Refusals: `unknown-library`, `out-of-order` if there is no library at all. */
export async function ownLibrary(backend: Backend, header: string | undefined): Promise<Result<LibraryId>> {
  if (header === undefined) {
    const first = await firstLibrary(backend.db);
    return first === null ? refused(refusal("out-of-order", { reason: "no-library" })) : ok(first);
  }
  return (await libraryExists(backend.db, header)) ? ok(header) : refused(refusal("unknown-library"));
}

/** D20, D75-D82: one page of the catalogue. Refusals: `query-empty`, `unknown-library`. */
export async function search(
  backend: Backend,
  own: LibraryId,
  request: SearchRequest,
): Promise<Result<SearchPage, RouteRefusal<"search">>> {
  const { db } = backend;
  const words = wordsOf(request);
  if (words.length === 0) return refused(refusal("query-empty"));
  if (request.library !== null && !(await libraryExists(db, request.library))) {
    return refused(refusal("unknown-library"));
  }
  const newest = await newestTitle(db);
  const asOf = request.asOf === undefined ? newest : Math.min(Number(request.asOf), newest);
  // Without newer titles, the index need not filter by id.
  const searchQuery = searchQueryOf(request, words, asOf < newest ? asOf : null);
  const found = await searchTitles(db, searchQuery);
  const match = found.total === 0 ? undefined : MATCHES[found.reach];
  const didYouMean = match === "exact" ? [] : await proposals(db, searchQuery, words);
  return ok({
    total: found.total,
    more: found.more,
    page: request.page,
    items: await summaries(backend, found.ids, own),
    asOf: String(asOf),
    ...(match === undefined ? {} : { match }),
    ...(didYouMean.length === 0 ? {} : { didYouMean }),
  });
}

/** Titles as list rows, in the order of the ids; unknown ids are left out. */
export async function summaries(
  backend: Backend,
  ids: readonly number[],
  own: LibraryId,
): Promise<readonly TitleSummary[]> {
  const { db, catalogueOnly } = backend;
  const titles = await titlesById(db, ids);
  const shown = ids.flatMap((id) => titles.get(id) ?? []);
  if (catalogueOnly) return shown.map((title) => summaryOf(backend, title, UNKNOWN));
  const copies = await copiesOf(db, ids);
  const waiting = await waitingFor(db, ids);
  return shown.map((title) =>
    summaryOf(backend, title, availabilityOf(copies.get(title.id) ?? [], waiting.get(title.id) ?? 0, own)),
  );
}

function summaryOf(
  backend: Backend,
  title: StoredTitle,
  availability: TitleSummary["availability"],
): TitleSummary {
  const { subtitle, publisher, year } = title.row;
  const id = titleIdOf(backend, title.row);
  return { ...titleLine(title), id, subtitle, publisher, year, availability };
}

/** The copy as the catalogue knows it: whether it is on its shelf is known to the library's own system. */
function withoutStatus(copy: StoredCopy): StoredCopy {
  return { ...copy, status: "unknown", dueDate: null };
}

/** D21-D24: the 資料詳細 screen. Refusal: `title-not-found`. */
export async function titleDetail(
  backend: Backend,
  own: LibraryId,
  id: string,
): Promise<Result<TitleDetail, RouteRefusal<"title">>> {
  const { db, catalogueOnly } = backend;
  const title = await titleWithId(backend, id);
  if (title === undefined) return refused(refusal("title-not-found"));
  const stored = (await copiesOf(db, [title.id])).get(title.id) ?? [];
  const copies = catalogueOnly ? stored.map(withoutStatus) : stored;
  const waiting = catalogueOnly ? 0 : ((await waitingFor(db, [title.id])).get(title.id) ?? 0);
  const { pages, isbn, summary } = title.row;
  return ok({
    ...summaryOf(backend, title, catalogueOnly ? UNKNOWN : availabilityOf(copies, waiting, own)),
    pages,
    isbn,
    summary,
    copies: copies.map(({ id: _row, titleId: _title, ...copy }) => copy),
    holdable: isHoldable(copies),
    waiting,
  });
}

/** A scanned ISBN or copy to its title. Refusals: `isbn-not-held`, `copy-not-found`. */
export async function find(
  backend: Backend,
  call: { readonly kind: "isbn" | "copy"; readonly value: string },
): Promise<Result<{ readonly id: string }, RouteRefusal<"find">>> {
  if (call.kind === "copy") {
    const title = await titleByBarcode(backend.db, call.value);
    return title === undefined ? refused(refusal("copy-not-found")) : ok({ id: titleIdOf(backend, title) });
  }
  const isbn = toIsbn13(call.value);
  const title = isbn === null ? undefined : await titleByIsbn(backend.db, isbn);
  return title === undefined ? refused(refusal("isbn-not-held")) : ok({ id: titleIdOf(backend, title) });
}

/**
 * Titles and authors (and subjects on request) that begin with the text, at most six, without duplicates; none for an empty text.
 */
export async function suggest(backend: Backend, request: SuggestRequest): Promise<readonly Suggestion[]> {
  const key = foldStrict(request.prefix);
  if (key === "") return [];
  const wanted = request.fields ?? USUAL_SUGGESTIONS;
  const of = async (field: SuggestionField): Promise<readonly Suggestion[]> => {
    if (!wanted.includes(field)) return [];
    const among = { kind: field, children: request.audience === "children" };
    const texts = await textsBeginning(backend.db, among, key, MAX_SUGGESTIONS);
    return texts.map((text) => ({ ...text, titles: Math.min(text.titles, COUNT_CAP), field }));
  };
  const [titles, authors, subjects] = [await of("title"), await of("author"), await of("subject")];
  const room = MAX_SUGGESTIONS - titles.length;
  const people = authors.slice(0, Math.max(MAX_AUTHORS, room - subjects.length));
  const themes = subjects.slice(0, Math.max(MAX_SUBJECTS, room - people.length));
  return [...people, ...themes, ...titles].slice(0, MAX_SUGGESTIONS);
}
