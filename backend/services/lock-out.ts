import { setTimeout as pause } from "node:timers/promises";
import { levelNow, waitSeconds } from "#contract/guesses.ts";
import { type Refusal, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { afterTry, lockEnd, lockedMinutes, priceOfTry } from "../rules/lock-out.ts";
import { delayMs } from "../rules/throttle.ts";
import { inTransaction } from "../store/database.ts";
import { lockGuesses, recordGuesses } from "../store/kiosks.ts";
import {
  attemptsOf,
  countAttempt,
  forgetAttempts,
  keepLocked,
  type PatronRow,
  patronByCard,
} from "../store/patrons.ts";
import type { WritableDb } from "../store/schema.ts";
import { isPassword } from "./password-hash.ts";

/** A typed password with its card and kiosk. */
export interface Guess {
  readonly kioskId: number;
  readonly cardNumber: string;
  readonly password: string;
}

type WrongName = "wrong-credentials" | "current-password-wrong";

/** Refusals of an attempt before the password is checked. */
type TryRefusal = "card-locked" | "too-many-requests";

/**
 * Checks the password of a card. An attempt is counted as wrong before the check, for the card (D64) and for the kiosk
 * (throttle), and undone if it was correct, so that parallel requests and processes get no extra attempts. A process that dies in
 * between leaves one attempt counted. An unknown card is answered like a wrong password, after the same work (D17). Refusals:
 * `card-locked`, `too-many-requests`, and `wrong` for a wrong password.
 */
export async function checkPassword<Wrong extends WrongName>(
  backend: Backend,
  guess: Guess,
  wrong: Wrong,
): Promise<Result<PatronRow, Wrong | TryRefusal>> {
  // A locked card does not enter the queue; the transaction checks again.
  const attempts = await attemptsOf(backend.db, guess.cardNumber);
  const minutes = lockedMinutes(attempts, backend.clock.now(), backend.settings.signIn);
  if (minutes !== null) return refused(refusal("card-locked", { minutes }));
  const looked = await backend.passwords.run(guess.kioskId, () => look(backend, guess, wrong));
  if (!looked.ok) return looked;
  const { answer, pauseMs } = looked.value;
  if (pauseMs > 0) await pause(pauseMs);
  return answer;
}

interface Look<Wrong extends WrongName> {
  readonly answer: Result<PatronRow, Wrong | TryRefusal>;
  /** The same for correct and wrong passwords. */
  readonly pauseMs: number;
}

async function look<Wrong extends WrongName>(
  backend: Backend,
  guess: Guess,
  wrong: Wrong,
): Promise<Look<Wrong>> {
  const { db, clock, settings } = backend;
  const counted = await inTransaction(db, (trx) => countTry(backend, trx, guess));
  if (!counted.ok) return { answer: counted, pauseMs: 0 };
  const { level, price, locks } = counted.value;
  const pauseMs = delayMs(level, settings.slowing);
  const patron = await patronByCard(db, guess.cardNumber);
  const right = await isPassword(patron?.passwordHash ?? backend.dummyHash, guess.password);
  if (patron === null || !right) {
    const now = clock.now();
    const until = lockEnd(now, settings.signIn);
    if (locks) await inTransaction(db, (trx) => keepLocked(trx, guess.cardNumber, { now, until }));
    return { answer: refused(refusal(wrong)), pauseMs };
  }
  await undoTry(backend, guess, price);
  return { answer: ok(patron), pauseMs };
}

interface Counted {
  /** The kiosk's level before this attempt. */
  readonly level: number;
  /** By how much the attempt raised it. */
  readonly price: number;
  /** It is the last attempt allowed for the card. */
  readonly locks: boolean;
}

/** Counts an attempt for the kiosk and for the card, always in this order. */
async function countTry(
  { clock, settings }: Backend,
  trx: WritableDb,
  { kioskId, cardNumber }: Guess,
): Promise<Result<Counted, TryRefusal>> {
  const now = clock.now();
  const level = levelNow(await lockGuesses(trx, kioskId), now, settings.slowing);
  const no = tooEarly(waitSeconds(level, settings.slowing));
  if (no !== null) return refused(no);
  const { before, minutes } = await countAttempt(trx, cardNumber, now, settings.signIn);
  if (minutes !== null) return refused(refusal("card-locked", { minutes }));
  const price = priceOfTry(before);
  await recordGuesses(trx, kioskId, { level: level + price, at: now });
  return ok({ level, price, locks: afterTry(before, now, settings.signIn).lockedUntil !== null });
}

function tooEarly(seconds: number | null): Refusal<"too-many-requests"> | null {
  return seconds === null ? null : refusal("too-many-requests", { seconds });
}

/**
 * Undoes `countTry` after a correct password: resets the card's count and lowers the kiosk's level by the cost of the attempt.
 */
export async function undoTry(
  { db, clock, settings }: Backend,
  { kioskId, cardNumber }: Guess,
  price: number,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const now = clock.now();
    const level = levelNow(await lockGuesses(trx, kioskId), now, settings.slowing);
    await recordGuesses(trx, kioskId, { level: Math.max(0, level - price), at: now });
    await forgetAttempts(trx, cardNumber);
  });
}

/**
 * D87: counts a card that is shown without a password as one wrong password of the kiosk, until `undo`. Refusal:
 * `too-many-requests`.
 */
export async function countCard(
  { clock, settings }: Backend,
  trx: WritableDb,
  kioskId: number,
): Promise<Result<{ undo(): Promise<void> }, "too-many-requests">> {
  const now = clock.now();
  const level = levelNow(await lockGuesses(trx, kioskId), now, settings.slowing);
  const no = tooEarly(waitSeconds(level, settings.slowing));
  if (no !== null) return refused(no);
  await recordGuesses(trx, kioskId, { level: level + 1, at: now });
  return ok({ undo: () => recordGuesses(trx, kioskId, { level, at: now }) });
}

/** D64: staff unlock a card; its count starts again. */
export async function unlockCard(trx: WritableDb, cardNumber: string): Promise<void> {
  await forgetAttempts(trx, cardNumber);
}
