import type { TitleLine } from "#contract/domain/title.ts";
import type { Abort, OwnLoan } from "#contract/library/port.ts";
import { type Refusal, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { keepsSome } from "../counter-only.ts";
import { beforehand } from "../lost-write.ts";
import { checkIn } from "../sip2/checkin.ts";
import { checkOut } from "../sip2/checkout.ts";
import { endVisit } from "../sip2/end-visit.ts";
import type { KohaItem } from "./answers.schema.ts";
import type { BesideSip2 } from "./beside-sip2.ts";
import { type Call, callFor } from "./call.ts";
import { staysAtCounter } from "./copies.ts";
import { type Koha, type Part, SIGNED_OUT, UNEXPECTED } from "./koha.ts";
import { loanView, MAY_BE_TRIED } from "./loans.ts";
import { checkoutsOf, itemOf } from "./questions.ts";
import type { Session } from "./session.ts";
import { lineOf } from "./titles.ts";
import type { Facts, Lent, Wish } from "./wish.ts";

/** Koha works, but its SIP2 server does not: trying again does not help, and a server that hangs would cost seconds for each copy. */
const SERVICE_AWAY = refused(refusal("service-away"));

/** Koha's SIP2 server, where loans are made over it; null = they are not. The API comes first, because it says why it refuses. */
export function besideThatLends(koha: Koha): BesideSip2 | null {
  return koha.lending !== null && koha.features().lends ? null : koha.beside;
}

/** Why the copy is not lent, as far as the API shows it: a refusal over SIP2 has no reason. */
function objectionTo(item: KohaItem): Refusal | null {
  if (item.checked_out_date !== null) return refusal("lent-to-another");
  if (item.lost_status !== 0) return refusal("counter-only");
  const isKept = item.effective_not_for_loan_status !== 0 || item.withdrawn !== 0;
  return isKept ? refusal("not-for-loan") : null;
}

/** Why a copy with parts is refused where nothing else stands against it: staff count them (`CircConfirmItemParts`). */
function unexplainedOf({ materials_notes }: KohaItem): { readonly unexplained?: Refusal } {
  return materials_notes.trim() === "" ? {} : { unexplained: refusal("part-of-set") };
}

/** Lends over SIP2. The loan is read over the REST API, which has its number, title and due date in one form. */
export async function lendOverSip2(
  koha: Koha,
  { link: linkNow, guard }: BesideSip2,
  session: Session,
  { barcode, key, fee, patron }: Wish,
  { item }: Facts,
  call: Call,
): Promise<Result<Lent>> {
  const { borrower } = session;
  if (borrower === null) return UNEXPECTED;
  const no = objectionTo(item);
  if (no !== null) return refused(no);
  if (guard.isAway()) return SERVICE_AWAY;
  const link = linkNow();
  const wish = { barcode, key, renew: false, ...(fee === undefined ? {} : { fee }), ...unexplainedOf(item) };
  // Nobody has signed in over SIP2, so nothing else keeps the connection between the messages.
  const release = link.session.reserve();
  session.isKnownToSip2 = true;
  const lent = await checkOut(link, borrower, wish, call.signal).finally(release);
  if (!lent.ok) return lent;
  const { loan, tag, fee: charged } = lent.value;
  const now = await checkoutsOf(koha, patron, callFor(call.signal, koha.times.lookUp));
  const row = now.ok ? now.value.find(({ item_id }) => item_id === item.item_id) : undefined;
  return ok({
    loan:
      row === undefined ? { ...loan, title: titleOf(item, loan.title) } : loanView(row, item, MAY_BE_TRIED),
    ...(charged === undefined ? {} : { fee: charged }),
    tag,
  });
}

/** The visit of a patron who has borrowed over SIP2 ends there too. */
export async function leaveSip2(
  { beside }: Koha,
  { borrower, isKnownToSip2 }: Session,
  signal: Abort,
): Promise<void> {
  if (beside === null || borrower === null || !isKnownToSip2 || beside.guard.isAway()) return;
  await endVisit(beside.link(), borrower, signal);
}

function titleOf({ biblio }: KohaItem, said: TitleLine): TitleLine {
  return biblio === null ? said : lineOf(biblio);
}

/** Whether the patron of the session has this copy on this loan. */
async function isOnLoan(
  koha: Koha,
  { session, loan }: OwnLoan,
  item: KohaItem | null,
  call: Call,
): Promise<Result<boolean>> {
  const known = koha.sessionOf(session);
  if (known === null) return SIGNED_OUT;
  const now = await checkoutsOf(koha, known.patron, call);
  if (!now.ok) return now;
  return ok(now.value.some(({ checkout_id, item_id }) => checkout_id === loan && item_id === item?.item_id));
}

/** Why a copy is not taken back, as far as it can be known before; null = nothing stands against it. */
async function refusalOf(
  koha: Koha,
  item: KohaItem | null,
  undoes: OwnLoan | undefined,
  call: Call,
): Promise<Refusal | null> {
  if (keepsSome(koha)) {
    // SIP2 might know the copy by another form of its barcode.
    if (item === null) return refusal("foreign-copy");
    if (staysAtCounter(koha, item)) return refusal("counter-only");
  }
  if (undoes === undefined) return null;
  const isOwn = beforehand(await isOnLoan(koha, undoes, item, call));
  if (!isOwn.ok) return isOwn.refusal;
  return isOwn.value ? null : refusal("loan-not-found");
}

/**
 * Taking back, over SIP2 only: Koha's REST API has no request for it. Its title is read over the REST API at the same time; where
 * some copies stay at the counter, or a loan is undone, the copy is read before.
 */
export function returnsPartOf(koha: Koha): Part<"checkIn"> {
  return {
    async checkIn({ undoes, ...copy }, { signal }) {
      const { beside } = koha;
      if (beside === null || !koha.features().capabilities.checkIn) return UNEXPECTED;
      if (beside.guard.isAway()) return SERVICE_AWAY;
      const link = beside.link();
      const reading = itemOf(koha, copy.barcode, callFor(signal, koha.times.read));
      if (keepsSome(koha) || undoes !== undefined) {
        const read = beforehand(await reading);
        if (!read.ok) return read;
        const no = await refusalOf(koha, read.value, undoes, callFor(signal, koha.times.read));
        if (no !== null) return refused(no);
      }
      const [item, back] = await Promise.all([reading, checkIn(link, copy, signal)]);
      if (!back.ok || !item.ok || item.value === null) return back;
      return ok({ ...back.value, title: titleOf(item.value, back.value.title) });
    },
  };
}
