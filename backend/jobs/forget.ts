import type { Backend } from "../backend.ts";
import { sweepMail } from "../mail/sweep.ts";
import { purge } from "../store/purge.ts";
import type { Writing } from "../store/schema.ts";

/** Domain 4.11: deletes what was kept long enough, of patrons, of the journal and of mails. Answers 0: nobody counts. */
export async function forget(
  { clock, settings }: Pick<Backend, "clock" | "settings">,
  trx: Writing,
): Promise<number> {
  await purge(trx, clock.now(), settings);
  await sweepMail(trx, clock.now(), settings);
  return 0;
}
