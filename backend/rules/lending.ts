import type { LibraryId } from "#contract/domain/library.ts";
import type { IsoDate, LocalText } from "#contract/domain/text.ts";
import type { CopyStatus, KeptReason, Material } from "#contract/domain/title.ts";
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

/** Facts of a copy that a patron wants to borrow at a terminal, read under the lock of its title. */
export interface CheckOutFacts {
  /** Who has it on loan; null = nobody. */
  readonly loan: { readonly isOwn: boolean; readonly dueDate: IsoDate } | null;
  readonly kept: KeptReason | null;
  readonly material: Material;
  readonly place: LocalText;
  /** Whose hold it is set aside for; null = nobody's. */
  readonly aside: "own" | "another" | null;
  readonly status: CopyStatus;
  /** The patron's loans now. */
  readonly loans: number;
}

type CheckOutRefusal =
  | "lent-to-you"
  | "lent-to-another"
  | "not-for-loan"
  | "counter-only"
  | "waits-for-another"
  | "copy-in-transit"
  | "loan-limit";

/** D84, D86: whether the counter alone lends a copy and takes it back. */
export function isForCounter(
  { material, place }: Pick<CheckOutFacts, "material" | "place">,
  { counterOnly, counterOnlyPlaces }: RuleSettings["terminals"],
): boolean {
  return (
    counterOnly.includes(material) || counterOnlyPlaces.some((one) => one === place.ja || one === place.en)
  );
}

/**
 * D84: why a terminal does not lend this copy to the patron; null = it does. What is true of the copy comes before the patron's limit,
 * because it stays true. As at the counter, holds that wait for the title do not matter (D37a), nor do overdue loans (D57).
 */
export function refuseCheckOut(
  facts: CheckOutFacts,
  { loans, terminals }: Pick<RuleSettings, "loans" | "terminals">,
): Refusal<CheckOutRefusal> | null {
  const { loan, kept, aside, status } = facts;
  if (loan !== null) {
    return loan.isOwn ? refusal("lent-to-you", { date: loan.dueDate }) : refusal("lent-to-another");
  }
  if (kept !== null) return refusal("not-for-loan"); // D23
  if (isForCounter(facts, terminals)) return refusal("counter-only");
  if (aside === "another") return refusal("waits-for-another");
  if (status === "in-transit") return refusal("copy-in-transit");
  return refuseMore(facts.loans, loans);
}

/** D57: the limit of loans. */
function refuseMore(have: number, { max }: Pick<RuleSettings["loans"], "max">): Refusal<"loan-limit"> | null {
  return have >= max ? refusal("loan-limit", { max, have }) : null;
}

/** D57, D65: why the counter cannot lend to this patron; null = it can. Refusals: `card-expired`, `loan-limit`. */
export function refuseLoan(
  facts: LendingFacts,
  today: IsoDate,
  limits: Pick<RuleSettings["loans"], "max">,
): Refusal | null {
  if (facts.expiresOn !== null && isExpired(facts.expiresOn, today)) {
    return refusal("card-expired", { date: facts.expiresOn });
  }
  return refuseMore(facts.loans, limits);
}

/** D57, D59: due date of a loan made today in this library, moved off the days on which that library is closed. */
export function dueDateOf(today: IsoDate, library: LibraryId, settings: RuleSettings): IsoDate {
  return openDayFrom(addDays(today, settings.loans.days), calendarOf(settings.calendar, library));
}
