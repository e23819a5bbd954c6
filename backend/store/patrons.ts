import type { EmailState } from "#contract/domain/patron.ts";
import { type Attempts, NO_ATTEMPTS } from "../rules/lock-out.ts";
import type { SessionTimes } from "../rules/session.ts";
import type { NewPatron, PatronsTable, Reading, Writing } from "./schema.ts";

/** A patron as the rules need them. */
export interface PatronRow {
  readonly id: number;
  readonly cardNumber: string;
  readonly passwordHash: string;
  readonly passwordKind: PatronsTable["passwordKind"];
  readonly expiresOn: string | null;
  readonly email: string | null;
  readonly emailState: EmailState["state"];
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
  "hearingImpaired",
] as const;

type Row = Omit<PatronRow, "hearingImpaired"> & { readonly hearingImpaired: 0 | 1 };

function toPatron(row: Row | undefined): PatronRow | null {
  return row === undefined ? null : { ...row, hearingImpaired: row.hearingImpaired === 1 };
}

export async function patronByCard(db: Reading, cardNumber: string): Promise<PatronRow | null> {
  return toPatron(
    await db.selectFrom("patrons").select(COLUMNS).where("cardNumber", "=", cardNumber).executeTakeFirst(),
  );
}

export async function patronById(db: Reading, id: number): Promise<PatronRow | null> {
  return toPatron(await db.selectFrom("patrons").select(COLUMNS).where("id", "=", id).executeTakeFirst());
}

export async function addPatron(trx: Writing, patron: NewPatron): Promise<number> {
  return (await trx.insertInto("patrons").values(patron).returning("id").executeTakeFirstOrThrow()).id;
}

/** Sets a real password, provided the old hash still stands; false when somebody was faster. */
export async function setPassword(
  trx: Writing,
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

/** Registers an address, or deletes it with null. */
export async function setEmailAddress(trx: Writing, id: number, address: string | null): Promise<void> {
  await trx
    .updateTable("patrons")
    .set({ email: address, emailState: address === null ? "none" : "registered" })
    .where("id", "=", id)
    .execute();
}

/** Wrong passwords of a card number in a row. */
export async function attemptsOf(db: Reading, cardNumber: string): Promise<Attempts> {
  const row = await db
    .selectFrom("signInAttempts")
    .select(["failed", "lockedUntil"])
    .where("cardNumber", "=", cardNumber)
    .executeTakeFirst();
  return row ?? NO_ATTEMPTS;
}

export async function recordAttempts(
  trx: Writing,
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

/** A right password: the count begins anew. */
export async function forgetAttempts(trx: Writing, cardNumber: string): Promise<void> {
  await trx.deleteFrom("signInAttempts").where("cardNumber", "=", cardNumber).execute();
}

/** A session, with the patron it belongs to. */
export interface SessionRow extends SessionTimes {
  readonly patronId: number;
}

export async function startSession(
  trx: Writing,
  tokenHash: Buffer,
  patronId: number,
  now: number,
): Promise<void> {
  await trx.insertInto("sessions").values({ tokenHash, patronId, startedAt: now, usedAt: now }).execute();
}

export async function sessionBy(db: Reading, tokenHash: Buffer): Promise<SessionRow | null> {
  const row = await db
    .selectFrom("sessions")
    .select(["patronId", "startedAt", "usedAt"])
    .where("tokenHash", "=", tokenHash)
    .executeTakeFirst();
  return row ?? null;
}

export async function touchSession(trx: Writing, tokenHash: Buffer, now: number): Promise<void> {
  await trx.updateTable("sessions").set({ usedAt: now }).where("tokenHash", "=", tokenHash).execute();
}

export async function endSession(trx: Writing, tokenHash: Buffer): Promise<void> {
  await trx.deleteFrom("sessions").where("tokenHash", "=", tokenHash).execute();
}

/** After a password change every other session of the patron ends. */
export async function endOtherSessions(trx: Writing, patronId: number, tokenHash: Buffer): Promise<void> {
  await trx
    .deleteFrom("sessions")
    .where("patronId", "=", patronId)
    .where("tokenHash", "!=", tokenHash)
    .execute();
}
