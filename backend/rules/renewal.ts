import type { LibraryId } from "#contract/domain/library.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import type { KeptReason, Material } from "#contract/domain/title.ts";
import { type Refusal, refusal } from "#contract/refusals.ts";
import { calendarOf, openDayFrom } from "./calendar.ts";
import { addDays } from "./dates.ts";
import type { RuleSettings } from "./settings.ts";

/** Facts for the renewal of a loan. */
export interface RenewalFacts {
  readonly loanedOn: IsoDate;
  readonly dueDate: IsoDate;
  readonly renewals: number;
  /** Holds of other patrons that wait for a copy of this title. */
  readonly waitingOthers: number;
  /** Copies of this title that can be lent, are on a shelf and not set aside. */
  readonly freeCopies: number;
  /** Any loan of the patron is overdue. */
  readonly anyOverdue: boolean;
  /** The item class: the material, and why its copy is otherwise not lent. */
  readonly material: Material;
  readonly kept: KeptReason | null;
  /** The library that lent the copy, whose open days apply (D59). */
  readonly library: LibraryId;
}

/** Names of the refusals of a renewal (D58). */
export type RenewalRefusal =
  | "renewal-class"
  | "renewal-limit"
  | "renewal-overdue"
  | "renewal-reserved"
  | "renewal-too-early";

/** The new due date, or why there is none. */
export type Renewal =
  | { readonly ok: true; readonly newDueDate: IsoDate }
  | { readonly ok: false; readonly refusal: Refusal<RenewalRefusal> };

function newDueDate(facts: RenewalFacts, today: IsoDate, settings: RuleSettings): IsoDate {
  const base = settings.loans.renewalBase === "operation-day" ? today : facts.dueDate;
  return openDayFrom(addDays(base, settings.loans.days), calendarOf(settings.calendar, facts.library));
}

/** The first day, from `today` on, on which a renewal is offered and extends the loan. */
function firstUsefulDay(facts: RenewalFacts, today: IsoDate, settings: RuleSettings): IsoDate {
  const offered = addDays(facts.loanedOn, settings.loans.renewalFromDay);
  let day = offered > today ? offered : today;
  while (newDueDate(facts, day, settings) <= facts.dueDate) day = addDays(day, 1);
  return day;
}

/**
 * D58: the result of a renewal on `today`, or why it is refused. In this order: a class that is never renewed, the limit of
 * renewals, an overdue loan, holds of others, too early.
 *
 * "Holds of others" are those on the title; `holdsBlock` may require that there are more of them than free copies on the shelves.
 * A renewal that would not extend the loan is refused as too early, so that it is not wasted.
 */
export function renewalOf(facts: RenewalFacts, today: IsoDate, settings: RuleSettings): Renewal {
  const no = refuseRenewal(facts, today, settings);
  return no === null
    ? { ok: true, newDueDate: newDueDate(facts, today, settings) }
    : { ok: false, refusal: no };
}

function isNotRenewable({ material, kept }: RenewalFacts, { notRenewable }: RuleSettings["loans"]): boolean {
  return notRenewable.materials.includes(material) || (kept !== null && notRenewable.kept.includes(kept));
}

function isOverdue(
  facts: RenewalFacts,
  today: IsoDate,
  blocks: RuleSettings["loans"]["overdueBlocks"],
): boolean {
  if (blocks === "nothing") return false;
  return blocks === "any-loan" ? facts.anyOverdue : facts.dueDate < today;
}

function isAwaited(facts: RenewalFacts, blocks: RuleSettings["loans"]["holdsBlock"]): boolean {
  if (blocks === "nothing") return false;
  return facts.waitingOthers > (blocks === "anybody-waits" ? 0 : facts.freeCopies);
}

function refuseRenewal(
  facts: RenewalFacts,
  today: IsoDate,
  settings: RuleSettings,
): Refusal<RenewalRefusal> | null {
  const { loans } = settings;
  if (isNotRenewable(facts, loans)) return refusal("renewal-class");
  if (facts.renewals >= loans.maxRenewals) return refusal("renewal-limit", { max: loans.maxRenewals });
  if (isOverdue(facts, today, loans.overdueBlocks))
    return refusal("renewal-overdue", { date: facts.dueDate });
  if (isAwaited(facts, loans.holdsBlock)) return refusal("renewal-reserved", { date: facts.dueDate });
  const useful = firstUsefulDay(facts, today, settings);
  return useful > today ? refusal("renewal-too-early", { date: useful }) : null;
}
