import type { LibraryId } from "#contract/domain/library.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import { type Refusal, refusal } from "#contract/refusals.ts";
import { calendarOf, openDayFrom } from "./calendar.ts";
import { isExpired } from "./card.ts";
import { addDays } from "./dates.ts";
import type { RuleSettings } from "./settings.ts";

/** Facts for lending to a patron, read in the same transaction. */
export interface LendingFacts {
  readonly loans: number;
  /** Last day of the card; null = without end. */
  readonly expiresOn: IsoDate | null;
}

/** D57, D65: why the counter cannot lend to this patron; null = it can. Refusals: `card-expired`, `loan-limit`. */
export function refuseLoan(
  facts: LendingFacts,
  today: IsoDate,
  { max }: Pick<RuleSettings["loans"], "max">,
): Refusal | null {
  if (facts.expiresOn !== null && isExpired(facts.expiresOn, today)) {
    return refusal("card-expired", { date: facts.expiresOn });
  }
  return facts.loans >= max ? refusal("loan-limit", { max, have: facts.loans }) : null;
}

/** D57, D59: due date of a loan made today in this library, moved off the days on which that library is closed. */
export function dueDateOf(today: IsoDate, library: LibraryId, settings: RuleSettings): IsoDate {
  return openDayFrom(addDays(today, settings.loans.days), calendarOf(settings.calendar, library));
}
