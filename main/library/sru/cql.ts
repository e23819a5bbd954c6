import type { SearchField } from "#contract/domain/title.ts";
import type { SruSettings } from "#contract/settings/backends.schema.ts";
import { toIsbn10, toIsbn13 } from "#contract/text/isbn.ts";

type Indexes = SruSettings["indexes"];

/** Maximum number of words in one query; more would slow the server down. */
const MAX_WORDS = 8;

/**
 * A quoted CQL term. `\` and `"` cannot end it, and `*`, `?`, `^` are literal: typed text is never part of the query's grammar.
 */
export function quoted(text: string): string {
  const plain = text.normalize("NFC").replace(/\p{Cc}+/gu, " ");
  return `"${plain.replace(/[\\"*?^]/gu, "\\$&")}"`;
}

/** A clause for one index. The index name comes from the settings and is validated there. */
export function clause(index: string, text: string): string {
  return `${index}=${quoted(text)}`;
}

/** A clause that matches everything beginning with the text. */
function beginsWith(index: string, text: string): string {
  return `${index}=${quoted(text).slice(0, -1)}*"`;
}

/** An ISBN in both forms, because a catalogue may have either. */
export function isbnQuery(index: string, isbn13: string): string {
  const older = toIsbn10(isbn13);
  return older === null ? clause(index, isbn13) : `(${clause(index, isbn13)} or ${clause(index, older)})`;
}

function indexOf(indexes: Indexes, field: SearchField): string {
  switch (field) {
    case "reading":
      // Servers have no index of readings alone; those that index 880 have it in the title index.
      return indexes.title || indexes.any;
    case "any":
    case "ndc":
      return indexes.any;
    default:
      return indexes[field] || indexes.any;
  }
}

/** The query for the typed text; null when it has no words. All words must match. */
export function searchQuery(indexes: Indexes, typed: string, field: SearchField): string | null {
  // Width is folded: servers do not all find ＥＰＵＢ by EPUB (SRU-8).
  const query = typed.normalize("NFKC");
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
