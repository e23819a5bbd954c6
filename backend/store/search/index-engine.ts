import { type RawBuilder, sql } from "kysely";
import type { SearchSort } from "#contract/domain/title.ts";
import type { ReadableDb, WritableDb } from "../schema.ts";
import type { Match } from "./match.ts";
import type { SearchRow } from "./tables.ts";

/** An order other than relevance. */
export type Order = Exclude<SearchSort, "relevance">;

/** The differences between the two engines; all other search SQL is shared. */
export interface SearchIndex {
  /** A query of one column `id` for the matching titles, using the index. `asOf`: no title with a higher id. */
  hits(match: Match, asOf: number | null): RawBuilder<unknown>;
  /** The same for some of the newest: with `order by id desc` it reads no more texts than needed. */
  newest(match: Match, asOf: number | null): RawBuilder<unknown>;
  /**
   * A FROM item and a condition; rows `o` are the sort keys of the hits within a condition on `o`. PostgreSQL sorts them here, the caller
   * in any case.
   */
  found(
    match: Match,
    asOf: number | null,
    order: RawBuilder<unknown>,
    within: RawBuilder<unknown>,
  ): RawBuilder<unknown>;
  /** A FROM item: rows `o` are the sort keys and `s` the texts of all titles. */
  readonly titles: RawBuilder<unknown>;
  /** About how many titles match; `cap` or any higher number for more. */
  countAbout(db: ReadableDb, match: Match, asOf: number | null, cap: number): Promise<number>;
  /** A query of one column `id` for these titles. */
  listed(ids: readonly number[]): RawBuilder<unknown>;
  /**
   * The number of hits from which titles are scanned in an order instead of sorting all hits. `ids`: each title is looked for among
   * all hits; `texts`: of even more hits, which need not be listed, its texts are compared.
   */
  readonly scannedFrom: {
    readonly ids: Readonly<Record<Order, number>>;
    readonly texts: Readonly<Record<Order, number>>;
  };
  /** How many titles are scanned by their texts before about so many hits are sorted. */
  textsScanned(hits: number): number;
  /**
   * By year, the hits among this many first titles are sorted before all hits are, if there are about `from` hits or more; null = never.
   */
  readonly firstByYear: { readonly titles: number; readonly from: number } | null;
  /**
   * Whether the sort keys are kept in narrow tables (`title_sort`, `title_heads`). On PostgreSQL they stand beside the words of its
   * index, which does not list a hit without reading its row; `title_sort` is a view.
   */
  readonly hasNarrowKeys: boolean;
  /** Ends a subquery of `exists` that is to be asked for each row alone. Else PostgreSQL may join it to all rows. */
  readonly oneByOne: RawBuilder<unknown>;
  /** Name of the SQL function for the position of a text in another, 0 = absent. */
  readonly position: "instr" | "strpos";
  /** Name of the SQL function that lists values as JSON. */
  readonly list: "json_group_array" | "json_agg";
  /** Writes the rows of `title_search` and the index. */
  add(trx: WritableDb, rows: readonly SearchRow[]): Promise<void>;
  remove(trx: WritableDb, ids: readonly number[]): Promise<void>;
  beforeBulk(trx: WritableDb): Promise<void>;
  /** One step of merging the index, the first or a later one; returns whether more steps are needed. */
  makeWhole(trx: WritableDb, isFirst: boolean): Promise<boolean>;
}

/** The same condition on the texts of a row `s` of `title_search`, for a row that is already read. */
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
