import type { Row } from "./koha-world.ts";

/** How Koha reads a list's parameters: `q`, the columns, `_match`, `_order_by` and paging. */
export interface ListQuestion {
  readonly params: URLSearchParams;
  /** Names that may stand in the query besides the common ones. */
  readonly columns: readonly string[];
  /** Unqualified ids are ambiguous here, because a second table is joined. */
  readonly joined: boolean;
}

export type ListAnswer =
  | { readonly kind: "rows"; readonly rows: readonly Row[]; readonly total: number }
  | { readonly kind: "malformed" }
  /** The database refuses the query: a name of two tables, or of none. */
  | { readonly kind: "crash" };

const COMMON = ["_page", "_per_page", "_order_by", "_match", "q", "checked_in"];
const USUAL_PAGE = 20;

/** Told in answers, but no column that a query may name. */
const NO_COLUMNS = ["publisher"];

class BadColumn extends Error {}

/** SQL LIKE, case-insensitive, with \ as the escape sign. */
function like(value: unknown, pattern: string): boolean {
  const source = pattern.replace(/\\(.)|[%_]|[.*+?^${}()|[\]]/gsu, (sign, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
    if (sign === "%") return ".*";
    return sign === "_" ? "." : `\\${sign}`;
  });
  return value !== null && value !== undefined && new RegExp(`^${source}$`, "isu").test(String(value));
}

function same(value: unknown, wanted: unknown): boolean {
  if (value === null || value === undefined || wanted === null) return (value ?? null) === wanted;
  return typeof value === "string" ? value === String(wanted) : Number(value) === Number(wanted);
}

function fits(value: unknown, test: unknown): boolean {
  if (Array.isArray(test)) return test.some((one) => fits(value, one));
  if (typeof test !== "object" || test === null) return same(value, test);
  return Object.entries(test as Row).every(([operator, wanted]) => {
    if (operator === "-like") return like(value, String(wanted));
    if (value === null || value === undefined) return false;
    if (operator === ">=") return Number(value) >= Number(wanted);
    if (operator === "<=") return Number(value) <= Number(wanted);
    throw new Error(`The fake knows no operator ${operator}.`);
  });
}

function columnOf(row: Row, name: string, joined: boolean): unknown {
  const column = name.replace(/^me\./u, "");
  if (joined && column === name && column.endsWith("_id")) throw new BadColumn();
  if (NO_COLUMNS.includes(column)) throw new BadColumn();
  return row[column];
}

function matches(row: Row, q: unknown, joined: boolean): boolean {
  if (Array.isArray(q)) return q.some((one) => matches(row, one, joined));
  return Object.entries(q as Row).every(([name, test]) => {
    const parts = Array.isArray(test) ? test : [test];
    if (name === "-or") return parts.some((one) => matches(row, one, joined));
    if (name === "-and") return parts.every((one) => matches(row, one, joined));
    return fits(columnOf(row, name, joined), test);
  });
}

function sorted(rows: readonly Row[], order: string | null): readonly Row[] {
  if (order === null) return rows;
  const column = order.replace(/^[-+ ]/u, "").replace(/^me\./u, "");
  const sign = order.startsWith("-") ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [one, other] = [a[column], b[column]];
    if (typeof one === "number" && typeof other === "number") return sign * (one - other);
    return sign * String(one ?? "").localeCompare(String(other ?? ""));
  });
}

/** Answers a list as Koha would: contains unless `_match=exact`, 20 rows unless told otherwise. */
export function listOf(rows: readonly Row[], { params, columns, joined }: ListQuestion): ListAnswer {
  for (const name of params.keys()) {
    if (!COMMON.includes(name) && !columns.includes(name)) return { kind: "malformed" };
  }
  const exact = params.get("_match") === "exact";
  const q = params.get("q");
  try {
    const found = rows.filter((row) => {
      const byColumns = columns.every((column) => {
        const wanted = params.get(column);
        if (wanted === null) return true;
        return exact ? same(row[column], wanted) : like(row[column], `%${wanted}%`);
      });
      return byColumns && (q === null || matches(row, JSON.parse(q), joined));
    });
    const size = Number(params.get("_per_page") ?? USUAL_PAGE);
    const page = Number(params.get("_page") ?? 1);
    const all = sorted(found, params.get("_order_by"));
    const shown = size === -1 ? all : all.slice((page - 1) * size, page * size);
    return { kind: "rows", rows: shown, total: found.length };
  } catch (error) {
    if (error instanceof BadColumn) return { kind: "crash" };
    throw error;
  }
}
