import { sql } from "kysely";
import { type BulkTable, insertRows, type Unless } from "../bulk.ts";
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

/** Rows of numbers from one JSON value, so that the statement text is constant. */
function jsonRows<Row extends object>(
  db: ReadableDb,
  names: readonly (keyof Row & string)[],
  rows: readonly Row[],
) {
  const json = JSON.stringify(rows);
  if (engineOf(db) === "sqlite") {
    const values = sql.join(names.map((name) => sql`value ->> ${sql.lit(`$.${name}`)} as ${sql.ref(name)}`));
    return sql`(select ${values} from json_each(${json}))`;
  }
  const typed = sql.join(names.map((name) => sql`${sql.ref(name)} bigint`));
  return sql`(select * from json_to_recordset(${json}::json) as given(${typed}))`;
}

function countsOf<Key>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const SUGGESTIONS: BulkTable = {
  name: "search_suggestions",
  columns: {
    kind: "text",
    text: "text",
    reading: "text",
    text_key: "text",
    reading_key: "text",
    titles: "integer",
    children: "integer",
  },
};
type KeptText = Pick<SuggestedText, "kind" | "text" | "reading"> & { readonly id: number };

const COUNT_AGAIN: Unless = {
  unique: "kind, text, reading",
  set: `titles = search_suggestions.titles + excluded.titles, children = search_suggestions.children + excluded.children,
    reading_key = coalesce(nullif(excluded.reading_key, ''), search_suggestions.reading_key)`,
};

/** Counts the texts of these titles; returns the ids of each title's texts. */
export async function addSuggestions(
  trx: WritableDb,
  documents: readonly SearchDocument[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  const counted = new Map<string, { one: SuggestedText; titles: number; children: number }>();
  const keys = new Map<number, readonly string[]>();
  for (const { id, suggested, isForChildren } of documents) {
    const keysHere: string[] = [];
    keys.set(id, keysHere);
    for (const one of suggested) {
      const key = keyOf(one);
      keysHere.push(key);
      const count = counted.get(key) ?? { one, titles: 0, children: 0 };
      count.one = one;
      count.titles += 1;
      if (isForChildren) count.children += 1;
      counted.set(key, count);
    }
  }
  const rows = [...counted]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { one, titles, children }]) => {
      return [one.kind, one.text, one.reading, one.textKey, one.readingKey, titles, children];
    });
  const kept = await insertRows<KeptText>(trx, SUGGESTIONS, rows, COUNT_AGAIN, "id, kind, text, reading");
  const ids = new Map(kept.map((row) => [keyOf(row), row.id]));
  return new Map([...keys].map(([id, ofTitle]) => [id, ofTitle.map((key) => ids.get(key) ?? 0)]));
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
  const gone = jsonRows(trx, ["id", "titles", "children"], rows);
  await sql`
    update search_suggestions
    set titles = search_suggestions.titles - gone.titles, children = search_suggestions.children - gone.children
    from ${gone} as gone where search_suggestions.id = gone.id`.execute(trx);
  await sql`
    delete from search_suggestions
    where titles <= 0 and id in (select gone.id from ${gone} as gone)`.execute(trx);
}

const CLASSES: BulkTable = { name: "search_classes", columns: { ndc: "text", titles: "integer" } };

/** Adds (1) or subtracts (-1) one title for each occurrence of a class. */
export async function countClasses(trx: WritableDb, classes: readonly string[], by: 1 | -1): Promise<void> {
  const rows = [...countsOf(classes)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([ndc, titles]) => [ndc, titles * by]);
  await insertRows(trx, CLASSES, rows, {
    unique: "ndc",
    set: "titles = search_classes.titles + excluded.titles",
  });
}
