import type { IsoDate, Language } from "#contract/domain/text.ts";
import type { Author, TitleSummary } from "#contract/domain/title.ts";
import { formatDate, today } from "../../dates.ts";
import type { Speak } from "../../words/index.ts";

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

/** When a lent copy is to come back; a day that has passed is no promise any more and is not named. */
export function dueWords(t: Speak, due: IsoDate, language: Language): string {
  return due < today() ? t("title.dueOver") : t("title.due", { date: formatDate(due, language) });
}
