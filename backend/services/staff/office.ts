import type {
  BouncedList,
  FoundWrite,
  Journal,
  StaffMailList,
  StaffTaskList,
} from "#contract/domain/staff-office.ts";
import type { FindWriteBody, JournalBody } from "#contract/rest/staff-bodies.ts";
import { ok } from "#contract/result.ts";
import type { Backend } from "../../backend.ts";
import { leavesAt } from "../../mail/hours.ts";
import { shelfUntil } from "../../rules/calendar.ts";
import { maskEmail } from "../../rules/email.ts";
import { terminalRecord } from "../../store/idempotency-records.ts";
import { type JournalRow, journalLines } from "../../store/journal.ts";
import { libraryExists } from "../../store/libraries.ts";
import { mailLines } from "../../store/outbox.ts";
import type { ReadableDb } from "../../store/schema.ts";
import { barcodesOf, copyIdOf } from "../../store/staff-copies.ts";
import { cardHoldsById, lockHold, markReady } from "../../store/staff-holds.ts";
import { unreachableCards } from "../../store/staff-patrons.ts";
import { finishTask, openTasks, taskById } from "../../store/tasks.ts";
import { VOID } from "../idempotency.ts";
import { rowId } from "../ids.ts";
import { PAGE_LINES, pageOf } from "./page.ts";
import { refuse, refuseAsPatrons, type StaffResult } from "./staff-result.ts";
import type { UnitOfWork } from "./unit-of-work.ts";
import { holdViews } from "./views.ts";

/** Maximum number of tasks in a list; oldest first. */
const TASK_LIMIT = 500;

/** Manual tasks, oldest first, of one library or (null) all. Refusal: `unknown-library`. */
export async function taskList(db: ReadableDb, library: string | null): Promise<StaffResult<StaffTaskList>> {
  if (library !== null && !(await libraryExists(db, library))) return refuseAsPatrons("unknown-library");
  const tasks = await openTasks(db, library, TASK_LIMIT);
  const views = await holdViews(db, await cardHoldsById(db, [...new Set(tasks.map((task) => task.holdId))]));
  const holds = new Map(views.map((hold) => [hold.id, hold]));
  return ok({
    tasks: tasks.flatMap(({ id, kind, way, why, library: at, holdId, createdAt }) => {
      const hold = holds.get(String(holdId));
      const madeAt = new Date(createdAt).toISOString();
      return hold === undefined ? [] : [{ id: String(id), kind, way, why, library: at, hold, madeAt }];
    }),
  });
}

/**
 * Completes a task. If staff notified a patron of a ready hold, its time on the hold shelf starts now (D60: counted from the day
 * after the notice). Refusal: `task-unknown`, also if it was already completed.
 */
export async function completeTask(
  unit: UnitOfWork,
  id: string,
): Promise<StaffResult<{ readonly id: string }>> {
  const number = rowId(id);
  const task = number === null ? null : await taskById(unit.trx, number);
  if (task === null) return refuse("task-unknown");
  const hold = await lockHold(unit.trx, task.holdId);
  if (!(await finishTask(unit.trx, task.id, unit.now))) return refuse("task-unknown");
  if (task.kind === "tell-ready" && hold?.state === "ready" && hold.shelf !== null) {
    const until = shelfUntil(unit.today, hold.pickup, unit.settings);
    await markReady(unit.trx, hold.id, hold.shelf, until);
  }
  await unit.note("task-done", { taskId: task.id, holdId: task.holdId });
  return ok({ id: String(task.id) });
}

/**
 * A page of queued and failed mails, without text and addresses (D15). Refusal: `bad-request` when `after` is not a valid `next`.
 */
export async function outbox(
  { clock, settings }: Pick<Backend, "clock" | "settings">,
  db: ReadableDb,
  after: string | null,
): Promise<StaffResult<StaffMailList>> {
  const now = clock.now();
  const from = after === null ? 0 : rowId(after);
  if (from === null) return refuseAsPatrons("bad-request");
  const { shown, next } = pageOf(await mailLines(db, from, PAGE_LINES + 1), (line) => String(line.id));
  return ok({
    next,
    mails: shown.map((line) => ({
      id: String(line.id),
      kind: line.kind,
      state: line.state,
      card: line.cardNumber,
      hold: line.holdId === null ? null : String(line.holdId),
      madeAt: new Date(line.createdAt).toISOString(),
      attempts: line.attempts,
      nextTryAt:
        line.state === "dead"
          ? null
          : // An overdue mail is sent as soon as its hours allow.
            new Date(leavesAt(line.kind, Math.max(line.nextAt, now), settings)).toISOString(),
      trouble: line.lastError,
    })),
  });
}

/** D45, D46: a page of cards with unreachable addresses. */
export async function bouncedAddresses(
  db: ReadableDb,
  after: string | null,
): Promise<StaffResult<BouncedList>> {
  const { shown, next } = pageOf(
    await unreachableCards(db, after ?? "", PAGE_LINES + 1),
    (card) => card.cardNumber,
  );
  return ok({
    next,
    addresses: shown.map(({ cardNumber, email, emailState }) => ({
      card: cardNumber,
      state: emailState,
      masked: maskEmail(email),
    })),
  });
}

/** One page of the journal. Refusal: `copy-not-found` for a barcode that no copy has. */
export async function journal(db: ReadableDb, body: JournalBody): Promise<StaffResult<Journal>> {
  const copyId = body.copy === null ? null : await copyIdOf(db, body.copy);
  if (body.copy !== null && copyId === null) return refuseAsPatrons("copy-not-found");
  const filter = {
    holdId: idOrNobody(body.hold),
    copyId,
    staffId: idOrNobody(body.staff),
    before: idOrNobody(body.before),
  };
  const rows = await journalLines(db, filter, body.limit + 1);
  const shown = rows.slice(0, body.limit);
  const last = shown.at(-1);
  const barcodes = await barcodesOf(db, [...new Set(shown.flatMap(({ copyId }) => copyId ?? []))]);
  return ok({
    lines: shown.map((row) => lineView(row, barcodes)),
    next: rows.length > shown.length && last !== undefined ? String(last.id) : null,
  });
}

/** The outcome of a write at a kiosk, for staff who have its key from a kiosk. Changes nothing and reveals no patron. */
export async function findWrite(db: ReadableDb, { key }: FindWriteBody): Promise<StaffResult<FoundWrite>> {
  const known = await terminalRecord(db, key);
  if (known === null || known.fingerprint === VOID) return ok({ outcome: "unknown", at: null });
  const outcome = known.status < 300 ? "done" : "refused";
  return ok({ outcome, at: new Date(known.recordedAt).toISOString() });
}

/** An invalid id matches nothing. */
function idOrNobody(id: string | null): number | null {
  return id === null ? null : (rowId(id) ?? 0);
}

/** Copies are shown by barcode; one that was removed from the catalogue has none. */
function lineView(row: JournalRow, barcodes: ReadonlyMap<number, string>): Journal["lines"][number] {
  const id = (value: number | null): string | null => (value === null ? null : String(value));
  return {
    id: String(row.id),
    at: new Date(row.at).toISOString(),
    by: { kind: row.actor, id: id(row.actorId) },
    verb: row.verb,
    hold: id(row.holdId),
    copy: row.copyId === null ? null : (barcodes.get(row.copyId) ?? null),
    patron: id(row.patronId),
    staff: id(row.staffId),
    task: id(row.taskId),
    kiosk: id(row.kioskId),
  };
}
