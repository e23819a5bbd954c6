import { notifyHoldsAnotherWay } from "../mail/unreachable.ts";
import { addDays } from "../rules/dates.ts";
import { forgetProof } from "../store/email-proofs.ts";
import { type Actor, writeJournal } from "../store/journal.ts";
import { addMessage } from "../store/messages.ts";
import { removeConfirmationsOf } from "../store/outbox.ts";
import { setEmailAddress } from "../store/patrons.ts";
import type { WritableDb } from "../store/schema.ts";
import { type Rules, today } from "./patron-view.ts";

/** In the library's language, like every message's text; the kind of message is translated. */
const WHY_REMOVED =
  "登録されていたメールアドレスは、届いた方から「心当たりがない」と連絡があったため、削除しました。" +
  "端末の「登録の確認と変更」で、もう一度登録できます。";

/** Deletes the address, its queued confirmation, and its code and link. */
export async function forgetAddress(trx: WritableDb, patronId: number): Promise<void> {
  await setEmailAddress(trx, patronId, null);
  await removeConfirmationsOf(trx, patronId);
  await forgetProof(trx, patronId);
}

/**
 * D41: removes an address after its owner said that they did not register it, even if holds use it: staff notify those patrons,
 * who see the reason in a message. Lock the patron first. `by`: who received the request, for the journal; `job` for the link of
 * a mail.
 */
export async function disownAddress(
  backend: Rules,
  trx: WritableDb,
  patronId: number,
  by: Actor,
): Promise<void> {
  const now = backend.clock.now();
  await forgetAddress(trx, patronId);
  await notifyHoldsAnotherWay(trx, patronId, "no-address", now);
  await addMessage(trx, {
    patronId,
    kind: "check-details",
    text: WHY_REMOVED,
    weight: "important",
    confirm: 0,
    writtenAt: now,
    until: addDays(today(backend), backend.settings.messages.days),
  });
  await writeJournal(trx, by, "change-patron", { patronId }, now);
}
