import { CHIEF, EDGE } from "../../text/pairs.ts";
import type { TextColumn, TokenColumn } from "./columns.ts";

/**
 * An engine-independent condition for titles; `fts5.ts` and `tsvector.ts` translate it. `phrase` = one of the columns contains
 * this text (folded, with marks where it must begin or end a value); `token` = the column has exactly this token, or with
 * `beginning` one that begins with it.
 */
export type Match =
  | { readonly kind: "phrase"; readonly columns: readonly TextColumn[]; readonly text: string }
  | {
      readonly kind: "token";
      readonly column: TokenColumn;
      readonly token: string;
      readonly beginning: boolean;
    }
  | { readonly kind: "all" | "any"; readonly of: readonly Match[] }
  | { readonly kind: "but"; readonly of: Match; readonly not: Match };

/** One of the columns contains the text. */
export function holds(columns: readonly TextColumn[], text: string): Match {
  return { kind: "phrase", columns, text };
}

/** The main value of one of the columns begins with the text. */
export function begins(columns: readonly TextColumn[], text: string): Match {
  return holds(columns, CHIEF + text);
}

/** The main value of one of the columns equals the text. */
export function isWhole(columns: readonly TextColumn[], text: string): Match {
  return holds(columns, CHIEF + text + EDGE);
}

/** Any value of one of the columns begins with the text. */
export function anyValueBegins(columns: readonly TextColumn[], text: string): Match {
  return { kind: "any", of: [begins(columns, text), holds(columns, EDGE + text)] };
}

export function token(column: TokenColumn, value: string, beginning = false): Match {
  return { kind: "token", column, token: value, beginning };
}

export function all(of: readonly Match[]): Match {
  const [only] = of;
  return of.length === 1 && only !== undefined ? only : { kind: "all", of };
}

export function any(of: readonly Match[]): Match {
  const [only] = of;
  return of.length === 1 && only !== undefined ? only : { kind: "any", of };
}

export function but(of: Match, not: readonly Match[]): Match {
  return not.length === 0 ? of : { kind: "but", of, not: any(not) };
}
