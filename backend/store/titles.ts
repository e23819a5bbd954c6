import { type Selectable, sql } from "kysely";
import type { Author, TitleLine } from "#contract/domain/title.ts";
import type { ReadableDb, TitlesTable } from "./schema.ts";

type TitleRow = Selectable<TitlesTable>;

/** A stored title with its authors. */
export interface StoredTitle {
  readonly id: number;
  readonly row: TitleRow;
  readonly authors: readonly Author[];
}

/** The titles of these ids, by id; unknown ids are left out. */
export async function titlesById(
  db: ReadableDb,
  ids: readonly number[],
): Promise<ReadonlyMap<number, StoredTitle>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("titles").selectAll().where("id", "in", ids).execute();
  const authors = await authorsOf(db, ids);
  return new Map(rows.map((row) => [row.id, { id: row.id, row, authors: authors.get(row.id) ?? [] }]));
}

async function authorsOf(
  db: ReadableDb,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly Author[]>> {
  const rows = await db
    .selectFrom("titleAuthors")
    .innerJoin("authors", "authors.id", "titleAuthors.authorId")
    .select(["titleAuthors.titleId", "authors.name", "authors.reading", "titleAuthors.role"])
    .where("titleAuthors.titleId", "in", ids)
    .orderBy("titleAuthors.titleId")
    .orderBy("titleAuthors.place")
    .execute();
  const byTitle = new Map<number, Author[]>();
  for (const { titleId, ...author } of rows) byTitle.set(titleId, [...(byTitle.get(titleId) ?? []), author]);
  return byTitle;
}

/** The fields of a title in lists of holds and loans. */
export function titleLine({ row, authors }: StoredTitle): TitleLine {
  const { title, reading, volume, ndc, bookMark, audience, material, language, isbn } = row;
  const id = String(row.id);
  return { id, title, reading, volume, authors, ndc, bookMark, audience, material, language, isbn };
}

/** What identifies a title: here, and in the library's own system. */
export type TitleNumbers = Pick<TitleRow, "id" | "systemNumber">;

/** The first title with this ISBN-13. */
export function titleByIsbn(db: ReadableDb, isbn13: string): Promise<TitleNumbers | undefined> {
  return db
    .selectFrom("titles")
    .select(["id", "systemNumber"])
    .where("isbn", "=", isbn13)
    .orderBy("id")
    .executeTakeFirst();
}

/** The title of a copy. */
export function titleByBarcode(db: ReadableDb, barcode: string): Promise<TitleNumbers | undefined> {
  return db
    .selectFrom("copies")
    .innerJoin("titles", "titles.id", "copies.titleId")
    .select(["titles.id", "titles.systemNumber"])
    .where("barcode", "=", barcode)
    .executeTakeFirst();
}

/** The first title with this number in the library's own system. */
export async function titleBySystemNumber(db: ReadableDb, number: string): Promise<number | null> {
  const row = await db
    .selectFrom("titles")
    .select("id")
    .where("systemNumber", "=", number)
    // The condition of the partial index, as it is written there.
    .where("systemNumber", "<>", sql.lit(""))
    .orderBy("id")
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function titleExists(db: ReadableDb, id: number): Promise<boolean> {
  return (await db.selectFrom("titles").select("id").where("id", "=", id).executeTakeFirst()) !== undefined;
}

/** Whether the catalogue has titles. */
export async function hasTitles(db: ReadableDb): Promise<boolean> {
  return (await db.selectFrom("titles").select("id").limit(1).executeTakeFirst()) !== undefined;
}
