import type { z } from "zod";
import type { Overview } from "#contract/domain/patron.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { refuseNewPassword } from "../rules/password.ts";
import { endOtherSessions, patronById, setPassword } from "../store/patrons.ts";
import type { Writing } from "../store/schema.ts";
import { type Answer, type Deed, once, recorded } from "./once.ts";
import { hashPassword } from "./password-hash.ts";
import { overviewOf } from "./patron-view.ts";
import { checkPassword, type SignedIn } from "./sign-in.ts";

/** Old and new password as typed. */
export interface PasswordChange {
  readonly current: string;
  readonly next: string;
}

/**
 * Rules 8-12: temporary or real password to a new real one, good at once. Wrong current passwords count like wrong
 * passwords at sign-in. Hashing takes long, so it happens before the transaction. Refusals: `password-rule`,
 * `current-password-wrong`, `card-locked`, `password-unchanged`.
 */
export async function changePassword(
  backend: Backend,
  who: SignedIn,
  deed: Deed,
  change: PasswordChange,
  schema: z.ZodType<Overview>,
): Promise<Answer> {
  const known = await recorded(backend.db, deed);
  if (known !== null) return known;
  const prepared = await prepare(backend, who, change);
  return once(backend, deed, schema, async (trx) =>
    prepared.ok ? write(backend, trx, who, prepared.value) : prepared,
  );
}

interface Hashes {
  readonly old: string;
  readonly next: string;
}

async function prepare(
  backend: Backend,
  { patron }: SignedIn,
  change: PasswordChange,
): Promise<Result<Hashes>> {
  const no = refuseNewPassword(change.next);
  if (no !== null) return refused(refusal(no));
  const checked = await checkPassword(backend, patron.cardNumber, change.current, "current-password-wrong");
  if (!checked.ok) return checked;
  if (change.current === change.next) return refused(refusal("password-unchanged"));
  return ok({ old: checked.value.passwordHash, next: await hashPassword(change.next) });
}

async function write(
  backend: Backend,
  trx: Writing,
  who: SignedIn,
  hashes: Hashes,
): Promise<Result<Overview>> {
  const changed = await setPassword(trx, who.patron.id, hashes.old, hashes.next);
  const patron = await patronById(trx, who.patron.id);
  // Somebody changed it in between: what was typed as the current password is no longer that.
  if (!changed || patron === null) return refused(refusal("current-password-wrong"));
  await endOtherSessions(trx, patron.id, who.tokenHash);
  return ok(await overviewOf(backend, trx, patron));
}
