import type { AddedKiosk, KioskInfo, KioskKind } from "#contract/domain/kiosk.ts";
import type { Backend } from "../backend.ts";
import { inTransaction } from "../store/database.ts";
import {
  addKiosk,
  allKiosks,
  type KioskRow,
  kioskById,
  putTokenFileKiosk,
  revokeKiosk,
  type TokenFileOutcome,
} from "../store/kiosks.ts";
import type { ReadableDb, WritableDb } from "../store/schema.ts";
import { rowId } from "./ids.ts";
import { newToken, tokenHash } from "./tokens.ts";

/** Name of the kiosk of the token file. */
const FIRST_KIOSK = "token file";

/** Registers the kiosk of the token file when a server starts; returns what happened to its token. */
export async function introduceTokenFileKiosk({ db, clock, kioskToken }: Backend): Promise<TokenFileOutcome> {
  return inTransaction(db, (trx) => putTokenFileKiosk(trx, FIRST_KIOSK, tokenHash(kioskToken), clock.now()));
}

function view(row: KioskRow): KioskInfo {
  return {
    id: String(row.id),
    name: row.name,
    kind: row.kind,
    createdAt: new Date(row.createdAt).toISOString(),
    revokedAt: row.revokedAt === null ? null : new Date(row.revokedAt).toISOString(),
    lastSeenAt: row.lastSeenAt === null ? null : new Date(row.lastSeenAt).toISOString(),
  };
}

/** Every kiosk and monitor, including revoked ones. */
export async function kioskList(db: ReadableDb): Promise<readonly KioskInfo[]> {
  return (await allKiosks(db)).map(view);
}

/** Adds a kiosk or a monitor. Its token is only returned here. */
export async function issueKiosk(
  trx: WritableDb,
  kiosk: { readonly name: string; readonly kind: KioskKind },
  now: number,
): Promise<AddedKiosk> {
  const token = newToken();
  const id = await addKiosk(trx, { ...kiosk, tokenHash: tokenHash(token) }, now);
  return { kiosk: view(await kioskThere(trx, id)), token };
}

async function kioskThere(db: ReadableDb, id: number): Promise<KioskRow> {
  const row = await kioskById(db, id);
  if (row === null) throw new Error("A kiosk that was just written is not there.");
  return row;
}

/**
 * Revokes a kiosk: its token becomes invalid and its sessions end. May be repeated. Null if it does not exist. Call
 * `KioskTokenCache.clear` after the transaction.
 */
export async function endKiosk(trx: WritableDb, id: string, now: number): Promise<KioskInfo | null> {
  const row = rowId(id);
  if (row === null || !(await revokeKiosk(trx, row, now))) return null;
  return view(await kioskThere(trx, row));
}
