import type { Author, TitleSummary } from "#contract/domain/title.ts";

/** Title, subtitle and volume as one line of a list. */
export function fullTitle(
  title: Pick<TitleSummary, "title" | "volume"> & { readonly subtitle?: string },
): string {
  return [title.title, title.subtitle ?? "", title.volume].filter((part) => part !== "").join("　");
}

/** Names with what they did, as printed: 「門井慶喜 著」. */
export function authorNames(authors: readonly Author[]): string {
  return authors.map(({ name, role }) => (role === "" ? name : `${name} ${role}`)).join("、");
}
