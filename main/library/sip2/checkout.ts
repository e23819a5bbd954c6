import type { CheckedOut } from "#contract/domain/lending.ts";
import type { Balance } from "#contract/domain/patron.ts";
import type { Abort } from "#contract/library/port.ts";
import { plainText } from "#contract/marc/isbd.ts";
import { type Refusal, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { beforehand, type Seen } from "../lost-write.ts";
import { withTimeout } from "../with-timeout.ts";
import { counterRefusal } from "./counter-only.ts";
import { dayIn } from "./dates.ts";
import { askWithFee, feeOf, feeRefusal, isAccepted } from "./fees.ts";
import { askInformation, askList, type Listed, standingOf } from "./information.ts";
import type { Item, ItemStatus } from "./item.ts";
import { askCopy, isBarcode, rowsOfTitle } from "./items.ts";
import { copyRefusal, deniedRefusal, lendingRefusal, waitsForAnother } from "./lending-refusals.ts";
import { freshLoan, renewLoan } from "./loans.ts";
import { first, type Message } from "./message.ts";
import { type Borrower, pinOf } from "./patrons.ts";
import { tagAfterLoan } from "./security-tag.ts";
import { OUT_OF_ORDER, type Sip2Link, UNEXPECTED } from "./sip2.ts";
import { sendOnce } from "./write.ts";

/** A copy to lend, as in the port. */
interface CheckOutCall {
  readonly barcode: string;
  readonly renew: boolean;
  readonly key: string;
  readonly fee?: Balance;
  /** The refusal where neither the copy nor the patron's flags explain one. */
  readonly unexplained?: Refusal;
}

/** What is known before the loan. */
interface Plan {
  readonly item: Item;
  /** The borrower has the copy, and it can be renewed. */
  readonly isOwn: boolean;
  /** Holds of the borrower; null = not counted. */
  readonly holds: number | null;
  /** Loans of the borrower with the copy's title, where the server lists titles; null = not read. */
  readonly sameTitle: number | null;
}

/** States in which a copy is certainly not on loan: servers tell a loan before them (SIP-33). */
const NOT_LENT: readonly ItemStatus[] = ["on-shelf", "on-hold-shelf", "in-house"];

/**
 * Checks for what the server would not tell, or would do unasked: Koha renews a loan of the patron's own although 11 forbids it
 * (SIP-35). One request; one more when the copy may be on loan, or the patron's standing has to be read.
 */
async function plan(
  link: Sip2Link,
  borrower: Borrower,
  { barcode, renew }: CheckOutCall,
  signal: Abort,
): Promise<Result<Plan>> {
  const item = await askCopy(link, barcode, signal);
  if (item === null) return OUT_OF_ORDER;
  const known = borrower.standing;
  const ofKind = counterRefusal(link, item);
  const isNotLent = NOT_LENT.includes(item.status);
  if (isNotLent && ofKind !== null) return refused(ofKind);
  if (isNotLent && known !== null && !known.denied && !waitsForAnother(item, known)) {
    return ok({ item, isOwn: false, holds: known.holds, sameTitle: null });
  }
  const listed = await askList(link, borrower, "loans", signal);
  if (!listed.ok) return listed;
  const { lines, rows, information } = listed.value;
  const standing = standingOf(information);
  const isOwn = renew && link.capabilities.ofPort().renew && lines.includes(barcode);
  const made: Plan = { item, isOwn, holds: standing.holds, sameTitle: rowsOfTitle(item, rows) };
  if (isOwn) return borrower.pin === null ? refused(refusal("password-needed")) : ok(made);
  const ofCopy = copyRefusal(item, listed.value);
  if (ofCopy !== null) return refused(ofCopy);
  if (ofKind !== null) return refused(ofKind);
  if (waitsForAnother(item, standing)) return refused(refusal("waits-for-another"));
  const no = deniedRefusal(information);
  return no === null ? ok(made) : refused(no);
}

/** Whether the loan fulfilled a hold of the borrower. No answer says so: they have fewer holds than before. */
async function isHoldFulfilled(
  link: Sip2Link,
  borrower: Borrower,
  { item, holds }: Plan,
  signal: Abort,
): Promise<boolean> {
  if (holds === 0) return false;
  const answer = holds === null ? null : await askInformation(link, borrower, null, signal);
  if (answer?.ok !== true) return item.status === "on-hold-shelf";
  borrower.standing = standingOf(answer.value);
  const { holds: left } = borrower.standing;
  return left === null ? item.status === "on-hold-shelf" : left < (holds ?? 0);
}

async function lent(
  link: Sip2Link,
  borrower: Borrower,
  before: Plan,
  message: Message<"12">,
  signal: Abort,
): Promise<CheckedOut> {
  const { barcode, title } = before.item;
  // The limit may be reached now.
  borrower.standing = null;
  // A date in words is read again where the server may write it as SIP2 has it.
  const due =
    dayIn(first(message, "AH") ?? "", link.zone) ?? (await askCopy(link, barcode, signal))?.due ?? null;
  const fee = feeOf(link, message);
  return {
    loan: freshLoan(link, { ...before.item, title: plainText(first(message, "AJ") ?? "") || title, due }),
    renewed: message.parts.renewal === "Y",
    holdFulfilled: await isHoldFulfilled(link, borrower, before, signal),
    ...(fee === null ? {} : { fee }),
    tag: tagAfterLoan(message),
  };
}

/**
 * Why a loan was refused; what was read before it may have changed since. A server that lends to nobody without a password does not
 * say so either (SIP-43): where the card alone has no other reason, the password is asked for.
 */
async function reasonOf(
  link: Sip2Link,
  borrower: Borrower,
  { barcode, unexplained }: CheckOutCall,
  signal: Abort,
): Promise<Refusal> {
  const item = await askCopy(link, barcode, signal);
  const listed = await askList(link, borrower, "loans", signal);
  if (item === null || !listed.ok) return refusal("reason-unknown");
  const reason = lendingRefusal(item, listed.value);
  if (reason.name !== "reason-unknown") return reason;
  if (unexplained !== undefined || borrower.pin !== null) return unexplained ?? reason;
  link.log("sip2-card-alone-refused");
  return refusal("password-needed");
}

/** What a lookup shows of a loan whose answer was lost: a title proves it only where the copy is on loan now. */
function seenOf({ sameTitle }: Plan, now: Item, { rows }: Listed): Seen<null>["kind"] {
  if (rows.includes(now.barcode)) return "done";
  const titles = rowsOfTitle(now, rows);
  if (titles === 0 || NOT_LENT.includes(now.status)) return "unchanged";
  return now.status === "on-loan" && titles > (sameTitle ?? 0) ? "done" : "unseen";
}

async function lend(
  link: Sip2Link,
  borrower: Borrower,
  call: CheckOutCall,
  before: Plan,
  signal: Abort,
): Promise<Result<CheckedOut>> {
  const { barcode, key, fee } = call;
  const send = (acknowledges: boolean): Promise<Result<CheckedOut>> =>
    sendOnce<"11", CheckedOut>(
      link,
      {
        ask: {
          id: "11",
          fields: { AA: borrower.card, ...pinOf(borrower), AB: barcode, BO: acknowledges ? "Y" : "N" },
        },
        key,
        async understand(message, own): Promise<CheckedOut | Refusal> {
          borrower.items.delete(barcode);
          if (message.parts.ok === "1") return lent(link, borrower, before, message, own);
          const costs = feeRefusal(link, message);
          if (costs !== null && !(acknowledges && isAccepted(costs, fee))) return costs;
          return reasonOf(link, borrower, call, own);
        },
        async lookUp(own): Promise<Seen<CheckedOut>> {
          borrower.items.delete(barcode);
          const item = await askCopy(link, barcode, own);
          const listed = await askList(link, borrower, "loans", own);
          if (item === null || !listed.ok) return { kind: "unseen" };
          const kind = seenOf(before, item, listed.value);
          if (kind !== "done") return { kind };
          const holdFulfilled = await isHoldFulfilled(link, borrower, before, own);
          const loan = freshLoan(link, item);
          return { kind: "done", value: { loan, renewed: false, holdFulfilled, tag: "unsaid" } };
        },
      },
      signal,
    );
  return askWithFee(fee, send);
}

/**
 * Lends a copy (11), or renews a loan of the borrower's own where the call asks for it. Over a connection alone: the borrower need
 * not have signed in over it.
 */
export async function checkOut(
  link: Sip2Link,
  borrower: Borrower,
  call: CheckOutCall,
  signal: Abort,
): Promise<Result<CheckedOut>> {
  if (!link.capabilities.ofPort().checkOut) return UNEXPECTED;
  const { barcode, key, fee } = call;
  // Another text could end the field; no copy has such a barcode.
  if (!isBarcode(barcode)) return refused(refusal("foreign-copy"));
  const planned = await withTimeout(link.limits.prepare, signal, (own) => plan(link, borrower, call, own));
  if (!planned.ok) return beforehand(planned);
  if (!planned.value.isOwn) return lend(link, borrower, call, planned.value, signal);
  const renewal = { loan: barcode, key, ...(fee === undefined ? {} : { fee }) };
  const renewed = await renewLoan(link, borrower, renewal, signal);
  return renewed.ok ? ok({ ...renewed.value, renewed: true, holdFulfilled: false, tag: "leave" }) : renewed;
}
