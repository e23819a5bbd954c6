import { pairsOf, tokensOf } from "../../text/pairs.ts";
import { TEXT_COLUMNS, type TextColumn } from "./columns.ts";
import type { SearchRow } from "./tables.ts";

/**
 * Prefix of the lexemes of a column, so that a query for titles reads no authors; codes and facets have their own letters
 * (`tokens.ts`). SQLite ignores case, so no two prefixes differ by case only.
 */
export const PREFIX: Readonly<Record<TextColumn, string>> = {
  title: "T",
  reading: "R",
  author: "A",
  publisher: "P",
  subject: "S",
  title2: "U",
  reading2: "V",
  author2: "W",
  title3: "X",
  reading3: "Q",
  author3: "Z",
};

/** All lexemes of a title: those of each value in order, then codes and facets. */
export function lexemesOf(row: SearchRow): readonly string[] {
  const lexemes: string[] = [];
  for (const column of TEXT_COLUMNS) {
    if (row[column] === "") continue;
    for (const lexeme of tokensOf(row[column], PREFIX[column])) lexemes.push(lexeme);
  }
  for (const token of `${row.codes} ${row.facets}`.split(" ")) if (token !== "") lexemes.push(token);
  return lexemes;
}

/** The consecutive lexemes of a text in a column; for one kanji, itself. */
export function lexemesIn(column: TextColumn, text: string): readonly string[] {
  const pairs = pairsOf(text);
  return (pairs.length === 0 ? [text] : pairs).map((token) => PREFIX[column] + token);
}
