import { type RawBuilder, sql } from "kysely";
import type { WritableDb } from "../schema.ts";
import type { Match } from "./match.ts";
import type { SearchRow } from "./tables.ts";

/** What the two engines do differently; everything else of the search is the same SQL. */
export interface SearchIndex {
  /** A query of one column `id`: the titles that match, out of the index. `asOf`: no title with a higher id. */
  hits(match: Match, asOf: number | null): RawBuilder<unknown>;
  /** The same for a few of the newest: with `order by id desc` it reads no more texts than needed. */
  newest(match: Match, asOf: number | null): RawBuilder<unknown>;
  /** Name of the function that says where in a text another one begins, 0 = nowhere. */
  readonly position: "instr" | "strpos";
  /** Writes the rows of `title_search` and whatever the index has besides. */
  add(trx: WritableDb, rows: readonly SearchRow[]): Promise<void>;
  remove(trx: WritableDb, ids: readonly number[]): Promise<void>;
  beforeBulk(trx: WritableDb): Promise<void>;
  /** One step of putting the parts of the index together, the first or a later one; answers whether more is to do. */
  makeWhole(trx: WritableDb, isFirst: boolean): Promise<boolean>;
}

/** The same condition over the texts of a row `s` of `title_search`, for a row that is already at hand. */
export function condition(match: Match, position: SearchIndex["position"]): RawBuilder<boolean> {
  const at = (column: string, text: string): RawBuilder<boolean> =>
    sql`${sql.raw(position)}(${sql.ref(`s.${column}`)}, ${text}) > 0`;
  const joined = (parts: readonly RawBuilder<boolean>[], by: "and" | "or"): RawBuilder<boolean> =>
    sql`(${sql.join(parts, sql.raw(` ${by} `))})`;
  switch (match.kind) {
    case "phrase":
      return joined(
        match.columns.map((column) => at(column, match.text)),
        "or",
      );
    case "token":
      return at(match.column, match.beginning ? ` ${match.token}` : ` ${match.token} `);
    case "all":
      return joined(
        match.of.map((part) => condition(part, position)),
        "and",
      );
    case "any":
      return joined(
        match.of.map((part) => condition(part, position)),
        "or",
      );
    case "but":
      return sql`(${condition(match.of, position)} and not ${condition(match.not, position)})`;
  }
}
