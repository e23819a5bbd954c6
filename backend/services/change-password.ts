import type { z } from "zod";
import type { Overview } from "#contract/domain/patron.ts";
import { refusal } from "#contract/refusals.ts";
import type { RouteRefusal } from "#contract/rest/route-refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { type Answer, refusalAnswer } from "../http-answer.ts";
import { NO_ATTEMPTS, priceOfTry } from "../rules/lock-out.ts";
import { refuseNewPassword } from "../rules/password.ts";
import { endOtherSessions, patronById, setPassword } from "../store/patrons.ts";
import type { WritableDb } from "../store/schema.ts";
import { type KeyedWrite, recordedAnswer, runOnce } from "./idempotency.ts";
import { checkPassword, type Guess, undoTry } from "./lock-out.ts";
import { hashPassword } from "./password-hash.ts";
import { overviewOf } from "./patron-view.ts";
import type { SignedIn } from "./sign-in.ts";

/** Old and new password as typed. */
export interface PasswordChange {
  readonly current: string;
  readonly next: string;
}

/**
 * D8-D12: replaces a temporary or real password by a new real one, valid at once. Wrong current passwords count like wrong
 * passwords at sign-in. Hashing is slow, so it happens before the transaction. Refusals: `password-rule`, `password-guessable`,
 * `current-password-wrong`, `card-locked`, `too-many-requests`, `password-unchanged`.
 */
export async function changePassword(
  backend: Backend,
  who: SignedIn,
  keyed: KeyedWrite,
  change: PasswordChange,
  schema: z.ZodType<Overview>,
): Promise<Answer> {
  const known = await recordedAnswer(backend.db, keyed);
  if (known !== null) return known;
  const { kioskId, patron } = who;
  const guess = { kioskId, cardNumber: patron.cardNumber, password: change.current };
  const prepared = await prepare(backend, guess, change.next);
  // No password was checked, so nothing is recorded and the same key can be sent again.
  if (!prepared.ok && prepared.refusal.name === "too-many-requests") return refusalAnswer(prepared.refusal);
  const answer = await runOnce(backend, keyed, schema, async (trx) =>
    prepared.ok ? write(backend, trx, who, prepared.value) : prepared,
  );
  // A duplicate whose first request has already changed the password is not a wrong attempt.
  const wasWrong = !prepared.ok && prepared.refusal.name === "current-password-wrong";
  if (wasWrong && answer.status === 200) await undoTry(backend, guess, priceOfTry(NO_ATTEMPTS));
  return answer;
}

interface Hashes {
  readonly old: string;
  readonly next: string;
}

async function prepare(
  backend: Backend,
  guess: Guess,
  newPassword: string,
): Promise<Result<Hashes, RouteRefusal<"changePassword">>> {
  const no = refuseNewPassword(newPassword, guess.cardNumber, backend.settings.passwords);
  if (no !== null) return refused(no);
  const checked = await checkPassword(backend, guess, "current-password-wrong");
  if (!checked.ok) return checked;
  if (guess.password === newPassword) return refused(refusal("password-unchanged"));
  const next = await backend.passwords.run(guess.kioskId, () => hashPassword(newPassword));
  return next.ok ? ok({ old: checked.value.passwordHash, next: next.value }) : next;
}

async function write(
  backend: Backend,
  trx: WritableDb,
  who: SignedIn,
  hashes: Hashes,
): Promise<Result<Overview, RouteRefusal<"changePassword">>> {
  const changed = await setPassword(trx, who.patron.id, hashes.old, hashes.next);
  const patron = await patronById(trx, who.patron.id);
  // The password was changed meanwhile, so the typed one is no longer current.
  if (!changed || patron === null) return refused(refusal("current-password-wrong"));
  await endOtherSessions(trx, patron.id, who.tokenHash);
  return ok(await overviewOf(backend, trx, patron));
}
