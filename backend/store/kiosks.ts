import type { Guesses } from "#contract/guesses.ts";
import { engineOf } from "./engine.ts";
import { lockName } from "./locks.ts";
import type { KiosksTable, ReadableDb, WritableDb } from "./schema.ts";

/** A kiosk (or a monitor) as staff see it; instants in milliseconds. */
export interface KioskRow {
  readonly id: number;
  readonly name: string;
  readonly kind: KiosksTable["kind"];
  readonly createdAt: number;
  readonly revokedAt: number | null;
  readonly lastSeenAt: number | null;
}

const COLUMNS = ["id", "name", "kind", "createdAt", "revokedAt", "lastSeenAt"] as const;

/** The kiosk of a valid token; null for an unknown or revoked one. */
export async function kioskByToken(db: ReadableDb, tokenHash: Buffer): Promise<KioskRow | null> {
  const row = await db
    .selectFrom("kiosks")
    .select(COLUMNS)
    .where("tokenHash", "=", tokenHash)
    .where("revokedAt", "is", null)
    .executeTakeFirst();
  return row ?? null;
}

/** Every kiosk, including revoked ones, in the order they were added. */
export async function allKiosks(db: ReadableDb): Promise<readonly KioskRow[]> {
  return db.selectFrom("kiosks").select(COLUMNS).orderBy("id").execute();
}

export async function kioskById(db: ReadableDb, id: number): Promise<KioskRow | null> {
  return (await db.selectFrom("kiosks").select(COLUMNS).where("id", "=", id).executeTakeFirst()) ?? null;
}

/** Adds a kiosk or a monitor; returns its id. */
export async function addKiosk(
  trx: WritableDb,
  kiosk: Pick<KiosksTable, "name" | "kind" | "tokenHash">,
  now: number,
): Promise<number> {
  return insertKiosk(trx, { ...kiosk, source: "staff" }, now);
}

async function insertKiosk(
  trx: WritableDb,
  kiosk: Pick<KiosksTable, "name" | "kind" | "source" | "tokenHash">,
  now: number,
): Promise<number> {
  const row = { ...kiosk, createdAt: now, revokedAt: null, lastSeenAt: null };
  return (await trx.insertInto("kiosks").values(row).returning("id").executeTakeFirstOrThrow()).id;
}

/**
 * What happened to the token file at the start: `kept` = its token was known · `new` = the first one, or the first after the
 * previous one was revoked · `replaced` = it replaced a valid token · `revoked` = staff revoked this one.
 */
export type TokenFileOutcome = "kept" | "new" | "replaced" | "revoked";

/**
 * Registers the token of the server's token file; only one is valid. A changed file replaces the old token and ends its sessions;
 * an unchanged one changes nothing. A revoked token stays invalid, whatever files were used since. Safe for several processes
 * that start together.
 */
export async function putTokenFileKiosk(
  trx: WritableDb,
  name: string,
  tokenHash: Buffer,
  now: number,
): Promise<TokenFileOutcome> {
  await lockName(trx, "token file");
  const known = await trx
    .selectFrom("kiosks")
    .select("revokedAt")
    .where("tokenHash", "=", tokenHash)
    .executeTakeFirst();
  if (known !== undefined) return known.revokedAt === null ? "kept" : "revoked";
  const before = await trx
    .selectFrom("kiosks")
    .select(["id", "revokedAt"])
    .where("source", "=", "token-file")
    .executeTakeFirst();
  if (before !== undefined && before.revokedAt === null) {
    await trx
      .updateTable("kiosks")
      .set({ tokenHash, lastSeenAt: null })
      .where("id", "=", before.id)
      .execute();
    await endSessionsAt(trx, before.id);
    return "replaced";
  }
  // The revoked one keeps its row with its hash, so that it cannot become valid again.
  if (before !== undefined) {
    await trx.updateTable("kiosks").set({ source: "staff" }).where("id", "=", before.id).execute();
  }
  await insertKiosk(trx, { name, kind: "kiosk", source: "token-file", tokenHash }, now);
  return "new";
}

/** Serialises the writes that a kiosk does without a patron. */
export async function lockKiosk(trx: WritableDb, id: number): Promise<void> {
  if (engineOf(trx) === "sqlite") return;
  await trx.selectFrom("kiosks").select("id").where("id", "=", id).forNoKeyUpdate().execute();
}

/** Whether this kiosk is valid, which stays so until the end of the transaction; a shared lock. */
export async function lockGoodKiosk(trx: WritableDb, id: number): Promise<boolean> {
  const query = trx.selectFrom("kiosks").select("id").where("id", "=", id).where("revokedAt", "is", null);
  return (await (engineOf(trx) === "postgres" ? query.forShare() : query).executeTakeFirst()) !== undefined;
}

/** Revokes a token permanently and ends its sessions; false when there is no such kiosk. */
export async function revokeKiosk(trx: WritableDb, id: number, now: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("kiosks")
    .set((set) => ({ revokedAt: set.fn.coalesce("revokedAt", set.val(now)) }))
    .where("id", "=", id)
    .executeTakeFirst();
  await endSessionsAt(trx, id);
  return numUpdatedRows === 1n;
}

async function endSessionsAt(trx: WritableDb, kioskId: number): Promise<void> {
  await trx.deleteFrom("sessions").where("kioskId", "=", kioskId).execute();
}

/** Stores when a kiosk was seen; the caller has rounded the instant. */
export async function markSeen(trx: WritableDb, id: number, at: number): Promise<void> {
  await trx.updateTable("kiosks").set({ lastSeenAt: at }).where("id", "=", id).execute();
}

/** Wrong passwords at a kiosk; locked until the end of the transaction. */
export async function lockGuesses(trx: WritableDb, kioskId: number): Promise<Guesses> {
  const query = trx
    .selectFrom("kiosks")
    .select(["guesses as level", "guessedAt as at"])
    .where("id", "=", kioskId);
  const row = await (engineOf(trx) === "postgres" ? query.forNoKeyUpdate() : query).executeTakeFirst();
  return row ?? { level: 0, at: 0 };
}

export async function recordGuesses(trx: WritableDb, kioskId: number, { level, at }: Guesses): Promise<void> {
  await trx.updateTable("kiosks").set({ guesses: level, guessedAt: at }).where("id", "=", kioskId).execute();
}
