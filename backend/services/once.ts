import { createHash } from "node:crypto";
import type { z } from "zod";
import { REFUSALS, type Refusal, refusal } from "#contract/refusals.ts";
import type { OperationBody, RefusalBody } from "#contract/rest/bodies.ts";
import {
  STAFF_REFUSALS,
  type StaffRefusal,
  type StaffRefusalBody,
  staffRefusal,
} from "#contract/rest/staff-refusals.ts";
import type { Result } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { isExpired } from "../rules/card.ts";
import { inTransaction } from "../store/database.ts";
import { lockDoer, type Operation, operationBy, recordOperation } from "../store/operations.ts";
import { sessionBy } from "../store/patrons.ts";
import type { Reading, Writing } from "../store/schema.ts";
import { staffById } from "../store/staff.ts";
import { today } from "./patron-view.ts";

/** An answer ready to be sent: HTTP status and JSON. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Who does it: a patron in a session, which is named by the hash of its token, or a member of staff. */
type DeedDoer = { readonly patronId: number; readonly session: Buffer } | { readonly staffId: number };

/** One deed of a patron or of a member of staff: the key they gave it, and what the key stands for. */
export type Deed = DeedDoer & {
  /** UUID, lower case. */
  readonly key: string;
  readonly fingerprint: string;
};

/** Fingerprint of a key that was looked up before its write came; that of a deed is longer. */
export const VOID = "void";

/** The body of a refusal, with the code of the catalogue. */
export function refusalBody(no: Refusal): RefusalBody {
  return { refusal: no, code: REFUSALS[no.name].code };
}

/** A refusal as an answer. */
export function refusalAnswer(no: Refusal): Answer {
  return { status: REFUSALS[no.name].status, body: JSON.stringify(refusalBody(no)) };
}

/** A refusal to staff as an answer; what patrons can hear too has the code of their catalogue. */
export function staffRefusalAnswer(no: StaffRefusal | Refusal): Answer {
  const { code, status } = isStaffRefusal(no) ? STAFF_REFUSALS[no.name] : REFUSALS[no.name];
  const body: StaffRefusalBody = { refusal: no, code };
  return { status, body: JSON.stringify(body) };
}

function isStaffRefusal(no: StaffRefusal | Refusal): no is StaffRefusal {
  return Object.hasOwn(STAFF_REFUSALS, no.name);
}

/**
 * What a key stands for: route, parameters and body. A password is never part of it, since a fast hash of a password
 * must not lie in the database.
 */
export function fingerprintOf(parts: Readonly<Record<string, unknown>>): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}

function replay(known: Operation, deed: Deed): Answer {
  if (known.fingerprint === deed.fingerprint || known.fingerprint === VOID) return known;
  return "staffId" in deed
    ? staffRefusalAnswer(staffRefusal("staff-key-used"))
    : refusalAnswer(refusal("bad-request"));
}

/** The recorded answer of this deed, when there is one; the key of another deed is a bad request, to staff `staff-key-used`. */
export async function recorded(db: Reading, deed: Deed): Promise<Answer | null> {
  const known = await operationBy(db, deed, deed.key);
  return known === null ? null : replay(known, deed);
}

/**
 * May the doer still do it, now that nobody can change that any more? A session can end, a card expire and staff be
 * revoked while a deed waits. Answers the refusal; null = yes.
 */
async function refuseGone(backend: Backend, trx: Writing, deed: Deed): Promise<Answer | null> {
  if ("staffId" in deed) {
    const staff = await staffById(trx, deed.staffId);
    return staff?.revokedAt === null ? null : staffRefusalAnswer(staffRefusal("staff-token"));
  }
  const session = await sessionBy(trx, deed.session);
  if (session === null) return refusalAnswer(refusal("signed-out"));
  const { expiresOn } = session.patron;
  return expiresOn !== null && isExpired(expiresOn, today(backend))
    ? refusalAnswer(refusal("card-expired", { date: expiresOn }))
    : null;
}

/**
 * Does a deed once. The answer, also a refusal, is recorded in the transaction of the deed: after a crash either
 * both are there or neither, and the same key is answered the same for 24 hours. Deeds of one doer wait for each other
 * before they read anything. Whoever may not ask any more when it is their turn (`signed-out`, `card-expired`,
 * `staff-token`) has done nothing, and nothing is recorded.
 */
export async function onceAnswered(
  backend: Backend,
  deed: Deed,
  work: (trx: Writing) => Promise<Answer>,
): Promise<Answer> {
  return inTransaction(backend.db, async (trx) => {
    await lockDoer(trx, deed);
    const gone = await refuseGone(backend, trx, deed);
    if (gone !== null) return gone;
    const known = await recorded(trx, deed);
    if (known !== null) return known;
    const answer = await work(trx);
    await recordOperation(trx, deed, {
      key: deed.key,
      fingerprint: deed.fingerprint,
      ...answer,
      recordedAt: backend.clock.now(),
    });
    return answer;
  });
}

/** `onceAnswered` for a deed that comes to a value, sent through its schema, or to a refusal of the catalogue. */
export async function once<T>(
  backend: Backend,
  deed: Deed,
  schema: z.ZodType<T>,
  work: (trx: Writing) => Promise<Result<T>>,
): Promise<Answer> {
  return onceAnswered(backend, deed, async (trx) => {
    const result = await work(trx);
    return result.ok
      ? { status: 200, body: JSON.stringify(schema.parse(result.value)) }
      : refusalAnswer(result.refusal);
  });
}

/**
 * What became of a write; null = it surely was not done, and never will be: a key that this patron has not used is void
 * from now on, so that a write that comes late under it is answered `not-done`. Waits for a write that is under way.
 */
export async function operationOf(
  backend: Backend,
  patronId: number,
  key: string,
): Promise<OperationBody | null> {
  const known = await inTransaction(backend.db, async (trx) => {
    await lockDoer(trx, { patronId });
    const there = await operationBy(trx, { patronId }, key);
    if (there === null) {
      const notDone = refusalAnswer(refusal("not-done"));
      const recordedAt = backend.clock.now();
      await recordOperation(trx, { patronId }, { key, fingerprint: VOID, ...notDone, recordedAt });
    }
    return there;
  });
  return known === null || known.fingerprint === VOID
    ? null
    : { status: known.status, body: JSON.parse(known.body) };
}
