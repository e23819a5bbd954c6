import type { Insertable } from "kysely";
import type { AuthorsTable, CopiesTable, TitleAuthorsTable, TitlesTable, Writing } from "../store/schema.ts";
import { type IndexedTitle, indexTitles } from "../store/search.ts";
import { addAuthors, addCopies, addTitleAuthors, addTitles } from "../store/titles.ts";
import { foldStrict } from "../text/fold.ts";
import { gojuonKey, volumeKey } from "../text/gojuon.ts";
import { bookMarkOf, callNumberOf, placeOf } from "./places.ts";
import { between, type Random, shuffled } from "./random.ts";
import type { DemoTitle } from "./titles.ts";

/** Barcodes of copies: nine digits that begin with 1. */
const FIRST_BARCODE = 100_000_001;
/** Books older than this stand in the closed stacks. */
const STACKS_BEFORE_YEAR = 1975;
/** Share of younger books in the closed stacks, and of copies that are missing. */
const STACKS_SHARE = 0.08;
const MISSING_SHARE = 0.01;

/** A copy of the demo while its story is made up. */
export interface DemoCopy {
  readonly id: number;
  readonly titleId: number;
  readonly title: DemoTitle;
  readonly library: string;
  readonly lendable: boolean;
}

/** Says where the copies of a title are: exactly in these libraries, on open shelves; undefined = left to chance. */
export type FixedCopies = (title: DemoTitle) => readonly string[] | undefined;

/** Writes titles, authors, copies and the search index; answers the copies. */
export async function seedCatalogue(
  trx: Writing,
  random: Random,
  titles: readonly DemoTitle[],
  libraries: readonly string[],
  fixed: FixedCopies,
): Promise<readonly DemoCopy[]> {
  const rows = titles.map((title, at) => titleRow(title, at + 1));
  await addTitles(trx, rows);
  await seedAuthors(trx, titles);
  await indexTitles(
    trx,
    titles.map((title, at) => indexed(title, at + 1)),
  );
  const made = titles.flatMap((title, at) => copiesOf(random, title, at + 1, libraries, fixed));
  const numbered = made.map((copy, at) => ({ ...copy, id: at + 1, barcode: String(FIRST_BARCODE + at) }));
  await addCopies(trx, numbered);
  return numbered.map(({ id, titleId, libraryId, kept, missing }) => ({
    id,
    titleId,
    title: titleAt(titles, titleId),
    library: libraryId,
    lendable: kept === null && missing === 0,
  }));
}

function titleAt(titles: readonly DemoTitle[], id: number): DemoTitle {
  const title = titles[id - 1];
  if (title === undefined) throw new Error(`There is no title ${id}.`);
  return title;
}

function titleRow(title: DemoTitle, id: number): Insertable<TitlesTable> {
  const { authors: _authors, kept: _kept, ...row } = title;
  return {
    ...row,
    id,
    bookMark: bookMarkOf(title),
    titleKey: foldStrict(title.title),
    readingKey: foldStrict(title.reading),
    sortKey: `${gojuonKey(title.reading || title.title)} ${volumeKey(title.volume)}`,
  };
}

function indexed(title: DemoTitle, id: number): IndexedTitle {
  return {
    id,
    title: [title.title, title.reading, title.subtitle, title.volume].map(foldStrict),
    author: title.authors.flatMap((author) => [author.name, author.reading]).map(foldStrict),
    other: [title.publisher, title.isbn].map(foldStrict),
  };
}

async function seedAuthors(trx: Writing, titles: readonly DemoTitle[]): Promise<void> {
  const authors = new Map<string, Insertable<AuthorsTable> & { readonly id: number }>();
  const links: Insertable<TitleAuthorsTable>[] = [];
  titles.forEach((title, at) => {
    title.authors.forEach(({ name, reading, role }, place) => {
      const key = `${name}|${reading}`;
      const keys = { nameKey: foldStrict(name), readingKey: foldStrict(reading) };
      const author = authors.get(key) ?? { id: authors.size + 1, name, reading, ...keys };
      authors.set(key, author);
      links.push({ titleId: at + 1, place, authorId: author.id, role });
    });
  });
  await addAuthors(trx, [...authors.values()]);
  await addTitleAuthors(trx, links);
}

type CopyDraft = Omit<Insertable<CopiesTable>, "id" | "barcode"> & {
  readonly missing: 0 | 1;
  readonly kept: DemoTitle["kept"];
};

function copiesOf(
  random: Random,
  title: DemoTitle,
  titleId: number,
  libraries: readonly string[],
  fixed: FixedCopies,
): CopyDraft[] {
  const wanted = fixed(title);
  const count = title.kept === null ? between(random, 1, libraries.length) : 1;
  const places =
    wanted ?? (title.kept === "local-room" ? libraries : shuffled(random, libraries)).slice(0, count);
  return places.map((libraryId) => {
    const stacks =
      title.kept === "old" || (title.kept === null && wanted === undefined && inStacks(random, title));
    return {
      titleId,
      libraryId,
      placeJa: placeOf(title, stacks).ja,
      placeEn: placeOf(title, stacks).en,
      closedStacks: stacks ? 1 : 0,
      callNumber: callNumberOf(title, bookMarkOf(title)),
      kept: title.kept,
      missing: wanted === undefined && title.kept === null && random() < MISSING_SHARE ? 1 : 0,
    };
  });
}

function inStacks(random: Random, title: DemoTitle): boolean {
  return (title.year ?? STACKS_BEFORE_YEAR) < STACKS_BEFORE_YEAR || random() < STACKS_SHARE;
}
