import type { AddedKiosk, KioskInfo, KioskKind } from "#contract/domain/kiosk.ts";
import type { Backend } from "../backend.ts";
import { FURTHEST_AHEAD_MS, MINUTE_MS, SECOND_MS } from "../clock.ts";
import { inTransaction, noteInPassing } from "../store/database.ts";
import {
  addKiosk,
  allKiosks,
  type KioskRow,
  kioskById,
  kioskByToken,
  markSeen,
  putTokenFileKiosk,
  revokeKiosk,
  type TokenFileOutcome,
} from "../store/kiosks.ts";
import type { ReadableDb, WritableDb } from "../store/schema.ts";
import { rowId } from "./ids.ts";
import { newToken, tokenHash } from "./tokens.ts";

/** What the kiosk of the token file is called. */
const FIRST_KIOSK = "token file";
/** When a kiosk was seen is kept in steps of this length: nearer would tell when a patron was there. */
const SEEN_STEP_MS = 10 * MINUTE_MS;
/**
 * A token that was good is taken as good for so long without asking the database. Revoking in another process is so
 * late by at most this much; the sessions of the kiosk end at once all the same.
 */
const TRUSTED_MS = 5 * SECOND_MS;

/** The instant under which a kiosk seen at `now` is written down; both in milliseconds. */
export function seenStep(now: number): number {
  return Math.floor(now / SEEN_STEP_MS) * SEEN_STEP_MS;
}

/** The kiosks whose tokens were good a moment ago. One per process. */
export class KnownKiosks {
  readonly #known = new Map<string, { readonly kiosk: KioskRow; readonly until: number }>();

  /** The kiosk of a token; null when it is unknown or revoked. Writes down, in steps, that it was seen. */
  async byToken(backend: Pick<Backend, "db" | "clock">, token: string): Promise<KioskRow | null> {
    const hash = tokenHash(token);
    const name = hash.toString("base64");
    const known = this.#known.get(name);
    if (known !== undefined && performance.now() < known.until) return known.kiosk;
    const kiosk = await kioskByToken(backend.db, hash);
    if (kiosk === null) {
      this.#known.delete(name);
      return null;
    }
    await this.#see(backend, kiosk);
    this.#known.set(name, { kiosk, until: performance.now() + TRUSTED_MS });
    return kiosk;
  }

  async #see({ db, clock }: Pick<Backend, "db" | "clock">, kiosk: KioskRow): Promise<void> {
    const step = seenStep(clock.now());
    const seen = kiosk.lastSeenAt ?? 0;
    // Nothing else corrects a time that lies far ahead.
    if (seen < step || seen - step > FURTHEST_AHEAD_MS)
      await noteInPassing(db, (trx) => markSeen(trx, kiosk.id, step));
  }

  /** Asks the database about every token again. */
  forgetAll(): void {
    this.#known.clear();
  }
}

/** The kiosk of the token file is one like the others. Called when a server starts; answers what became of its token. */
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

/** Every kiosk and monitor, also revoked ones. */
export async function kioskList(db: ReadableDb): Promise<readonly KioskInfo[]> {
  return (await allKiosks(db)).map(view);
}

/** Staff add a kiosk or a monitor. Its token is told here and never again. */
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
 * Staff end a kiosk: its token is worthless and the sessions opened at it are over, now. Ending it twice is no harm.
 * Null when there is none. Call `KnownKiosks.forgetAll` after the transaction.
 */
export async function endKiosk(trx: WritableDb, id: string, now: number): Promise<KioskInfo | null> {
  const row = rowId(id);
  if (row === null || !(await revokeKiosk(trx, row, now))) return null;
  return view(await kioskThere(trx, row));
}
