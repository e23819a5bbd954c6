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
import { inTransaction } from "../store/database.ts";
import { type Doer, lockDoer, type Operation, operationBy, recordOperation } from "../store/operations.ts";
import type { Reading, Writing } from "../store/schema.ts";

/** An answer ready to be sent: HTTP status and JSON. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** One deed of a patron or of a member of staff: the key they gave it, and what the key stands for. */
export type Deed = Doer & {
  /** UUID, lower case. */
  readonly key: string;
  readonly fingerprint: string;
};

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
  if (known.fingerprint === deed.fingerprint) return known;
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
 * Does a deed once. The answer, also a refusal, is recorded in the transaction of the deed: after a crash either
 * both are there or neither, and the same key is answered the same for 24 hours. Deeds of one doer wait for each other
 * before they read anything.
 */
export async function onceAnswered(
  backend: Backend,
  deed: Deed,
  work: (trx: Writing) => Promise<Answer>,
): Promise<Answer> {
  return inTransaction(backend.db, async (trx) => {
    await lockDoer(trx, deed);
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

/** What became of a write; null when this patron never used the key. */
export async function operationOf(
  backend: Backend,
  patronId: number,
  key: string,
): Promise<OperationBody | null> {
  const known = await operationBy(backend.db, { patronId }, key);
  return known === null ? null : { status: known.status, body: JSON.parse(known.body) };
}
