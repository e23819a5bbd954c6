import type { Language } from "#contract/domain/text.ts";
import {
  REFUSALS,
  type Refusal,
  type RefusalDetails,
  type RefusalEntry,
  type WayOn,
} from "#contract/refusals.ts";
import { catalogueOf, type Translate, translator } from "../i18n/catalogues.ts";

/** Placeholders in a sentence: `{{max}}`. */
const FIGURE = /\{\{(\w+)(?:, \w+)?\}\}/gu;

/** Longest waiting time in minutes that is shown as a number. */
const LONGEST_MINUTES = 90;

/** The text of a refusal (V38): what happened and why, what to do, and the code that a patron can quote. */
export interface RefusalWords {
  readonly text: string;
  /** What to do; empty when the text says all. */
  readonly help: string;
  /** 「職員にお見せになる番号 H-05」; absent where staff have nothing to look up. */
  readonly code: string | undefined;
  readonly way: WayOn;
}

/**
 * Returns the text of a refusal. A sentence with values is used only if all of them are present.
 * @param t the translator on the screen, with its furigana and the library's terms
 */
export function refusalWords(
  refusal: Refusal,
  language: Language,
  t: Translate = translator(language),
): RefusalWords {
  const { name, details = {} } = refusal;
  const { code, wayOn, quotable }: RefusalEntry = REFUSALS[name];
  const words = catalogueOf(language).refusal[name];
  const figures = "figures" in words ? words.figures : words.figures_other;
  const wanted = [...figures.matchAll(FIGURE)].map((match) => match[1] ?? "");
  // 「あと525600分」 is not helpful: a long wait is shown without its number.
  const soon = (details.minutes ?? 0) <= LONGEST_MINUTES;
  // A limit of 0 is one that the system does not tell.
  const known = soon && details.max !== 0;
  const exact = known && wanted.length > 0 && wanted.every((figure) => figure in details);
  const { ticket } = details;
  // The figure by which a language chooses between one and many.
  const values = { ...(details as Required<RefusalDetails>), count: details.max ?? details.have ?? 0 };
  const codes = [
    ...(wayOn === "counter" || quotable ? [t("common.code", { code })] : []),
    ...(ticket === undefined ? [] : [t("common.ticket", { ticket })]),
  ];
  return {
    text: exact ? t(`refusal.${name}.figures`, values) : t(`refusal.${name}.text`),
    help: t(`refusal.${name}.help`),
    code: codes.length === 0 ? undefined : codes.join(t("common.apart")),
    way: wayOn,
  };
}
