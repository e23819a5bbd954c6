import type { Hold } from "#contract/domain/hold.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import type { Author, Copy, TitleSummary } from "#contract/domain/title.ts";
import { today } from "./dates.ts";
import type { Translate } from "./i18n/index.ts";

/** Titles and names in languages that have spaces between their words. */
const LATIN = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;

const JAPANESE_LETTERS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Authors, and the language of their work (BCP 47), if known. */
type WithAuthors = Pick<TitleSummary, "authors"> & { readonly language?: string };

/** Title, subtitle and volume as one line of a list. */
export function fullTitle(
  title: Pick<TitleSummary, "title" | "volume"> & { readonly subtitle?: string },
): string {
  const parts = [title.title, title.subtitle ?? "", title.volume].filter((part) => part !== "");
  return parts.join(parts.every((part) => LATIN.test(part)) ? " " : "　");
}

/** Roles as they are written before names in English. */
const ENGLISH_ROLES: Readonly<Record<string, string>> = {
  著: "by",
  共著: "by",
  作: "by",
  文: "by",
  訳: "tr.",
  共訳: "tr.",
  翻訳: "tr.",
  編: "ed.",
  共編: "ed.",
  編集: "ed.",
  絵: "illus.",
  画: "illus.",
};
/** Works in Japanese, or in an unknown language. */
const JAPANESE_WORK = /^(?:ja|und|$)/u;

/** Names with their roles, as printed: 「門井慶喜 著」. Latin names of a foreign work: "by Natsume Soseki; tr. Aiko Ito". */
export function authorNames({ authors, language = "" }: WithAuthors): string {
  if (!JAPANESE_WORK.test(language) && authors.every(({ name }) => LATIN.test(name))) {
    return englishNames(authors);
  }
  const names = authors.map(({ name, role }) => (role === "" ? name : `${name} ${role}`));
  return names.join(names.every((name) => LATIN.test(name)) ? ", " : "、");
}

/** Names by role, in the order of the roles. A role without English words stays as printed. */
function englishNames(authors: readonly Author[]): string {
  const parts = [...new Set(authors.map(({ role }) => role))].map((role) => {
    const names = authors.filter((author) => author.role === role).map(({ name }) => name);
    const together = names.join(", ");
    const before = ENGLISH_ROLES[role];
    return (before === undefined ? [together, role] : [before, together])
      .filter((part) => part !== "")
      .join(" ");
  });
  return parts.join("; ");
}

/** The reading of a title; empty for a title without Japanese letters, whose letters are their own reading. */
export function titleReading({ title, reading }: Pick<TitleSummary, "title" | "reading">): string {
  return JAPANESE_LETTERS.test(title) ? reading : "";
}

/** The due date of a copy on loan; one that has passed says nothing about its return and is not shown. */
export function dueWords(t: Translate, due: IsoDate): string {
  return due < today() ? t("title.dueOver") : t("title.due", { date: due });
}

/** The status of a copy. One in the closed stacks stands on no shelf that a patron can reach. */
export function statusWords(t: Translate, { status, closedStacks }: Copy): string {
  return closedStacks && status === "on-shelf" ? t("title.availability.ask") : t(`title.status.${status}`);
}

/** What happens first to a hold that was placed: staff check it (D36), or prepare a copy when its turn has come. */
export function firstStep(t: Translate, { state, needsCourier }: Hold, library: string): string {
  if (state !== "applied") return t("hold.steps.prepared");
  return needsCourier ? t("hold.steps.checkedCarried", { library }) : t("hold.steps.checked");
}
