import { CHIEF, EDGE, WORD } from "../../text/pairs.ts";
import { TEXT_COLUMNS, type TextColumn } from "./columns.ts";
import { lexemesIn, PREFIX } from "./lexemes.ts";
import type { SearchRow } from "./tables.ts";

/*
 * PostgreSQL looks for the lexemes of a text one by one, and each pair of a common beginning is in very many titles. So the start of
 * a main value or a word, its mark and the first three characters, is a lexeme too. That of a value with fewer ends with `EDGE`.
 */

/** Characters of a start, with the mark. */
const START_LENGTH = 4;
const MARKS = CHIEF + EDGE + WORD;
/** Migration 26 has the same expression. */
const STARTS = new RegExp(`${CHIEF}(?:[^${MARKS}]{3}|[^${MARKS}]{1,2}${EDGE})|${WORD}[^${MARKS}]{1,3}`, "gu");

/** The starts of a title's main values and words. */
export function startsOf(row: SearchRow): readonly string[] {
  return TEXT_COLUMNS.flatMap((column) => {
    return (row[column].match(STARTS) ?? []).map((start) => PREFIX[column] + start);
  });
}

/** A lexeme to look for; with `beginning`, any that begins with it. */
export interface WantedLexeme {
  readonly lexeme: string;
  readonly beginning: boolean;
}

/** The lexemes of a text in a column. A single one proves that a title has the text; several may stand apart in it. */
export function wantedIn(column: TextColumn, text: string): readonly WantedLexeme[] {
  const exactly = (lexeme: string): WantedLexeme => ({ lexeme, beginning: false });
  const start = [...text].slice(0, START_LENGTH);
  // A mark and one character begin too many starts to be looked for by these.
  if ((start[0] !== CHIEF && start[0] !== WORD) || start.length === 2)
    return lexemesIn(column, text).map(exactly);
  const isWhole = start.length === START_LENGTH || start.at(-1) === EDGE;
  return [
    { lexeme: PREFIX[column] + start.join(""), beginning: !isWhole },
    ...lexemesIn(column, text)
      .slice(START_LENGTH - 1)
      .map(exactly),
  ];
}
