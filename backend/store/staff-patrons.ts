import type { Insertable } from "kysely";
import type { NewPatron, PatronsTable, ReadableDb, WritableDb } from "./schema.ts";

/** Issues a card; null when the number is taken. */
export async function issuePatron(trx: WritableDb, patron: NewPatron): Promise<number | null> {
  const row = await trx
    .insertInto("patrons")
    .values(patron)
    .onConflict((conflict) => conflict.column("cardNumber").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
}

/** D7, D14: replaces any earlier password. */
export async function setTemporaryPassword(trx: WritableDb, id: number, hash: string): Promise<void> {
  await trx
    .updateTable("patrons")
    .set({ passwordHash: hash, passwordKind: "temporary" })
    .where("id", "=", id)
    .execute();
}

/** Signs a patron out everywhere. */
export async function endSessions(trx: WritableDb, patronId: number): Promise<void> {
  await trx.deleteFrom("sessions").where("patronId", "=", patronId).execute();
}

/** D27, D65. */
export async function updatePatron(
  trx: WritableDb,
  id: number,
  patron: { readonly expiresOn: string | null; readonly hearingImpaired: boolean },
): Promise<void> {
  const row: Partial<Insertable<PatronsTable>> = {
    expiresOn: patron.expiresOn,
    hearingImpaired: patron.hearingImpaired ? 1 : 0,
  };
  await trx.updateTable("patrons").set(row).where("id", "=", id).execute();
}

/** Patrons with this address; case is ignored. Rarely used, so there is no index. */
export async function patronsWithAddress(db: ReadableDb, address: string): Promise<readonly number[]> {
  const rows = await db
    .selectFrom("patrons")
    .select("id")
    .where((where) => where(where.fn<string>("lower", ["email"]), "=", address.toLowerCase()))
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** A card with an unreachable address. */
export interface UnreachableCard {
  readonly cardNumber: string;
  readonly email: string;
  readonly emailState: "bounced" | "refused";
}

/** D45, D46: cards whose address bounced or rejects mail, by card number, after the card `after`. */
export async function unreachableCards(
  db: ReadableDb,
  after: string,
  limit: number,
): Promise<readonly UnreachableCard[]> {
  const rows = await db
    .selectFrom("patrons")
    .select(["cardNumber", "email", "emailState"])
    .where("emailState", "in", ["bounced", "refused"])
    .where("cardNumber", ">", after)
    .orderBy("cardNumber")
    .limit(limit)
    .execute();
  return rows.flatMap(({ cardNumber, email, emailState }) =>
    email !== null && (emailState === "bounced" || emailState === "refused")
      ? [{ cardNumber, email, emailState }]
      : [],
  );
}
