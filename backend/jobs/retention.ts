import type { Backend } from "../backend.ts";
import { sweepMail } from "../mail/sweep.ts";
import { purge } from "../store/purge.ts";

/** D83: deletes data past its retention (patron data, journal, mails), batch by batch. */
export async function applyRetention({
  db,
  clock,
  settings,
}: Pick<Backend, "db" | "clock" | "settings">): Promise<void> {
  await purge(db, clock.now(), settings);
  await sweepMail(db, clock.now(), settings);
}
