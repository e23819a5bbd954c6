import type { JournalVerb } from "#contract/domain/staff-office.ts";
import type { Result } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { writeJournal } from "../store/journal.ts";
import type { Writing } from "../store/schema.ts";
import { rowId } from "./ids.ts";

/**
 * A deed of a patron at a kiosk, written into the journal in its own transaction: which kiosk, which hold, never who.
 * A refused deed leaves no line. `holdOf` names the hold in the answer.
 */
export function byKiosk<T>(
  backend: Backend,
  kioskId: number,
  verb: Extract<JournalVerb, "place-hold" | "change-hold" | "cancel-hold">,
  holdOf: (value: T) => string,
  deed: (trx: Writing) => Promise<Result<T>>,
): (trx: Writing) => Promise<Result<T>> {
  return async (trx) => {
    const result = await deed(trx);
    if (result.ok) {
      const subject = { holdId: rowId(holdOf(result.value)) };
      await writeJournal(trx, { kind: "kiosk", id: kioskId }, verb, subject, backend.clock.now());
    }
    return result;
  };
}
