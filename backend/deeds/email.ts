import type { Patron } from "#contract/domain/patron.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { DAY_MS } from "../clock.ts";
import { newMailToken } from "../mail/token.ts";
import { confirmationMail } from "../mail/words.ts";
import { isEmailAddress } from "../rules/email.ts";
import { forgetProof } from "../store/email-proofs.ts";
import { liveHoldsOf } from "../store/holds.ts";
import { addMail, confirmationsSince, removeConfirmationsOf } from "../store/outbox.ts";
import { patronById, setEmailAddress } from "../store/patrons.ts";
import type { Writing } from "../store/schema.ts";
import { newProof } from "./email-proof.ts";
import { patronView } from "./patron-view.ts";

/**
 * Rules 41, 47: registers or changes the address; the confirmation goes out with it, and codes of an earlier one are
 * void. Refusals: `email-format`; `too-many-requests` when the patron had too many confirmations sent in 24 hours.
 */
export async function setEmail(
  backend: Backend,
  trx: Writing,
  patronId: number,
  address: string,
): Promise<Result<Patron>> {
  if (!isEmailAddress(address)) return refused(refusal("email-format"));
  const { clock, settings } = backend;
  const now = clock.now();
  // One that waits and is overtaken never leaves and counts for nothing.
  await removeConfirmationsOf(trx, patronId);
  if ((await confirmationsSince(trx, patronId, now - DAY_MS)) >= settings.mail.maxConfirmations)
    return refused(refusal("too-many-requests"));
  const emailNo = await setEmailAddress(trx, patronId, address);
  const proof = await newProof(backend, trx, patronId);
  await addMail(trx, {
    token: newMailToken(),
    kind: "email-confirmation",
    patronId,
    emailNo,
    sender: settings.mail.confirmSender, // rule 43
    createdAt: now,
    nextAt: now,
    ...confirmationMail(proof, settings),
  });
  return patronAfter(backend, trx, patronId);
}

/** Rule 47: deletes the address. Refusal: `email-in-use-by-holds` while a live hold is to be told by mail. */
export async function deleteEmail(backend: Backend, trx: Writing, patronId: number): Promise<Result<Patron>> {
  const holds = await liveHoldsOf(trx, patronId);
  const have = holds.filter((hold) => hold.contact === "mail").length;
  if (have > 0) return refused(refusal("email-in-use-by-holds", { have }));
  await setEmailAddress(trx, patronId, null);
  await removeConfirmationsOf(trx, patronId);
  await forgetProof(trx, patronId);
  return patronAfter(backend, trx, patronId);
}

/** The patron as the page may know them, after a change of the address. */
async function patronAfter(
  { settings }: Pick<Backend, "settings">,
  trx: Writing,
  patronId: number,
): Promise<Result<Patron>> {
  const patron = await patronById(trx, patronId);
  return patron === null ? refused(refusal("signed-out")) : ok(patronView(patron, settings));
}
