import type { SearchField } from "#contract/domain/title.ts";
import type { SruSettings } from "#contract/settings/backends.schema.ts";
import { toIsbn10, toIsbn13 } from "#contract/text/isbn.ts";

type Indexes = SruSettings["indexes"];

/** Words of one question; more would only make a server slow. */
const MAX_WORDS = 8;

/**
 * A term of CQL in quotes. `\` and `"` cannot end it, and `*`, `?`, `^` mean themselves: what a patron types is never
 * a part of the query's grammar.
 */
export function quoted(text: string): string {
  const plain = text.normalize("NFC").replace(/\p{Cc}+/gu, " ");
  return `"${plain.replace(/[\\"*?^]/gu, "\\$&")}"`;
}

/** A clause for one index, whose name comes from the settings and is checked there. */
export function clause(index: string, text: string): string {
  return `${index}=${quoted(text)}`;
}

/** The same for everything that begins with the text. */
function beginsWith(index: string, text: string): string {
  return `${index}=${quoted(text).slice(0, -1)}*"`;
}

/** An ISBN in both its forms, for a catalogue may know either. */
export function isbnQuery(index: string, isbn13: string): string {
  const older = toIsbn10(isbn13);
  return older === null ? clause(index, isbn13) : `(${clause(index, isbn13)} or ${clause(index, older)})`;
}

function indexOf(indexes: Indexes, field: SearchField): string {
  switch (field) {
    case "reading":
      // No server has an index of readings alone; those that read 880 have them beside the title.
      return indexes.title || indexes.any;
    case "any":
    case "ndc":
      return indexes.any;
    default:
      return indexes[field] || indexes.any;
  }
}

/** The query for what was typed; null when no word is left of it. All words must be there. */
export function searchQuery(indexes: Indexes, query: string, field: SearchField): string | null {
  const index = indexOf(indexes, field);
  const words = query
    .split(/[\s\p{Cc}]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MAX_WORDS);
  const [first] = words;
  if (first === undefined) return null;
  const isbn = toIsbn13(query);
  if (isbn !== null && (field === "isbn" || field === "any")) {
    const byNumber = isbnQuery(indexes.isbn || indexes.any, isbn);
    return field === "isbn" ? byNumber : `(${byNumber} or ${clause(index, first)})`;
  }
  if (field === "isbn") return beginsWith(index, query.replace(/[^0-9Xx]/gu, "") || first);
  if (field === "ndc") return beginsWith(index, first);
  return words.map((word) => clause(index, word)).join(" and ");
}
