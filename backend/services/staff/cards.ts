import { randomInt } from "node:crypto";
import type { IssuedCard, StaffCard, StaffPatron } from "#contract/domain/staff.ts";
import type {
  ChangePatronBody,
  IssueCardBody,
  MarkBouncedBody,
  RemoveAddressBody,
} from "#contract/rest/staff-bodies.ts";
import { ok } from "#contract/result.ts";
import type { Backend } from "../../backend.ts";
import { markUnreachable } from "../../mail/unreachable.ts";
import { isExpired, readCardNumber } from "../../rules/card.ts";
import { daysBetween } from "../../rules/dates.ts";
import { emailStateOf } from "../../rules/email.ts";
import { isLive } from "../../rules/hold-life.ts";
import { lockedMinutes } from "../../rules/lock-out.ts";
import { loansOf } from "../../store/loans.ts";
import { lockPatron } from "../../store/locks.ts";
import { attemptsOf, forgetAttempts, type PatronRow, patronByCard, patronById } from "../../store/patrons.ts";
import type { ReadableDb } from "../../store/schema.ts";
import { cardHoldsOf } from "../../store/staff-holds.ts";
import {
  endSessions,
  issuePatron,
  patronsWithAddress,
  setTemporaryPassword,
  updatePatron,
} from "../../store/staff-patrons.ts";
import { disownAddress } from "../email-removal.ts";
import { unlockCard as openLockedCard } from "../lock-out.ts";
import { today } from "../patron-view.ts";
import { refuse, type StaffResult } from "./staff-result.ts";
import type { UnitOfWork } from "./unit-of-work.ts";
import { holdViews, titleViews } from "./views.ts";

/** Lower-case letters and digits that cannot be confused on a slip. */
const EASY_CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";
/** Length of a temporary password, within the library's limits (D10): 31^8 are 8.5e11. */
const TEMPORARY_LENGTH = 8;

/** D7: a password for the slip that is handed out with the card. */
export function newTemporaryPassword({ min, max }: Backend["settings"]["passwords"]): string {
  const length = Math.min(max, Math.max(min, TEMPORARY_LENGTH));
  return Array.from({ length }, () => EASY_CHARACTERS[randomInt(EASY_CHARACTERS.length)]).join("");
}

/** The patron of a card as typed or scanned. Refusals: `card-number-format`, `foreign-card`, `card-unknown`. */
export async function patronOfCard(
  { settings }: Pick<Backend, "settings">,
  db: ReadableDb,
  typed: string,
): Promise<StaffResult<PatronRow>> {
  const card = readCardNumber(typed, settings.cards);
  if (!card.ok) return card;
  const patron = await patronByCard(db, card.value);
  return patron === null ? refuse("card-unknown") : ok(patron);
}

/** The same, locked and read after that. */
export async function lockPatronOfCard(unit: UnitOfWork, typed: string): Promise<StaffResult<PatronRow>> {
  const found = await patronOfCard(unit.backend, unit.trx, typed);
  if (!found.ok) return found;
  await lockPatron(unit.trx, found.value.id);
  const patron = await patronById(unit.trx, found.value.id);
  return patron === null ? refuse("card-unknown") : ok(patron);
}

async function cardView(
  backend: Pick<Backend, "clock" | "settings">,
  db: ReadableDb,
  patron: PatronRow,
): Promise<StaffCard> {
  const attempts = await attemptsOf(db, patron.cardNumber);
  return {
    card: patron.cardNumber,
    password: patron.passwordKind,
    expiresOn: patron.expiresOn,
    expired: patron.expiresOn !== null && isExpired(patron.expiresOn, today(backend)),
    hearingImpaired: patron.hearingImpaired,
    email: emailStateOf(patron, backend.settings),
    lockedMinutes: lockedMinutes(attempts, backend.clock.now(), backend.settings.signIn),
  };
}

async function cardAfter(unit: UnitOfWork, id: number): Promise<StaffResult<StaffCard>> {
  const patron = await patronById(unit.trx, id);
  return patron === null ? refuse("card-unknown") : ok(await cardView(unit.backend, unit.trx, patron));
}

/** A card for staff. Refusals: `card-number-format`, `foreign-card`, `card-unknown`. */
export async function findPatron(
  backend: Pick<Backend, "clock" | "settings">,
  db: ReadableDb,
  typed: string,
): Promise<StaffResult<StaffPatron>> {
  const found = await patronOfCard(backend, db, typed);
  if (!found.ok) return found;
  const { id } = found.value;
  const loans = await loansOf(db, id);
  const titles = await titleViews(
    db,
    loans.map((loan) => loan.titleId),
  );
  const date = today(backend);
  return ok({
    ...(await cardView(backend, db, found.value)),
    loans: loans.map(({ barcode, titleId, dueDate, renewals }) => ({
      barcode,
      title: titles.get(titleId),
      dueDate,
      daysLeft: daysBetween(date, dueDate),
      renewals,
    })),
    maxLoans: backend.settings.loans.max,
    holds: await holdViews(
      db,
      (await cardHoldsOf(db, id)).filter((hold) => isLive(hold.state)),
    ),
    maxHolds: backend.settings.holds.max,
  });
}

/**
 * D7: issues a card. `passwordHash` is that of the temporary password in the answer. Refusals: `card-number-format`,
 * `foreign-card`, `card-taken`, `expiry-past`.
 */
export async function issueCard(
  unit: UnitOfWork,
  body: IssueCardBody,
  passwordHash: string,
): Promise<StaffResult<IssuedCard>> {
  const card = readCardNumber(body.card, unit.settings.cards);
  if (!card.ok) return card;
  const { expiresOn } = body;
  if (expiresOn !== null && isExpired(expiresOn, unit.today))
    return refuse("expiry-past", { date: expiresOn });
  const id = await issuePatron(unit.trx, {
    cardNumber: card.value,
    passwordHash,
    passwordKind: "temporary",
    expiresOn,
    email: null,
    emailState: "none",
    hearingImpaired: body.hearingImpaired ? 1 : 0,
  });
  if (id === null) return refuse("card-taken");
  // There may be attempts from before the card existed.
  await forgetAttempts(unit.trx, card.value);
  await unit.note("issue-card", { patronId: id });
  return ok({ card: card.value, temporaryPassword: null, expiresOn });
}

/**
 * D7, D14: sets a new temporary password, in person. Ends all sessions and unlocks the card. Refusals: `card-number-format`,
 * `foreign-card`, `card-unknown`.
 */
export async function renewTemporaryPassword(
  unit: UnitOfWork,
  typed: string,
  passwordHash: string,
): Promise<StaffResult<IssuedCard>> {
  const patron = await lockPatronOfCard(unit, typed);
  if (!patron.ok) return patron;
  const { id, cardNumber, expiresOn } = patron.value;
  await setTemporaryPassword(unit.trx, id, passwordHash);
  await endSessions(unit.trx, id);
  await forgetAttempts(unit.trx, cardNumber);
  await unit.note("temporary-password", { patronId: id });
  return ok({ card: cardNumber, temporaryPassword: null, expiresOn });
}

/** D64: unlocks a card. Refusals: `card-number-format`, `foreign-card`, `card-unknown`, `card-not-locked`. */
export async function unlockCard(unit: UnitOfWork, typed: string): Promise<StaffResult<StaffCard>> {
  const patron = await lockPatronOfCard(unit, typed);
  if (!patron.ok) return patron;
  const { id, cardNumber } = patron.value;
  const attempts = await attemptsOf(unit.trx, cardNumber);
  if (lockedMinutes(attempts, unit.now, unit.backend.settings.signIn) === null)
    return refuse("card-not-locked");
  await openLockedCard(unit.trx, cardNumber);
  await unit.note("unlock-card", { patronId: id });
  return cardAfter(unit, id);
}

/**
 * D27, D65: registers as hearing-impaired, sets the card's last day. Refusals: `card-number-format`,
 * `foreign-card`, `card-unknown`.
 */
export async function changePatron(
  unit: UnitOfWork,
  body: ChangePatronBody,
): Promise<StaffResult<StaffCard>> {
  const patron = await lockPatronOfCard(unit, body.card);
  if (!patron.ok) return patron;
  const { expiresOn, hearingImpaired } = body;
  await updatePatron(unit.trx, patron.value.id, {
    expiresOn: expiresOn === undefined ? patron.value.expiresOn : expiresOn,
    hearingImpaired: hearingImpaired ?? patron.value.hearingImpaired,
  });
  await unit.note("change-patron", { patronId: patron.value.id });
  return cardAfter(unit, patron.value.id);
}

/**
 * D45, D46: marks an address after a notice was returned on paper or by telephone, or if it rejects mail. Notices by mail become
 * tasks. Refusals: `card-number-format`, `foreign-card`, `card-unknown`, `address-unknown`.
 */
export async function markBounced(unit: UnitOfWork, body: MarkBouncedBody): Promise<StaffResult<StaffCard>> {
  const patron = await lockPatronOfCard(unit, body.card);
  if (!patron.ok) return patron;
  const { id, email } = patron.value;
  if (email === null) return refuse("address-unknown");
  await markUnreachable(unit.trx, id, body.state, unit.now);
  await unit.note("mark-bounced", { patronId: id });
  return cardAfter(unit, id);
}

/**
 * D41: removes an address at the request of its owner, by telephone or at the counter, from every card that has it, confirmed or
 * not, because addresses are reassigned over time. Returns the cards.
 */
export async function removeAddress(
  unit: UnitOfWork,
  { address }: RemoveAddressBody,
): Promise<StaffResult<{ readonly cards: readonly string[] }>> {
  const cards: string[] = [];
  for (const id of await patronsWithAddress(unit.trx, address)) {
    await lockPatron(unit.trx, id);
    const patron = await patronById(unit.trx, id);
    // It may have changed while waiting for the lock.
    if (patron?.email?.toLowerCase() !== address.toLowerCase()) continue;
    await disownAddress(unit.backend, unit.trx, id, unit.by);
    cards.push(patron.cardNumber);
  }
  return ok({ cards: cards.toSorted() });
}
