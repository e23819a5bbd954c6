import type { Backend } from "../backend.ts";
import { noticeExpired } from "../mail/notices.ts";
import { isPastShelfTime } from "../rules/hold-life.ts";
import { today } from "../services/patron-view.ts";
import { closeHold, passOn } from "../services/staff/release.ts";
import { UnitOfWork } from "../services/staff/unit-of-work.ts";
import { inTransaction } from "../store/database.ts";
import type { WritableDb } from "../store/schema.ts";
import { holdsPastShelfTime, lockHold } from "../store/staff-holds.ts";
import { isToBeTold } from "../store/tasks.ts";
import { isTransient } from "../store/transient-errors.ts";
import type { JobDone } from "./job.ts";

/** What expiry needs. */
type Parts = Pick<Backend, "db" | "clock" | "settings">;

/**
 * D60: expires ready holds whose last day on the hold shelf is over. The patron is notified, and the copy passes to the next in
 * the queue or goes home; staff find it on the clear list. One transaction per hold, so that locks are short and an invalid row
 * blocks no other. Throws when the database is unreachable.
 */
export async function expireHolds(parts: Parts): Promise<JobDone> {
  const failed: unknown[] = [];
  let count = 0;
  for (const id of await holdsPastShelfTime(parts.db, today(parts))) {
    try {
      if (await inTransaction(parts.db, (trx) => expire(parts, trx, id))) count += 1;
    } catch (error) {
      if (isTransient(error)) throw error;
      failed.push(error);
    }
  }
  return { count, failed };
}

/** Expires one hold; false if, checked again under its lock, it must not: lent, cancelled, or not yet notified. */
async function expire(parts: Parts, trx: WritableDb, id: number): Promise<boolean> {
  const unit = new UnitOfWork(parts, trx, { kind: "job" });
  const hold = await lockHold(trx, id);
  if (hold === null || !isPastShelfTime(hold, unit.today) || (await isToBeTold(trx, id))) return false;
  if (hold.copyId === null) throw new Error("A ready hold has no copy.");
  await noticeExpired(parts, trx, hold.id);
  await closeHold(unit, hold, "expired");
  await unit.note("expire", { holdId: hold.id, copyId: hold.copyId });
  await passOn(unit, hold, hold.copyId);
  return true;
}
