import type { Patron } from "#contract/domain/patron.ts";
import type { Language } from "#contract/domain/text.ts";
import { refusal } from "#contract/refusals.ts";
import type { RouteRefusal } from "#contract/rest/route-refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { isEmailAddress } from "../rules/email.ts";
import { liveHoldsOf } from "../store/holds.ts";
import { patronById, setEmailAddress } from "../store/patrons.ts";
import type { WritableDb } from "../store/schema.ts";
import { sendConfirmation, tooManyConfirmations } from "./email-proof.ts";
import { forgetAddress } from "./email-removal.ts";
import { patronView } from "./patron-view.ts";

/**
 * D41, D47: registers or changes the address and sends a confirmation; earlier codes become void. Refusals: `email-format`;
 * `too-many-requests` at the limit of confirmations in 24 hours.
 */
export async function setEmail(
  backend: Backend,
  trx: WritableDb,
  patronId: number,
  address: string,
  language: Language,
): Promise<Result<Patron, RouteRefusal<"setEmail">>> {
  if (!isEmailAddress(address)) return refused(refusal("email-format"));
  if (await tooManyConfirmations(backend, trx, patronId)) return refused(refusal("too-many-requests"));
  const emailNo = await setEmailAddress(trx, patronId, address);
  await sendConfirmation(backend, trx, patronId, emailNo, language);
  return patronAfter(backend, trx, patronId);
}

/** D47: deletes the address. Refusal: `email-in-use-by-holds` while a live hold uses mail. */
export async function deleteEmail(
  backend: Backend,
  trx: WritableDb,
  patronId: number,
): Promise<Result<Patron, RouteRefusal<"deleteEmail">>> {
  const holds = await liveHoldsOf(trx, patronId);
  const have = holds.filter((hold) => hold.contact === "mail").length;
  if (have > 0) return refused(refusal("email-in-use-by-holds", { have }));
  await forgetAddress(trx, patronId);
  return patronAfter(backend, trx, patronId);
}

/** The patron data for the page, after a change of the address. */
async function patronAfter(
  { settings }: Pick<Backend, "settings">,
  trx: WritableDb,
  patronId: number,
): Promise<Result<Patron, "signed-out">> {
  const patron = await patronById(trx, patronId);
  return patron === null ? refused(refusal("signed-out")) : ok(patronView(patron, settings));
}
