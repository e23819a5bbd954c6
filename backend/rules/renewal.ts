import type { Loan } from "#contract/domain/loan.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import { type Refusal, refusal } from "#contract/refusals.ts";
import { openDayFrom } from "./calendar.ts";
import { addDays } from "./dates.ts";
import type { RuleSettings } from "./settings.ts";

/** What is true of a loan when its renewal is asked for. */
export interface RenewalFacts {
  readonly loanedOn: IsoDate;
  readonly dueDate: IsoDate;
  readonly renewals: number;
  /** Holds of other patrons that wait for a copy of this title. */
  readonly waitingOthers: number;
  /** Copies of this title that are lent, stand on a shelf and are set aside for nobody. */
  readonly freeCopies: number;
  /** Any loan of the patron is overdue. */
  readonly anyOverdue: boolean;
}

function newDueDate(facts: RenewalFacts, today: IsoDate, settings: RuleSettings): IsoDate {
  const base = settings.loans.renewalBase === "operation-day" ? today : facts.dueDate;
  return openDayFrom(addDays(base, settings.loans.days), settings.calendar);
}

/** The first day, from `today` on, whose renewal is offered and gains at least a day. */
function firstUsefulDay(facts: RenewalFacts, today: IsoDate, settings: RuleSettings): IsoDate {
  const offered = addDays(facts.loanedOn, settings.loans.renewalFromDay);
  let day = offered > today ? offered : today;
  while (newDueDate(facts, day, settings) <= facts.dueDate) day = addDays(day, 1);
  return day;
}

/**
 * 1.7, 1.9: what a renewal on `today` would give, or why it is refused. In this order: the limit of renewals, an
 * overdue loan, somebody waiting, too early.
 *
 * "Somebody waits" means that more people wait for the title than free copies stand on the shelves: when each of
 * them can have a free copy, the loan keeps nobody waiting. A renewal that would not move the due date is refused
 * as too early, so that the one renewal is not spent on nothing.
 */
export function renewalOf(facts: RenewalFacts, today: IsoDate, settings: RuleSettings): Loan["renewal"] {
  const no = refuseRenewal(facts, today, settings);
  return no === null
    ? { ok: true, newDueDate: newDueDate(facts, today, settings) }
    : { ok: false, refusal: no };
}

function refuseRenewal(facts: RenewalFacts, today: IsoDate, settings: RuleSettings): Refusal | null {
  const { loans } = settings;
  if (facts.renewals >= loans.maxRenewals) return refusal("renewal-limit", { max: loans.maxRenewals });
  const overdue = loans.overdueBlocks === "any-loan" ? facts.anyOverdue : facts.dueDate < today;
  if (overdue) return refusal("renewal-overdue", { date: facts.dueDate });
  if (facts.waitingOthers > facts.freeCopies) return refusal("renewal-reserved", { date: facts.dueDate });
  const useful = firstUsefulDay(facts, today, settings);
  return useful > today ? refusal("renewal-too-early", { date: useful }) : null;
}
