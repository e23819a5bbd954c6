import { pairsOf, tokensOf } from "../../text/pairs.ts";
import { TEXT_COLUMNS, type TextColumn } from "./columns.ts";
import type { SearchRow } from "./tables.ts";

/**
 * Begins the lexemes of a column, so that a query about titles reads nothing about authors; codes and facets bring
 * their own letters (`tokens.ts`). SQLite takes letters of both cases for one: no two lexemes differ by case alone.
 */
const PREFIX: Readonly<Record<TextColumn, string>> = {
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

/** Everything the index keeps of a title: the lexemes of each value in a row, then codes and facets. */
export function lexemesOf(row: SearchRow): readonly string[] {
  const words = TEXT_COLUMNS.flatMap((column) =>
    tokensOf(row[column]).map((token) => PREFIX[column] + token),
  );
  return [...words, ...row.codes.split(" "), ...row.facets.split(" ")].filter((lexeme) => lexeme !== "");
}

/** The lexemes that stand in a row where a column holds this text; of one kanji, itself. */
export function lexemesIn(column: TextColumn, text: string): readonly string[] {
  const pairs = pairsOf(text);
  return (pairs.length === 0 ? [text] : pairs).map((token) => PREFIX[column] + token);
}
