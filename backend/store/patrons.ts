import { sql } from "kysely";
import type { EmailState } from "#contract/domain/patron.ts";
import { type Attempts, afterTry, lockedMinutes, NO_ATTEMPTS } from "../rules/lock-out.ts";
import type { SessionTimes } from "../rules/session.ts";
import type { RuleSettings } from "../rules/settings.ts";
import { engineOf } from "./engine.ts";
import type { NewPatron, PatronsTable, ReadableDb, WritableDb } from "./schema.ts";

/** Columns of a patron that the rules and the sign-in read. */
export interface PatronRow {
  readonly id: number;
  readonly cardNumber: string;
  readonly passwordHash: string;
  readonly passwordKind: PatronsTable["passwordKind"];
  readonly expiresOn: string | null;
  readonly email: string | null;
  readonly emailState: EmailState["state"];
  /** Version of the patron's address; reports about an older one are ignored (D45). */
  readonly emailNo: number;
  /** Milliseconds; null = not proven (D41). */
  readonly emailProvenAt: number | null;
  readonly hearingImpaired: boolean;
}

const COLUMNS = [
  "id",
  "cardNumber",
  "passwordHash",
  "passwordKind",
  "expiresOn",
  "email",
  "emailState",
  "emailNo",
  "emailProvenAt",
  "hearingImpaired",
] as const;

type Row = Omit<PatronRow, "hearingImpaired"> & { readonly hearingImpaired: 0 | 1 };

function toPatron(row: Row): PatronRow {
  return { ...row, hearingImpaired: row.hearingImpaired === 1 };
}

export async function patronByCard(db: ReadableDb, cardNumber: string): Promise<PatronRow | null> {
  const patrons = db.selectFrom("patrons").select(COLUMNS);
  const row = await patrons.where("cardNumber", "=", cardNumber).executeTakeFirst();
  return row === undefined ? null : toPatron(row);
}

export async function patronById(db: ReadableDb, id: number): Promise<PatronRow | null> {
  const row = await db.selectFrom("patrons").select(COLUMNS).where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : toPatron(row);
}

export async function addPatron(trx: WritableDb, patron: NewPatron): Promise<number> {
  return (await trx.insertInto("patrons").values(patron).returning("id").executeTakeFirstOrThrow()).id;
}

/** Sets a real password if the old hash is still the current one; false otherwise. */
export async function setPassword(
  trx: WritableDb,
  id: number,
  oldHash: string,
  newHash: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("patrons")
    .set({ passwordHash: newHash, passwordKind: "real" })
    .where("id", "=", id)
    .where("passwordHash", "=", oldHash)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Sets or deletes (null) the address; it is then unconfirmed. Returns its version number. */
export async function setEmailAddress(trx: WritableDb, id: number, address: string | null): Promise<number> {
  const { emailNo } = await trx
    .updateTable("patrons")
    .set((set) => ({
      email: address,
      emailState: address === null ? "none" : "registered",
      emailNo: set("emailNo", "+", 1),
      emailProvenAt: null,
    }))
    .where("id", "=", id)
    .returning("emailNo")
    .executeTakeFirstOrThrow();
  return emailNo;
}

/** D41: marks the address as confirmed. `now` in milliseconds. */
export async function markEmailProven(trx: WritableDb, id: number, now: number): Promise<void> {
  await trx.updateTable("patrons").set({ emailProvenAt: now }).where("id", "=", id).execute();
}

/** D45, D46: marks the address as unreachable. */
export async function markEmailUnreachable(
  trx: WritableDb,
  id: number,
  state: "bounced" | "refused",
): Promise<void> {
  await trx.updateTable("patrons").set({ emailState: state }).where("id", "=", id).execute();
}

/** Consecutive wrong passwords of a card number. */
export async function attemptsOf(db: ReadableDb, cardNumber: string): Promise<Attempts> {
  const row = await db
    .selectFrom("signInAttempts")
    .select(["failed", "locks", "lockedUntil"])
    .where("cardNumber", "=", cardNumber)
    .executeTakeFirst();
  return row ?? NO_ATTEMPTS;
}

export async function recordAttempts(
  trx: WritableDb,
  cardNumber: string,
  attempts: Attempts,
  now: number,
): Promise<void> {
  const values = { ...attempts, lastAt: now };
  await trx
    .insertInto("signInAttempts")
    .values({ cardNumber, ...values })
    .onConflict((conflict) => conflict.column("cardNumber").doUpdateSet(values))
    .execute();
}

/** The state of a card before an attempt, and whether the password may be checked. */
export interface CountedTry {
  readonly before: Attempts;
  /** Minutes until a locked card unlocks, and then nothing was counted; null = the password may be checked. */
  readonly minutes: number | null;
}

/**
 * D64: counts an attempt as wrong before its password is checked, so that parallel attempts cannot exceed the limit; on
 * PostgreSQL they wait for each other here, across all processes.
 */
export async function countAttempt(
  trx: WritableDb,
  cardNumber: string,
  now: number,
  settings: RuleSettings["signIn"],
): Promise<CountedTry> {
  for (;;) {
    const first = await trx
      .insertInto("signInAttempts")
      .values({ cardNumber, ...afterTry(NO_ATTEMPTS, now, settings), lastAt: now })
      .onConflict((conflict) => conflict.column("cardNumber").doNothing())
      .returning("cardNumber")
      .executeTakeFirst();
    if (first !== undefined) return { before: NO_ATTEMPTS, minutes: null };
    const query = trx
      .selectFrom("signInAttempts")
      .select(["failed", "locks", "lockedUntil"])
      .where("cardNumber", "=", cardNumber);
    const before = await (engineOf(trx) === "postgres" ? query.forUpdate() : query).executeTakeFirst();
    // A correct password has just deleted the row, so this is a first attempt.
    if (before === undefined) continue;
    const minutes = lockedMinutes(before, now, settings);
    if (minutes === null) await recordAttempts(trx, cardNumber, afterTry(before, now, settings), now);
    return { before, minutes };
  }
}

/**
 * D64: the last allowed password was wrong, so the lock lasts until `until`. A card that was unlocked meanwhile stays unlocked.
 */
export async function keepLocked(
  trx: WritableDb,
  cardNumber: string,
  { now, until }: { readonly now: number; readonly until: number },
): Promise<void> {
  await trx
    .updateTable("signInAttempts")
    .set({ lockedUntil: until, lastAt: now })
    .where("cardNumber", "=", cardNumber)
    .where("lockedUntil", "is not", null)
    .execute();
}

/** Resets the count after a right password. */
export async function forgetAttempts(trx: WritableDb, cardNumber: string): Promise<void> {
  await trx.deleteFrom("signInAttempts").where("cardNumber", "=", cardNumber).execute();
}

/** A session, with its patron and the kiosk that opened it. */
export interface SessionRow extends SessionTimes {
  readonly kioskId: number;
  /** The patron is known by the card alone (D87). */
  readonly byCard: boolean;
  readonly patron: PatronRow;
}

export async function startSession(
  trx: WritableDb,
  session: {
    readonly tokenHash: Buffer;
    readonly patronId: number;
    readonly kioskId: number;
    readonly byCard: boolean;
  },
  now: number,
): Promise<void> {
  await trx
    .insertInto("sessions")
    .values({ ...session, byCard: Number(session.byCard), startedAt: now, usedAt: now })
    .execute();
}

/**
 * The session of a token, given by its hash; null when there is none. Raw SQL, because every request runs this query and building
 * it would take longer than the answer.
 */
export async function sessionBy(db: ReadableDb, tokenHash: Buffer): Promise<SessionRow | null> {
  const { rows } = await sql<Row & Omit<SessionRow, "patron" | "byCard"> & { readonly byCard: number }>`
    select kiosk_id, by_card, started_at, used_at, patrons.id, card_number, password_hash, password_kind, expires_on, email,
      email_state, email_no, email_proven_at, hearing_impaired
    from sessions join patrons on patrons.id = sessions.patron_id
    where sessions.token_hash = ${tokenHash}`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const { kioskId, byCard, startedAt, usedAt, ...patron } = row;
  return { kioskId, byCard: byCard === 1, startedAt, usedAt, patron: toPatron(patron) };
}

export async function touchSession(trx: WritableDb, tokenHash: Buffer, now: number): Promise<void> {
  await trx.updateTable("sessions").set({ usedAt: now }).where("tokenHash", "=", tokenHash).execute();
}

export async function endSession(trx: WritableDb, tokenHash: Buffer): Promise<void> {
  await trx.deleteFrom("sessions").where("tokenHash", "=", tokenHash).execute();
}

/** Ends all other sessions of the patron, after a password change. */
export async function endOtherSessions(trx: WritableDb, patronId: number, tokenHash: Buffer): Promise<void> {
  await trx
    .deleteFrom("sessions")
    .where("patronId", "=", patronId)
    .where("tokenHash", "!=", tokenHash)
    .execute();
}
