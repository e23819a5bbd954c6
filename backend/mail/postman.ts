import type { Kysely } from "kysely";
import { createTransport } from "nodemailer";
import { SECOND_MS } from "../clock.ts";
import { inTransaction } from "../store/database.ts";
import { removeMail, waitingMails } from "../store/outbox.ts";
import type { Schema } from "../store/schema.ts";

/** How long one mail may take to be handed over, in milliseconds. */
const HAND_OVER_MS = 10 * SECOND_MS;

/** Takes mails from the outbox to the mail server. */
export interface Postman {
  /** There is new mail: go. Returns at once. */
  call(): void;
  /** Waits until the round under way is done. */
  settled(): Promise<void>;
}

/** What to do with a mail that could not be handed over; it stays in the outbox. */
export type OnFailure = (error: unknown) => void;

/** Without a mail server mails stay in the outbox. */
export const noPostman: Postman = { call: () => undefined, settled: async () => undefined };

/**
 * Hands the outbox over to the SMTP server at `url`. A mail leaves the outbox after the server has taken it, so one
 * may be sent twice after a crash and none is lost. A mail that cannot be handed over waits for the next call.
 */
export function smtpPostman(db: Kysely<Schema>, url: string, onFailure: OnFailure): Postman {
  const transport = createTransport({ url, connectionTimeout: HAND_OVER_MS, socketTimeout: HAND_OVER_MS });
  let round: Promise<void> = Promise.resolve();

  async function deliver(): Promise<void> {
    for (const mail of await waitingMails(db)) {
      await transport.sendMail({
        from: mail.sender,
        to: mail.recipient,
        subject: mail.subject,
        text: mail.text,
      });
      await inTransaction(db, (trx) => removeMail(trx, mail.id));
    }
  }

  return {
    call() {
      round = round.then(deliver).catch(onFailure);
    },
    settled: () => round,
  };
}
