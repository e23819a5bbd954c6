import { refusal } from "#contract/refusals.ts";
import type { SignedInBody, SignInBody } from "#contract/rest/bodies.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { isExpired, readCardNumber } from "../rules/card.ts";
import { afterWrongPassword, lockedMinutes } from "../rules/lock-out.ts";
import { isHalfWidth } from "../rules/password.ts";
import { isOver, needsTouch } from "../rules/session.ts";
import { inTransaction } from "../store/database.ts";
import {
  attemptsOf,
  endSession,
  forgetAttempts,
  type PatronRow,
  patronByCard,
  patronById,
  recordAttempts,
  sessionBy,
  startSession,
  touchSession,
} from "../store/patrons.ts";
import { OneAtATime } from "./one-at-a-time.ts";
import { isPassword } from "./password-hash.ts";
import { overviewOf, today } from "./patron-view.ts";
import { newToken, tokenHash } from "./tokens.ts";

/** Guesses at one card are checked one after another, so that fifty at once are not fifty tries before the lock. */
const perCard = new OneAtATime();

/** A signed-in patron. */
export interface SignedIn {
  readonly patron: PatronRow;
  readonly tokenHash: Buffer;
}

/**
 * Is this the password of the card? Counts wrong ones and locks (1.7). An unknown card is answered like a wrong
 * password, after the same work (rule 17). Refusals: `card-locked`, and `wrong` for a wrong password.
 */
export async function checkPassword(
  backend: Backend,
  cardNumber: string,
  password: string,
  wrong: "wrong-credentials" | "current-password-wrong",
): Promise<Result<PatronRow>> {
  return perCard.run(cardNumber, async () => {
    const { db, clock, settings } = backend;
    const attempts = await attemptsOf(db, cardNumber);
    const minutes = lockedMinutes(attempts, clock.now());
    if (minutes !== null) return refused(refusal("card-locked", { minutes }));
    const patron = await patronByCard(db, cardNumber);
    const right = await isPassword(patron?.passwordHash ?? backend.dummyHash, password);
    if (patron !== null && right) {
      if (attempts.failed > 0) await inTransaction(db, (trx) => forgetAttempts(trx, cardNumber));
      return ok(patron);
    }
    const now = clock.now();
    const next = afterWrongPassword(attempts, now, settings.signIn);
    await inTransaction(db, (trx) => recordAttempts(trx, cardNumber, next, now));
    return refused(refusal(wrong));
  });
}

/**
 * Rules 5-8, 16, 17: opens a session. Refusals: `card-number-format`, `foreign-card`, `not-half-width`,
 * `card-locked`, `wrong-credentials`, `card-expired` (told only to who knows the password).
 */
export async function signIn(backend: Backend, body: SignInBody): Promise<Result<SignedInBody>> {
  const card = readCardNumber(body.cardNumber, backend.settings.cards);
  if (!card.ok) return card;
  if (!isHalfWidth(body.password)) return refused(refusal("not-half-width")); // rule 16
  const checked = await checkPassword(backend, card.value, body.password, "wrong-credentials");
  if (!checked.ok) return checked;
  const patron = checked.value;
  if (patron.expiresOn !== null && isExpired(patron.expiresOn, today(backend))) {
    return refused(refusal("card-expired", { date: patron.expiresOn }));
  }
  const session = newToken();
  return inTransaction(backend.db, async (trx) => {
    await startSession(trx, tokenHash(session), patron.id, backend.clock.now());
    return ok({ session, overview: await overviewOf(backend, trx, patron) });
  });
}

/** Who asks? Refusal: `signed-out` when the token is unknown, idle for too long or too old. */
export async function signedIn(backend: Backend, token: string | undefined): Promise<Result<SignedIn>> {
  if (token === undefined || token === "") return refused(refusal("signed-out"));
  const { db, clock, settings } = backend;
  const hash = tokenHash(token);
  const session = await sessionBy(db, hash);
  const now = clock.now();
  if (session === null) return refused(refusal("signed-out"));
  if (isOver(session, now, settings.sessions)) {
    await inTransaction(db, (trx) => endSession(trx, hash));
    return refused(refusal("signed-out"));
  }
  if (needsTouch(session, now)) await inTransaction(db, (trx) => touchSession(trx, hash, now));
  const patron = await patronById(db, session.patronId);
  return patron === null ? refused(refusal("signed-out")) : ok({ patron, tokenHash: hash });
}

/** Ends a session; one that is not there is as good as ended. */
export async function signOut(backend: Backend, token: string | undefined): Promise<void> {
  if (token !== undefined) await inTransaction(backend.db, (trx) => endSession(trx, tokenHash(token)));
}
