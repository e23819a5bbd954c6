import type { LibraryId } from "#contract/domain/library.ts";
import type {
  SearchPage,
  SearchRequest,
  Suggestion,
  TitleDetail,
  TitleSummary,
} from "#contract/domain/title.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { availabilityOf, isHoldable } from "../rules/availability.ts";
import { copiesOf, waitingFor } from "../store/copies.ts";
import { firstLibrary, libraryExists } from "../store/libraries.ts";
import type { Reading } from "../store/schema.ts";
import { authorsBeginning, type Suggested, searchTitles, titlesBeginning } from "../store/search.ts";
import { type KeptTitle, titleByBarcode, titleByIsbn, titleLine, titlesById } from "../store/titles.ts";
import { foldStrict, queryTerms } from "../text/fold.ts";
import { toIsbn13 } from "../text/isbn.ts";
import { rowId } from "./ids.ts";

/** Lines under the search field. */
const MAX_SUGGESTIONS = 6;
/** Of these, at most so many authors when there are titles enough. */
const MAX_AUTHORS = 2;

/** The library a request comes from. Refusal: `unknown-library`. */
export async function ownLibrary(backend: Backend, header: string | undefined): Promise<Result<LibraryId>> {
  if (header === undefined) return ok(await firstLibrary(backend.db));
  return (await libraryExists(backend.db, header)) ? ok(header) : refused(refusal("unknown-library"));
}

/** Rule 20, domain 3: one page of the catalogue. Refusals: `query-empty`, `unknown-library`. */
export async function search(
  backend: Backend,
  own: LibraryId,
  request: SearchRequest,
): Promise<Result<SearchPage>> {
  const terms = request.field === "ndc" ? ndcTerms(request.query) : wordTerms(request.query);
  if (terms.length === 0) return refused(refusal("query-empty"));
  if (request.library !== null && !(await libraryExists(backend.db, request.library))) {
    return refused(refusal("unknown-library"));
  }
  const found = await searchTitles(backend.db, {
    terms,
    field: request.field,
    sort: request.sort,
    library: request.library,
    offset: (request.page - 1) * request.pageSize,
    limit: request.pageSize,
  });
  const items = await summaries(backend.db, found.ids, own);
  return ok({ total: found.total, more: found.more, page: request.page, items });
}

/** Words to strict keys; an ISBN of ten digits becomes the one the catalogue has. */
function wordTerms(query: string): readonly string[] {
  const whole = toIsbn13(query);
  return whole === null ? queryTerms(query).map((term) => toIsbn13(term) ?? term) : [whole];
}

/** A class number as it is typed on a shelf label: `913.6`, also `K913`. */
function ndcTerms(query: string): readonly string[] {
  const number = query
    .normalize("NFKC")
    .replace(/^\s*[A-Za-z]?\s*/u, "")
    .trim();
  return /^[\d.]+$/u.test(number) ? [number] : [];
}

async function summaries(
  db: Reading,
  ids: readonly number[],
  own: LibraryId,
): Promise<readonly TitleSummary[]> {
  const titles = await titlesById(db, ids);
  const copies = await copiesOf(db, ids);
  const waiting = await waitingFor(db, ids);
  return ids.flatMap((id) => {
    const title = titles.get(id);
    if (title === undefined) return [];
    return [summaryOf(title, availabilityOf(copies.get(id) ?? [], waiting.get(id) ?? 0, own))];
  });
}

function summaryOf(title: KeptTitle, availability: TitleSummary["availability"]): TitleSummary {
  const { subtitle, publisher, year } = title.row;
  return { ...titleLine(title), subtitle, publisher, year, availability };
}

/** Rules 21-24: the 資料詳細 screen. Refusal: `title-not-found`. */
export async function titleDetail(
  backend: Backend,
  own: LibraryId,
  id: string,
): Promise<Result<TitleDetail>> {
  const { db } = backend;
  const row = rowId(id);
  const title = row === null ? undefined : (await titlesById(db, [row])).get(row);
  if (title === undefined) return refused(refusal("title-not-found"));
  const copies = (await copiesOf(db, [title.id])).get(title.id) ?? [];
  const waiting = (await waitingFor(db, [title.id])).get(title.id) ?? 0;
  const { pages, isbn, summary } = title.row;
  return ok({
    ...summaryOf(title, availabilityOf(copies, waiting, own)),
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
): Promise<Result<{ readonly id: string }>> {
  if (call.kind === "copy") {
    const title = await titleByBarcode(backend.db, call.value);
    return title === null ? refused(refusal("copy-not-found")) : ok({ id: String(title) });
  }
  const isbn = toIsbn13(call.value);
  const title = isbn === null ? null : await titleByIsbn(backend.db, isbn);
  return title === null ? refused(refusal("isbn-not-held")) : ok({ id: String(title) });
}

/** Titles and authors that begin like this, at most six, each text once; nothing for nothing. */
export async function suggest(backend: Backend, prefix: string): Promise<readonly Suggestion[]> {
  const key = foldStrict(prefix);
  if (key === "") return [];
  const titles = distinct(await titlesBeginning(backend.db, key, 2 * MAX_SUGGESTIONS));
  const authors = distinct(await authorsBeginning(backend.db, key, 2 * MAX_SUGGESTIONS));
  const ofAuthors = Math.max(MAX_AUTHORS, MAX_SUGGESTIONS - titles.length);
  const chosen = authors.slice(0, ofAuthors);
  return [
    ...chosen.map((author) => ({ ...author, field: "author" as const })),
    ...titles
      .slice(0, MAX_SUGGESTIONS - chosen.length)
      .map((title) => ({ ...title, field: "title" as const })),
  ];
}

function distinct(found: readonly Suggested[]): readonly Suggested[] {
  return [...new Map(found.map((one) => [one.text, one] as const)).values()];
}
