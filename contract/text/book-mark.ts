import type { TitleSummary } from "../domain/title.ts";

/** 図書記号 (author mark): the first kana of the first author, or of the title, as katakana. */
export function bookMarkOf({
  authors,
  reading,
  title,
}: Pick<TitleSummary, "authors" | "reading" | "title">): string {
  const first = [...(authors[0]?.reading || reading || title).normalize("NFKC")][0] ?? "";
  return first
    .replace(/[\u3041-\u3096]/u, (kana) => String.fromCodePoint(kana.charCodeAt(0) + 0x60))
    .toUpperCase();
}
