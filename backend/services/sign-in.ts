import { refusal } from "#contract/refusals.ts";
import type {
  SignedInBody,
  SignedInByCardBody,
  SignInBody,
  SignInByCardBody,
} from "#contract/rest/bodies.ts";
import type { RouteRefusal } from "#contract/rest/route-refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { isExpired, readCardNumber } from "../rules/card.ts";
import { lockedMinutes } from "../rules/lock-out.ts";
import { isHalfWidth } from "../rules/password.ts";
import { isOver, needsTouch } from "../rules/session.ts";
import { inTransaction, writeBestEffort } from "../store/database.ts";
import { lockGoodKiosk } from "../store/kiosks.ts";
import { lockPatron } from "../store/locks.ts";
import {
  attemptsOf,
  endSession,
  type PatronRow,
  patronByCard,
  patronById,
  sessionBy,
  startSession,
  touchSession,
} from "../store/patrons.ts";
import type { WritableDb } from "../store/schema.ts";
import { checkPassword, countCard } from "./lock-out.ts";
import { overviewOf, today } from "./patron-view.ts";
import { newToken, tokenHash } from "./tokens.ts";

/** A signed-in patron. */
export interface SignedIn {
  readonly patron: PatronRow;
  readonly kioskId: number;
  readonly tokenHash: Buffer;
  /** Known by the card alone, and may only borrow (D87). */
  readonly byCard: boolean;
}

/**
 * D5-D8, D16, D17: opens a session at a kiosk. Refusals: `card-number-format`, `foreign-card`, `not-half-width`, `card-locked`,
 * `too-many-requests`, `wrong-credentials`, `card-expired` (only with the correct password), `settings-broken` when the kiosk was
 * revoked meanwhile.
 */
export async function signIn(
  backend: Backend,
  kioskId: number,
  body: SignInBody,
): Promise<Result<SignedInBody, RouteRefusal<"signIn">>> {
  const card = readCardNumber(body.cardNumber, backend.settings.cards);
  if (!card.ok) return card;
  if (!isHalfWidth(body.password)) return refused(refusal("not-half-width")); // D16
  const guess = { kioskId, cardNumber: card.value, password: body.password };
  const checked = await checkPassword(backend, guess, "wrong-credentials");
  if (!checked.ok) return checked;
  return inTransaction(backend.db, (trx) => openSession(backend, trx, kioskId, checked.value));
}

/**
 * The password was checked without a lock, perhaps with a delay of seconds: meanwhile staff may have issued a new password, ended
 * the card or revoked the kiosk. The state is read again under the lock.
 */
async function openSession(
  backend: Backend,
  trx: WritableDb,
  kioskId: number,
  checked: PatronRow,
): Promise<Result<SignedInBody, RouteRefusal<"signIn">>> {
  await lockPatron(trx, checked.id);
  const patron = await patronById(trx, checked.id);
  if (patron?.passwordHash !== checked.passwordHash) return refused(refusal("wrong-credentials"));
  if (patron.expiresOn !== null && isExpired(patron.expiresOn, today(backend))) {
    return refused(refusal("card-expired", { date: patron.expiresOn }));
  }
  if (!(await lockGoodKiosk(trx, kioskId))) return refused(refusal("settings-broken"));
  const session = newToken();
  await startSession(
    trx,
    { tokenHash: tokenHash(session), patronId: patron.id, kioskId, byCard: false },
    backend.clock.now(),
  );
  return ok({ session, overview: await overviewOf(backend, trx, patron) });
}

/**
 * D87: opens a session that can only borrow, by the card alone. Every card that may not have one is refused alike, as
 * `password-needed`, and counts like a wrong password for the kiosk, so that nobody finds out which cards there are. Further refusals:
 * `card-number-format`, `foreign-card`, `too-many-requests`, `settings-broken` when the kiosk was revoked meanwhile.
 */
export async function signInByCard(
  backend: Backend,
  kioskId: number,
  body: SignInByCardBody,
): Promise<Result<SignedInByCardBody, RouteRefusal<"signInByCard">>> {
  const { settings, clock } = backend;
  if (!settings.terminals.cardAlone) return refused(refusal("password-needed"));
  const card = readCardNumber(body.cardNumber, settings.cards);
  if (!card.ok) return card;
  return inTransaction(backend.db, async (trx) => {
    const counted = await countCard(backend, trx, kioskId);
    if (!counted.ok) return counted;
    const patron = await patronByCard(trx, card.value);
    if (patron === null || !(await mayUseCardAlone(backend, trx, patron))) {
      return refused(refusal("password-needed"));
    }
    await counted.value.undo();
    if (!(await lockGoodKiosk(trx, kioskId))) return refused(refusal("settings-broken"));
    const session = newToken();
    const row = { tokenHash: tokenHash(session), patronId: patron.id, kioskId, byCard: true };
    await startSession(trx, row, clock.now());
    return ok({ session });
  });
}

/** Not with a temporary password (D8), after the last day of the card (D65), or while wrong passwords have locked it (D64). */
async function mayUseCardAlone(backend: Backend, trx: WritableDb, patron: PatronRow): Promise<boolean> {
  if (patron.passwordKind === "temporary" || isExpired(patron.expiresOn, today(backend))) return false;
  const attempts = await attemptsOf(trx, patron.cardNumber);
  return lockedMinutes(attempts, backend.clock.now(), backend.settings.signIn) === null;
}

/**
 * The session of a request. Refusals: `signed-out` when the token is unknown, idle for too long, too old, or from another kiosk:
 * it was then stolen, and its session ends; `card-expired` when the card expired or was ended during the session (D56: the patron
 * is active).
 */
export async function signedIn(
  backend: Backend,
  kioskId: number,
  token: string | undefined,
): Promise<Result<SignedIn, "signed-out" | "card-expired">> {
  if (token === undefined || token === "") return refused(refusal("signed-out"));
  const { db, clock, settings } = backend;
  const hash = tokenHash(token);
  const session = await sessionBy(db, hash);
  const now = clock.now();
  if (session === null) return refused(refusal("signed-out"));
  if (session.kioskId !== kioskId || isOver(session, now, settings.sessions)) {
    await inTransaction(db, (trx) => endSession(trx, hash));
    return refused(refusal("signed-out"));
  }
  const { patron } = session;
  if (patron.expiresOn !== null && isExpired(patron.expiresOn, today(backend))) {
    await inTransaction(db, (trx) => endSession(trx, hash));
    return refused(refusal("card-expired", { date: patron.expiresOn }));
  }
  if (needsTouch(session, now)) await writeBestEffort(db, (trx) => touchSession(trx, hash, now));
  return ok({ patron, kioskId, tokenHash: hash, byCard: session.byCard });
}

/** Ends a session; a missing one counts as ended. */
export async function signOut(backend: Backend, token: string | undefined): Promise<void> {
  if (token !== undefined) await inTransaction(backend.db, (trx) => endSession(trx, tokenHash(token)));
}
