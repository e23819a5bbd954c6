import type { Fee } from "#contract/domain/lending-fee.ts";
import type { Loan, LoanId } from "#contract/domain/loan.ts";
import type { Balance } from "#contract/domain/patron.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import type { Abort, LibraryPort } from "#contract/library/port.ts";
import { type Refusal, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { beforehand } from "../lost-write.ts";
import { withTimeout } from "../with-timeout.ts";
import { dayIn } from "./dates.ts";
import { askWithFee, feeOf, feeRefusal, isAccepted, isOverFeeLimit } from "./fees.ts";
import { askList, hasFlag, type Information } from "./information.ts";
import type { Item } from "./item.ts";
import { askItem, isBarcode, itemsOf, lineOf } from "./items.ts";
import { first, type Message } from "./message.ts";
import { type Borrower, pinOf } from "./patrons.ts";
import { OUT_OF_ORDER, SIGNED_OUT, type Sip2, type Sip2Link, todayOf, UNEXPECTED } from "./sip2.ts";
import { sendOnce } from "./write.ts";

const DAY_MS = 86_400_000;
/** Positions in the patron status. */
const FLAGS = { renewalDenied: 1, tooManyRenewals: 7 } as const;

/** A due date with its days from today; null = not readable. */
function dueOn(link: Sip2Link, day: IsoDate | null): Pick<Loan, "dueDate" | "daysLeft"> {
  if (day === null) return { dueDate: "", daysLeft: 0 };
  return { dueDate: day, daysLeft: Math.round((Date.parse(day) - Date.parse(todayOf(link))) / DAY_MS) };
}

/** A copy that was lent just now. Only an attempt shows whether it can be renewed. */
export function freshLoan(link: Sip2Link, item: Item): Loan {
  return {
    id: item.barcode,
    title: lineOf(item.barcode, item),
    barcode: item.barcode,
    ...dueOn(link, item.due),
    renewals: 0,
    renewal: { ok: true, newDueDate: "" },
  };
}

function loanOf(link: Sip2Link, line: string, item: Item | undefined, information: Information): Loan {
  const no: Refusal | null = !isBarcode(line)
    ? refusal("reason-unknown")
    : hasFlag(information, FLAGS.renewalDenied)
      ? refusal(isOverFeeLimit(information) ? "owing" : "reason-unknown")
      : null;
  return {
    id: line,
    title: lineOf(line, item),
    barcode: isBarcode(line) ? line : "",
    ...dueOn(link, item?.due ?? null),
    renewals: 0,
    // Only an attempt shows whether it can be renewed, and until when.
    renewal: no === null ? { ok: true, newDueDate: "" } : { ok: false, refusal: no },
  };
}

/** Earliest due date first; unknown dates come last. */
function byDue(a: Loan, b: Loan): number {
  if (a.dueDate === "" || b.dueDate === "") return Number(a.dueDate === "") - Number(b.dueDate === "");
  return a.dueDate < b.dueDate ? -1 : Number(a.dueDate > b.dueDate);
}

async function loansOf(sip2: Sip2Link, record: Borrower, signal: Abort): Promise<Result<readonly Loan[]>> {
  const deadline = performance.now() + sip2.limits.copies;
  const listed = await askList(sip2, record, "loans", signal);
  if (!listed.ok) return listed;
  const { lines, information } = listed.value;
  const items = await itemsOf(sip2, record, lines, deadline, signal);
  if (items === null) return OUT_OF_ORDER;
  return ok(lines.map((line) => loanOf(sip2, line, items.get(line), information)).toSorted(byDue));
}

/**
 * Why the server did not renew. Its refusal has no reason: a queue or the server's own flag is taken for it. That a loan is overdue
 * or fees are owed is not, because servers that refuse for these say so in the flags before.
 */
async function reasonOf(
  sip2: Sip2Link,
  loan: Loan,
  information: Information,
  signal: Abort,
): Promise<Refusal> {
  const item = await askItem(sip2, loan.barcode, signal);
  if ((item?.waiting ?? 0) > 0) return refusal("renewal-reserved");
  return refusal(hasFlag(information, FLAGS.tooManyRenewals) ? "renewal-limit" : "reason-unknown");
}

/** The loan after a renewal, with the date of the answer or else that of the copy. */
async function renewedLoan(
  sip2: Sip2Link,
  record: Borrower,
  loan: Loan,
  said: IsoDate | null,
  signal: Abort,
): Promise<Loan> {
  record.items.delete(loan.barcode);
  const item = await askItem(sip2, loan.barcode, signal);
  return { ...loan, ...dueOn(sip2, said ?? item?.due ?? null), renewals: loan.renewals + 1 };
}

/** A loan to renew. `fee`: what the patron has accepted to pay for it. */
interface Renewal {
  readonly loan: LoanId;
  readonly key: string;
  readonly fee?: Balance;
}

/** A renewed loan, with what the server charges for it; after a lost answer that is not known. */
interface Renewed {
  readonly loan: Loan;
  readonly fee?: Fee;
}

/** Renews a loan of the borrower's own. */
export async function renewLoan(
  sip2: Sip2Link,
  record: Borrower,
  { loan: id, key, fee }: Renewal,
  signal: Abort,
): Promise<Result<Renewed>> {
  const { profile, zone } = sip2;
  // Never sent for a copy that is not on the patron's list: 11 would lend it (SIP-35).
  const before = await withTimeout(sip2.limits.prepare, signal, async (own) => {
    const listed = await askList(sip2, record, "loans", own);
    if (!listed.ok) return listed;
    if (!isBarcode(id) || !listed.value.lines.includes(id)) return refused(refusal("loan-not-found"));
    record.items.delete(id);
    const items = await itemsOf(sip2, record, [id], Number.POSITIVE_INFINITY, own);
    if (items === null) return OUT_OF_ORDER;
    const { information } = listed.value;
    return ok({ loan: loanOf(sip2, id, items.get(id), information), information });
  });
  if (!before.ok) return beforehand(before);
  const { loan, information } = before.value;
  async function understand(
    message: Message<"12"> | Message<"30">,
    acknowledges: boolean,
    own: Abort,
  ): Promise<Renewed | Refusal> {
    if (message.parts.ok === "1") {
      const charged = feeOf(sip2, message);
      const renewed = await renewedLoan(sip2, record, loan, dayIn(first(message, "AH") ?? "", zone), own);
      return { loan: renewed, ...(charged === null ? {} : { fee: charged }) };
    }
    const costs = feeRefusal(sip2, message);
    if (costs !== null && !(acknowledges && isAccepted(costs, fee))) return costs;
    return reasonOf(sip2, loan, information, own);
  }
  const lookUp = async (own: Abort) => {
    const item = await askItem(sip2, id, own);
    if (item === null || item.due === null || loan.dueDate === "") return { kind: "unseen" } as const;
    if (item.due <= loan.dueDate) return { kind: "unchanged" } as const;
    const renewed = await renewedLoan(sip2, record, loan, item.due, own);
    return { kind: "done", value: { loan: renewed } } as const;
  };
  return askWithFee(fee, (acknowledges) => {
    const fields = { AA: record.card, ...pinOf(record), AB: id, BO: acknowledges ? "Y" : "N" };
    const write = {
      key,
      lookUp,
      understand: (message: Message<"12"> | Message<"30">, own: Abort) =>
        understand(message, acknowledges, own),
    };
    return profile.renewVia === "29"
      ? sendOnce(sip2, { ask: { id: "29", fields }, ...write }, signal)
      : sendOnce(sip2, { ask: { id: "11", parts: { renewal: "Y" }, fields }, ...write }, signal);
  });
}

/** Loans: one request, and one for each copy. A renewal: two before it, and one after it. */
export function loansPart(sip2: Sip2): Pick<LibraryPort, "loans" | "renew"> {
  return {
    loans: async ({ session }, options) => {
      const record = sip2.patrons.of(session);
      if (record === null) return SIGNED_OUT;
      const loans = await withTimeout(sip2.limits.read, options.signal, (signal) =>
        loansOf(sip2, record, signal),
      );
      return loans.ok ? ok({ loans: loans.value }) : loans;
    },
    renew: async (call, { signal }) => {
      if (!sip2.capabilities.ofPort().renew) return UNEXPECTED;
      const record = sip2.patrons.of(call.session);
      if (record === null) return SIGNED_OUT;
      const renewed = await renewLoan(sip2, record, call, signal);
      return renewed.ok ? ok(renewed.value.loan) : renewed;
    },
  };
}
