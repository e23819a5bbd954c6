import type { IsoDate } from "#contract/domain/text.ts";
import type { Author, TitleSummary } from "#contract/domain/title.ts";
import { today } from "./dates.ts";
import type { Translate } from "./i18n/index.ts";

/** Titles and names in languages that have spaces between their words. */
const LATIN = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;

/** Title, subtitle and volume as one line of a list. */
export function fullTitle(
  title: Pick<TitleSummary, "title" | "volume"> & { readonly subtitle?: string },
): string {
  const parts = [title.title, title.subtitle ?? "", title.volume].filter((part) => part !== "");
  return parts.join(parts.every((part) => LATIN.test(part)) ? " " : "　");
}

/** Names with their roles, as printed: 「門井慶喜 著」. */
export function authorNames(authors: readonly Author[]): string {
  const names = authors.map(({ name, role }) => (role === "" ? name : `${name} ${role}`));
  return names.join(names.every((name) => LATIN.test(name)) ? ", " : "、");
}

/** When a lent copy is to come back; a day that has passed is no promise any more and is not named. */
export function dueWords(t: Translate, due: IsoDate): string {
  return due < today() ? t("title.dueOver") : t("title.due", { date: due });
}
