import type { RefusalName } from "#contract/refusals.ts";
import type { Result } from "#contract/result.ts";
import type { LendingCounts, LendingVerb } from "#contract/staff/lending.ts";
import type { WriteVerb } from "#contract/staff/reports.ts";

/** Counts loans and returns since the start, for staff. */
export interface LendingCounter {
  /** Counts the outcome of a write; others than loans and returns have no effect. */
  note(verb: WriteVerb, answer: Result<unknown>): void;
  counts(): LendingCounts;
}

/** Creates one that starts at zero. */
export function createLendingCounter(): LendingCounter {
  const done = { checkOut: 0, checkIn: 0 };
  const refused = new Map<string, { verb: LendingVerb; refusal: RefusalName; count: number }>();
  return {
    note(verb, answer) {
      if (verb !== "checkOut" && verb !== "checkIn") return;
      if (answer.ok) {
        done[verb] += 1;
        return;
      }
      const { name } = answer.refusal;
      const line = refused.get(`${verb} ${name}`) ?? { verb, refusal: name, count: 0 };
      line.count += 1;
      refused.set(`${verb} ${name}`, line);
    },
    counts: () => ({
      lent: done.checkOut,
      returned: done.checkIn,
      refused: [...refused.values()].map((line) => ({ ...line })).sort((a, b) => b.count - a.count),
    }),
  };
}
