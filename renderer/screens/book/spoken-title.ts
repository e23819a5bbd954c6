import type { TitleSummary } from "#contract/domain/title.ts";
import { spokenReading } from "../../read-aloud/spoken-reading.ts";
import { authorNames, fullTitle } from "../../title-words.ts";

/*
 * Spoken texts for Japanese (`data-spoken`, read-aloud/text.ts): speech programs do not know the readings of names, the catalogue
 * does.
 */

/** Title by its reading, subtitle and volume; undefined = as written. */
export function spokenTitle(
  title: Pick<TitleSummary, "title" | "reading" | "volume"> & { readonly subtitle?: string },
): string | undefined {
  return title.reading === "" ? undefined : fullTitle({ ...title, title: spokenReading(title.reading) });
}

/** Authors by their readings where known; undefined = as written. */
export function spokenAuthors({
  authors,
  language,
}: Pick<TitleSummary, "authors" | "language">): string | undefined {
  if (authors.every(({ reading }) => reading === "")) return undefined;
  const spoken = authors.map((author) => ({ ...author, name: spokenReading(author.reading) || author.name }));
  return authorNames({ authors: spoken, language });
}

/** A spoken sentence about a title; undefined = as written. `words` makes the sentence. */
export function spokenOf(
  { reading }: Pick<TitleSummary, "reading">,
  words: (title: string) => string,
): string | undefined {
  return reading === "" ? undefined : words(spokenReading(reading));
}
