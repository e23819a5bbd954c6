import { sql } from "kysely";
import { engineOf } from "../engine.ts";
import type { ReadableDb, WritableDb } from "../schema.ts";
import type { SearchDocument, SuggestedText } from "./document.ts";

/*
 * Numbers of titles per suggestion and per class, updated with every write of the index. Rows are updated in the order of their
 * keys, so that parallel imports wait for each other without a deadlock.
 */

function keyOf({ kind, text, reading }: Pick<SuggestedText, "kind" | "text" | "reading">): string {
  return `${kind}\n${text}\n${reading}`;
}

/** Rows from one JSON value, so that the statement text is constant. */
function jsonRows(
  db: ReadableDb,
  columns: Readonly<Record<string, "text" | "bigint">>,
  rows: readonly object[],
) {
  const json = JSON.stringify(rows);
  const names = Object.entries(columns);
  if (engineOf(db) === "sqlite") {
    const values = sql.join(
      names.map(([name]) => sql`value ->> ${sql.lit(`$.${name}`)} as ${sql.ref(name)}`),
    );
    return sql`(select ${values} from json_each(${json}))`;
  }
  const typed = sql.join(names.map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`));
  return sql`(select * from json_to_recordset(${json}::json) as given(${typed}))`;
}

function countsOf<Key>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const SUGGESTION_COLUMNS = {
  kind: "text",
  text: "text",
  reading: "text",
  text_key: "text",
  reading_key: "text",
  titles: "bigint",
  children: "bigint",
} as const;

/** Counts the texts of these titles; returns the ids of each title's texts. */
export async function addSuggestions(
  trx: WritableDb,
  documents: readonly SearchDocument[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  const texts = new Map(
    documents.flatMap(({ suggested }) => suggested.map((one) => [keyOf(one), one] as const)),
  );
  const keysOf = (some: readonly SearchDocument[]): string[] =>
    some.flatMap(({ suggested }) => suggested.map(keyOf));
  const counts = countsOf(keysOf(documents));
  const childrens = countsOf(keysOf(documents.filter(({ isForChildren }) => isForChildren)));
  const rows = [...texts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { kind, text, reading, textKey, readingKey }]) => {
      return {
        kind,
        text,
        reading,
        text_key: textKey,
        reading_key: readingKey,
        titles: counts.get(key) ?? 0,
        children: childrens.get(key) ?? 0,
      };
    });
  if (rows.length === 0) return new Map();
  const kept = await sql<Pick<SuggestedText, "kind" | "text" | "reading"> & { readonly id: number }>`
    insert into search_suggestions (kind, text, reading, text_key, reading_key, titles, children)
    select kind, text, reading, text_key, reading_key, titles, children
    from ${jsonRows(trx, SUGGESTION_COLUMNS, rows)} as fresh where true
    on conflict (kind, text, reading) do update
    set titles = search_suggestions.titles + excluded.titles, children = search_suggestions.children + excluded.children,
      reading_key = coalesce(nullif(excluded.reading_key, ''), search_suggestions.reading_key)
    returning id, kind, text, reading`.execute(trx);
  const ids = new Map(kept.rows.map((row) => [keyOf(row), row.id]));
  return new Map(
    documents.map(({ id, suggested }) => [id, suggested.map((one) => ids.get(keyOf(one)) ?? 0)]),
  );
}

/** A removed title with the ids of its texts. */
export interface Unsuggested {
  readonly texts: readonly number[];
  readonly isForChildren: boolean;
}

/** Subtracts these titles from their texts; a text without titles is deleted. */
export async function dropSuggestions(trx: WritableDb, titlesGone: readonly Unsuggested[]): Promise<void> {
  const childrens = countsOf(
    titlesGone.filter(({ isForChildren }) => isForChildren).flatMap(({ texts }) => texts),
  );
  const rows = [...countsOf(titlesGone.flatMap(({ texts }) => texts))]
    .sort(([a], [b]) => a - b)
    .map(([id, titles]) => ({ id, titles, children: childrens.get(id) ?? 0 }));
  if (rows.length === 0) return;
  const gone = jsonRows(trx, { id: "bigint", titles: "bigint", children: "bigint" }, rows);
  await sql`
    update search_suggestions
    set titles = search_suggestions.titles - gone.titles, children = search_suggestions.children - gone.children
    from ${gone} as gone where search_suggestions.id = gone.id`.execute(trx);
  await sql`
    delete from search_suggestions
    where titles <= 0 and id in (select gone.id from ${gone} as gone)`.execute(trx);
}

/** Adds (1) or subtracts (-1) one title for each occurrence of a class. */
export async function countClasses(trx: WritableDb, classes: readonly string[], by: 1 | -1): Promise<void> {
  const rows = [...countsOf(classes)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([ndc, titles]) => ({ ndc, titles: titles * by }));
  if (rows.length === 0) return;
  await sql`
    insert into search_classes (ndc, titles)
    select ndc, titles from ${jsonRows(trx, { ndc: "text", titles: "bigint" }, rows)} as fresh where true
    on conflict (ndc) do update set titles = search_classes.titles + excluded.titles`.execute(trx);
}
