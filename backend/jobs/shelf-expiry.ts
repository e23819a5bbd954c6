import type { Backend } from "../backend.ts";
import { Desk } from "../deeds/staff/desk.ts";
import { closeHold, passOn } from "../deeds/staff/release.ts";
import { noticeExpired } from "../mail/notices.ts";
import { isPastShelfTime } from "../rules/hold-life.ts";
import type { Writing } from "../store/schema.ts";
import { holdsPastShelfTime, lockHold } from "../store/staff-holds.ts";

/**
 * 1.9: ends the ready holds whose last day on the hold shelf is over. The patron is told, and the copy passes to the
 * next in the queue or has to go home; staff find it on the clear list. Answers how many holds expired.
 */
export async function expireHolds(
  backend: Pick<Backend, "clock" | "settings">,
  trx: Writing,
): Promise<number> {
  const desk = new Desk(backend, trx, { kind: "job" });
  let expired = 0;
  for (const { id } of await holdsPastShelfTime(trx, desk.today)) {
    const hold = await lockHold(trx, id);
    if (hold === null || !isPastShelfTime(hold, desk.today)) continue;
    if (hold.copyId === null) throw new Error("A ready hold has no copy.");
    await noticeExpired(backend, trx, hold.id);
    await closeHold(desk, hold, "expired");
    await desk.note("expire", { holdId: hold.id, copyId: hold.copyId });
    await passOn(desk, hold, hold.copyId);
    expired += 1;
  }
  return expired;
}
