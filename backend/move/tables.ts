import type pg from "pg";

/** A table to be moved: its columns in PostgreSQL's order, and its key columns. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** Identity column; null = none. */
  readonly identity: string | null;
}

/** Not moved but rebuilt: derived from the titles, or part of the migrations. */
const MADE_ANEW = /^(?:kysely_|title_search|title_sort|title_index|search_)/u;

const TABLES = `
  select c.relname as name,
    array(select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      order by a.attnum) as columns,
    array(select a.attname::text from pg_index i, unnest(i.indkey) with ordinality k(num, at)
      join pg_attribute a on a.attnum = k.num
      where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid order by k.at) as key,
    (select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attidentity <> '') as identity,
    array(select distinct f.confrelid::regclass::text from pg_constraint f
      where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as after
  from pg_class c where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace order by c.relname`;

type Found = Table & { readonly after: readonly string[] };

/** All tables to be moved, each after those it refers to. */
export async function tablesToMove(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<Found>(TABLES);
  const left = rows.filter(({ name }) => !MADE_ANEW.test(name));
  const names = new Set(left.map(({ name }) => name));
  const done = new Map<string, Table>();
  while (done.size < names.size) {
    const next = left.filter(
      (table) => !done.has(table.name) && table.after.every((name) => done.has(name) || !names.has(name)),
    );
    if (next.length === 0) throw new Error("Tables refer to each other in a circle.");
    for (const { after: _after, ...table } of next) done.set(table.name, table);
  }
  return [...done.values()];
}
