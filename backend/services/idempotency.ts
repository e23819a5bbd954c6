import { createHash } from "node:crypto";
import type { z } from "zod";
import { refusal } from "#contract/refusals.ts";
import type { OperationBody } from "#contract/rest/bodies.ts";
import { staffRefusal } from "#contract/rest/staff-refusals.ts";
import type { Result } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { type Answer, refusalAnswer, staffRefusalAnswer, WRONG_TOKEN_STATUS } from "../http-answer.ts";
import { isExpired } from "../rules/card.ts";
import { inTransaction } from "../store/database.ts";
import {
  addRecord,
  type IdempotencyRecord,
  type KeyOwner,
  lockKeyOwner,
  recordOf,
} from "../store/idempotency-records.ts";
import { kioskById } from "../store/kiosks.ts";
import { sessionBy } from "../store/patrons.ts";
import type { ReadableDb, WritableDb } from "../store/schema.ts";
import { staffById } from "../store/staff.ts";
import { today } from "./patron-view.ts";

/** The sender: a patron in a session, given by the hash of its token, a member of staff, or a kiosk without a patron. */
type Sender =
  | { readonly patronId: number; readonly session: Buffer }
  | { readonly staffId: number }
  | { readonly kioskId: number };

/** A write request with its idempotency key. */
export type KeyedWrite = Sender & {
  /** UUID, lower case. */
  readonly key: string;
  readonly fingerprint: string;
};

/** Fingerprint of a key that was looked up before its write arrived; a real fingerprint is longer. */
export const VOID = "void";

/**
 * Fingerprint of a request: route, parameters and body. Never includes a password, since a fast hash of a password must not be
 * stored.
 */
export function fingerprintOf(parts: Readonly<Record<string, unknown>>): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}

function replay(known: IdempotencyRecord, write: KeyedWrite): Answer {
  if (known.fingerprint === write.fingerprint || known.fingerprint === VOID) return known;
  return "staffId" in write
    ? staffRefusalAnswer(staffRefusal("staff-key-used"))
    : refusalAnswer(refusal("bad-request"));
}

/**
 * The recorded answer to this write; null if there is none. A key that was used for another write is refused: `bad-request`, for
 * staff `staff-key-used`.
 */
export async function recordedAnswer(db: ReadableDb, write: KeyedWrite): Promise<Answer | null> {
  const known = await recordOf(db, write, write.key);
  return known === null ? null : replay(known, write);
}

/**
 * Checks again, under the lock, that the sender may still write: the session may have ended, the card expired, the member of staff
 * or the kiosk been revoked. Returns the refusal; null = allowed.
 */
async function refuseSender(backend: Backend, trx: WritableDb, write: KeyedWrite): Promise<Answer | null> {
  if ("staffId" in write) {
    const staff = await staffById(trx, write.staffId);
    return staff?.revokedAt === null ? null : staffRefusalAnswer(staffRefusal("staff-token"));
  }
  if ("kioskId" in write) {
    const kiosk = await kioskById(trx, write.kioskId);
    return kiosk?.revokedAt === null
      ? null
      : { ...refusalAnswer(refusal("settings-broken")), status: WRONG_TOKEN_STATUS };
  }
  const session = await sessionBy(trx, write.session);
  if (session === null) return refusalAnswer(refusal("signed-out"));
  const { expiresOn } = session.patron;
  return expiresOn !== null && isExpired(expiresOn, today(backend))
    ? refusalAnswer(refusal("card-expired", { date: expiresOn }))
    : null;
}

/**
 * Runs a write once per key. The answer, even a refusal, is recorded in the transaction of the write, so that after a crash both
 * exist or neither, and the same key gets the same answer for `KEY_HOURS`. Writes of one sender run one after another. A sender
 * who may no longer write (`signed-out`, `card-expired`, `staff-token`, `settings-broken`) changes nothing, and nothing is recorded.
 */
export async function answerOnce(
  backend: Backend,
  write: KeyedWrite,
  work: (trx: WritableDb) => Promise<Answer>,
): Promise<Answer> {
  return inTransaction(backend.db, async (trx) => {
    await lockKeyOwner(trx, write);
    const refused = await refuseSender(backend, trx, write);
    if (refused !== null) return refused;
    const known = await recordedAnswer(trx, write);
    if (known !== null) return known;
    const answer = await work(trx);
    await addRecord(trx, write, {
      key: write.key,
      fingerprint: write.fingerprint,
      ...answer,
      recordedAt: backend.clock.now(),
    });
    return answer;
  });
}

/** `answerOnce` for work that returns a value, sent through its schema, or a refusal. */
export async function runOnce<T>(
  backend: Backend,
  write: KeyedWrite,
  schema: z.ZodType<T>,
  work: (trx: WritableDb) => Promise<Result<T>>,
): Promise<Answer> {
  return answerOnce(backend, write, async (trx) => {
    const result = await work(trx);
    return result.ok
      ? { status: 200, body: JSON.stringify(schema.parse(result.value)) }
      : refusalAnswer(result.refusal);
  });
}

/**
 * The outcome of a write of a patron or a kiosk; null = it was not done and never will be: an unused key becomes void, so that a
 * late write with it gets `not-done`. Waits for a write in progress.
 */
export async function operationOf(
  backend: Backend,
  owner: KeyOwner,
  key: string,
): Promise<OperationBody | null> {
  const known = await inTransaction(backend.db, async (trx) => {
    await lockKeyOwner(trx, owner);
    const record = await recordOf(trx, owner, key);
    if (record === null) {
      const notDone = refusalAnswer(refusal("not-done"));
      const recordedAt = backend.clock.now();
      await addRecord(trx, owner, { key, fingerprint: VOID, ...notDone, recordedAt });
    }
    return record;
  });
  return known === null || known.fingerprint === VOID
    ? null
    : { status: known.status, body: JSON.parse(known.body) };
}
