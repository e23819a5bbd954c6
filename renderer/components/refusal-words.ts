import type { Language } from "#contract/domain/text.ts";
import { REFUSALS, type Refusal, type RefusalEntry, type WayOn } from "#contract/refusals.ts";
import type { PasswordWord } from "#contract/settings/choices.ts";
import { formatDate } from "../dates.ts";
import { catalogueOf, translator } from "../i18n/catalogues.ts";
import { catalogueWithNoun } from "../i18n/pin.ts";

/** Placeholders in a sentence: `{{max}}`. */
const FIGURE = /\{\{(\w+)\}\}/gu;

/** Longest waiting time in minutes that is shown as a number. */
const LONGEST_MINUTES = 90;

/** The text of a refusal (V38): what happened and why, what to do, and the code that a patron can quote. */
export interface RefusalWords {
  readonly text: string;
  /** What to do; empty when the text says all. */
  readonly help: string;
  /** 「係に見せる番号 H-05」; absent where staff have nothing to look up. */
  readonly code: string | undefined;
  readonly way: WayOn;
}

/** Returns the text of a refusal. A sentence with values is used only if all of them are present. */
export function refusalWords(
  refusal: Refusal,
  language: Language,
  word: PasswordWord = "password",
): RefusalWords {
  const t = translator(language);
  const { code, wayOn, quotable }: RefusalEntry = REFUSALS[refusal.name];
  const { text, figures, help } = catalogueWithNoun(
    catalogueOf(language).refusal[refusal.name],
    language,
    word,
  );
  const { date, ...numbers } = refusal.details ?? {};
  const values: Readonly<Record<string, string | number>> =
    date === undefined ? numbers : { ...numbers, date: formatDate(date, language) };
  const wanted = [...figures.matchAll(FIGURE)].map((match) => match[1] ?? "");
  // 「あと525600分」 is not helpful: a long wait is shown without its number.
  const soon = (numbers.minutes ?? 0) <= LONGEST_MINUTES;
  const exact = soon && wanted.length > 0 && wanted.every((name) => name in values);
  const { ticket } = numbers;
  const staffCode = quotable === false ? undefined : t("common.code", { code });
  return {
    text: exact ? figures.replace(FIGURE, (_, name: string) => String(values[name])) : text,
    help,
    code:
      ticket === undefined ? staffCode : `${staffCode}${t("common.apart")}${t("common.ticket", { ticket })}`,
    way: wayOn,
  };
}
