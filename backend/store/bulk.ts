import { CompiledQuery, type Selectable } from "kysely";
import { engineOf } from "./engine.ts";
import type { ReadableDb, WritableDb } from "./schema.ts";

/*
 * Many rows in few statements, for an import. Measured with 20 columns a row: SQLite 5 microseconds a row with 50 rows per
 * statement (13 with json_each); PostgreSQL 7 with one jsonb parameter (COPY 6, unnest 12, many parameters 19), so COPY does not
 * justify bypassing kysely.
 */

/** Rows per statement on SQLite, and per parameter on PostgreSQL. */
const SQLITE_ROWS = 50;
const POSTGRES_ROWS = 5000;

/** A table for many rows: its name and columns in snake_case, each with its type. */
export interface BulkTable {
  readonly name: string;
  readonly columns: Readonly<Record<string, "text" | "integer">>;
}

/** One row, in the order of the columns. */
export type BulkRow = readonly (string | number | null)[];

/**
 * The columns of a table by their names in the schema: the type of each, and its value. A missing column and a value of another
 * type do not compile.
 */
type ColumnsOf<Table, From> = {
  readonly [Name in keyof Selectable<Table>]: readonly [
    type: [Selectable<Table>[Name]] extends [number | null] ? "integer" : "text",
    cellOf: (from: From) => Selectable<Table>[Name] & (string | number | null),
  ];
};

/** A name of the schema as it is in the database. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}

/** A table for many rows with the function that makes its rows. */
export function bulkTable<Table, From>(
  name: string,
  columns: ColumnsOf<Table, From>,
): { readonly table: BulkTable; rowOf(from: From): BulkRow } {
  const all = Object.entries<readonly ["text" | "integer", (from: From) => string | number | null]>(columns);
  const cells = all.map(([, [, cellOf]]) => cellOf);
  return {
    table: { name, columns: Object.fromEntries(all.map(([column, [type]]) => [snakeCase(column), type])) },
    rowOf: (from) => cells.map((cellOf) => cellOf(from)),
  };
}

/**
 * What happens to a row that is there already. `unique` names its unique columns. It is kept (`keep`), its other columns are replaced
 * (`replace`), or changed by these assignments (`set`).
 */
export type Unless = { readonly unique: string } & (
  | { readonly known: "keep" | "replace" }
  | { readonly set: string }
);

/** Inserts rows; returns these columns of each, in any order. Names and assignments are constants of the code, values are bound. */
export async function insertRows<Row = never>(
  trx: WritableDb,
  table: BulkTable,
  rows: readonly BulkRow[],
  unless?: Unless,
  returned?: string,
): Promise<readonly Row[]> {
  const all: Row[] = [];
  const columns = Object.keys(table.columns);
  const conflict = unless === undefined ? "" : ` ${onConflict(columns, unless)}`;
  const end = conflict + (returned === undefined ? "" : ` returning ${returned}`);
  const into = `insert into ${table.name} (${columns.join(", ")})`;
  const postgres = engineOf(trx) === "postgres";
  const size = postgres ? POSTGRES_ROWS : SQLITE_ROWS;
  for (let at = 0; at < rows.length; at += size) {
    const some = rows.slice(at, at + size);
    const query = postgres ? fromJson(into, table, some, end) : fromValues(into, columns.length, some, end);
    for (const row of (await trx.executeQuery<Row>(query)).rows) all.push(row);
  }
  return all;
}

function onConflict(columns: readonly string[], unless: Unless): string {
  const { unique } = unless;
  if ("set" in unless) return `on conflict (${unique}) do update set ${unless.set}`;
  if (unless.known === "keep") return `on conflict (${unique}) do nothing`;
  const others = columns.filter((column) => column !== unique);
  return `on conflict (${unique}) do update set ${others.map((one) => `${one} = excluded.${one}`).join(", ")}`;
}

function fromValues(into: string, width: number, rows: readonly BulkRow[], end: string) {
  const row = `(${Array(width).fill("?").join(", ")})`;
  return CompiledQuery.raw(`${into} values ${Array(rows.length).fill(row).join(", ")}${end}`, rows.flat());
}

function fromJson(into: string, { columns }: BulkTable, rows: readonly BulkRow[], end: string) {
  const picked = Object.values(columns).map((type, at) =>
    type === "text" ? `v ->> ${at}` : `(v ->> ${at})::bigint`,
  );
  return CompiledQuery.raw(
    `${into} select ${picked.join(", ")} from jsonb_array_elements($1::jsonb) as list(v)${end}`,
    [JSON.stringify(rows)],
  );
}

/** A list of values as a table expression with one parameter and the column `v`. */
export type Listed = { readonly sql: string; readonly parameter: string };

/** Texts or ids for `select v from <sql>`. */
export function listed(db: ReadableDb, all: readonly (string | number)[]): Listed {
  const parameter = JSON.stringify(all);
  if (engineOf(db) === "sqlite") return { sql: "(select value as v from json_each(?))", parameter };
  return typeof all[0] === "number"
    ? {
        sql: "(select v::bigint as v from jsonb_array_elements_text($1::jsonb) as list(v)) as list",
        parameter,
      }
    : { sql: "jsonb_array_elements_text($1::jsonb) as list(v)", parameter };
}

/** Pairs of texts as a table expression with the columns `a` and `b`. */
export function listedPairs(db: ReadableDb, all: readonly (readonly [string, string])[]): Listed {
  const parameter = JSON.stringify(all);
  return engineOf(db) === "sqlite"
    ? { sql: "(select value ->> 0 as a, value ->> 1 as b from json_each(?)) as pairs", parameter }
    : {
        sql: "(select v ->> 0 as a, v ->> 1 as b from jsonb_array_elements($1::jsonb) as list(v)) as pairs",
        parameter,
      };
}

/** Reserves ids for new rows, ascending. On SQLite the transaction has the write lock, so no other writer can take them. */
export async function newIds(trx: WritableDb, table: "titles" | "authors", count: number): Promise<number[]> {
  if (count === 0) return [];
  if (engineOf(trx) === "sqlite") {
    const { rows } = await trx.executeQuery<{ readonly last: number }>(
      CompiledQuery.raw(`select coalesce(max(id), 0) as last from ${table}`),
    );
    return Array.from({ length: count }, (_, at) => (rows[0]?.last ?? 0) + at + 1);
  }
  const { rows } = await trx.executeQuery<{ readonly id: number }>(
    CompiledQuery.raw(
      `select nextval(pg_get_serial_sequence('${table}', 'id')) as id from generate_series(1, $1)`,
      [count],
    ),
  );
  return rows.map((row) => row.id).sort((a, b) => a - b);
}
