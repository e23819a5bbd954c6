import { type Kysely, sql } from "kysely";
import type { Schema } from "#backend/store/schema.ts";

/** Things that many rows name: two rows that share one do not belong to the same reading. */
const SHARED = new Set(["titleId", "staffId", "kioskId", "actorId", "recordId", "libraryId", "pickup"]);

/**
 * Barcodes of the copies that a card leads to over every id, card number and barcode that two rows of any tables share,
 * whatever column or JSON body they stand in; `without`: names of tables left out.
 */
export async function booksReachedFrom(
  db: Kysely<Schema>,
  card: string,
  without: readonly string[] = [],
): Promise<readonly string[]> {
  const copies = await db.selectFrom("copies").select(["id", "barcode"]).execute();
  const patrons = await db.selectFrom("patrons").select(["id", "cardNumber"]).execute();
  const known = new Map([
    ...copies.map(({ id, barcode }) => [barcode, `copy ${id}`] as const),
    ...patrons.map(({ id, cardNumber }) => [cardNumber, `patron ${id}`] as const),
  ]);
  const rows = await everyRow(db, ["copies", "titles", ...without]);
  const named = rows.map(({ table, row }) => namedIn(table, row, known));
  const reached = new Set([known.get(card) ?? ""]);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const things of named) {
      if (things.some((one) => reached.has(one))) for (const one of things) reached.add(one);
    }
  }
  return copies.filter(({ id }) => reached.has(`copy ${id}`)).map(({ barcode }) => barcode);
}

async function everyRow(db: Kysely<Schema>, without: readonly string[]) {
  const tables = await db.introspection.getTables();
  const rows: { readonly table: string; readonly row: object }[] = [];
  for (const { name } of tables.filter((one) => !/^title_|kysely/u.test(one.name))) {
    if (without.includes(name)) continue;
    const found = await sql<object>`select * from ${sql.table(name)}`.execute(db);
    rows.push(...found.rows.map((row) => ({ table: name, row })));
  }
  return rows;
}

/** The patrons, holds, copies and tasks a row names, each as `<kind> <id>`. */
function namedIn(table: string, row: object, known: ReadonlyMap<string, string>): readonly string[] {
  const things: string[] = [];
  for (const [column, value] of Object.entries(row)) {
    const kind = column === "id" ? table.replace(/s$/u, "") : column.replace(/Id$/u, "");
    const isId = column === "id" || (column.endsWith("Id") && !SHARED.has(column));
    if (isId && value !== null) things.push(`${kind} ${value}`);
    if (typeof value === "string") things.push(...namedInText(value, known));
  }
  return things;
}

/** Numbers of cards and copies anywhere in a text, and the hold of an answer. */
function namedInText(text: string, known: ReadonlyMap<string, string>): readonly string[] {
  const numbers = (text.match(/[\w-]+/gu) ?? []).flatMap((word) => known.get(word) ?? []);
  const holds = [...text.matchAll(/"(?:hold|fulfilled)":(?:\{"id":)?"(\d+)"/gu)].map(
    ([, id]) => `hold ${id}`,
  );
  return [...numbers, ...holds];
}
