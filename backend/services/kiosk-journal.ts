import type { JournalVerb } from "#contract/domain/staff-office.ts";
import type { Result } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { writeJournal } from "../store/journal.ts";
import type { WritableDb } from "../store/schema.ts";
import { rowId } from "./ids.ts";

/**
 * Adds a journal line to a patron's write at a kiosk, in the same transaction: the kiosk and the hold, never the patron. A
 * refused write has none. `holdOf` gets the hold's id from the answer.
 */
export function journaled<T>(
  backend: Backend,
  kioskId: number,
  verb: Extract<JournalVerb, "place-hold" | "change-hold" | "cancel-hold">,
  holdOf: (value: T) => string,
  work: (trx: WritableDb) => Promise<Result<T>>,
): (trx: WritableDb) => Promise<Result<T>> {
  return async (trx) => {
    const result = await work(trx);
    if (result.ok) {
      const subject = { holdId: rowId(holdOf(result.value)) };
      await writeJournal(trx, { kind: "kiosk", id: kioskId }, verb, subject, backend.clock.now());
    }
    return result;
  };
}
