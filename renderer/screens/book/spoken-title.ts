import type { Author, TitleSummary } from "#contract/domain/title.ts";
import { spokenReading } from "../../read-aloud/spoken-reading.ts";
import { authorNames, fullTitle } from "../../title-words.ts";

/*
 * What is said in place of what is written, for who has the screen read aloud in Japanese (`data-spoken`,
 * read-aloud/text.ts): no program knows how a name is read, the catalogue does.
 */

/** Title, subtitle and volume with the title by its reading; undefined = as it is written. */
export function spokenTitle(
  title: Pick<TitleSummary, "title" | "reading" | "volume"> & { readonly subtitle?: string },
): string | undefined {
  return title.reading === "" ? undefined : fullTitle({ ...title, title: spokenReading(title.reading) });
}

/** Authors by their readings, as far as they have some; undefined = as they are written. */
export function spokenAuthors(authors: readonly Author[]): string | undefined {
  if (authors.every(({ reading }) => reading === "")) return undefined;
  return authorNames(
    authors.map((author) => ({ ...author, name: spokenReading(author.reading) || author.name })),
  );
}

/** A sentence about a title, for the ear; undefined = as it is written. `words` makes the sentence of a title. */
export function spokenOf(
  { reading }: Pick<TitleSummary, "reading">,
  words: (title: string) => string,
): string | undefined {
  return reading === "" ? undefined : words(spokenReading(reading));
}
