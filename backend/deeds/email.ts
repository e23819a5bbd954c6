import type { Patron } from "#contract/domain/patron.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { confirmationMail } from "../mail/confirmation.ts";
import { isEmailAddress } from "../rules/email.ts";
import { liveHoldsOf } from "../store/holds.ts";
import { addMail } from "../store/outbox.ts";
import { patronById, setEmailAddress } from "../store/patrons.ts";
import type { Writing } from "../store/schema.ts";
import { patronView } from "./patron-view.ts";

/** Rules 41, 47: registers or changes the address; the confirmation goes out with it. Refusal: `email-format`. */
export async function setEmail(
  backend: Backend,
  trx: Writing,
  patronId: number,
  address: string,
): Promise<Result<Patron>> {
  if (!isEmailAddress(address)) return refused(refusal("email-format"));
  await setEmailAddress(trx, patronId, address);
  await addMail(trx, {
    kind: "email-confirmation",
    sender: backend.settings.mail.confirmSender,
    recipient: address,
    createdAt: backend.clock.now(),
    ...confirmationMail(backend.settings),
  });
  return patronAfter(trx, patronId);
}

/** Rule 47: deletes the address. Refusal: `email-in-use-by-holds` while a live hold is to be told by mail. */
export async function deleteEmail(trx: Writing, patronId: number): Promise<Result<Patron>> {
  const holds = await liveHoldsOf(trx, patronId);
  const have = holds.filter((hold) => hold.contact === "mail").length;
  if (have > 0) return refused(refusal("email-in-use-by-holds", { have }));
  await setEmailAddress(trx, patronId, null);
  return patronAfter(trx, patronId);
}

async function patronAfter(trx: Writing, patronId: number): Promise<Result<Patron>> {
  const patron = await patronById(trx, patronId);
  return patron === null ? refused(refusal("signed-out")) : ok(patronView(patron));
}
