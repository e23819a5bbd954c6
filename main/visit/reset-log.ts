import type { ResetRecord } from "#contract/staff/reports.ts";

/** Resets that staff can look back on. */
const KEPT = 50;

/** What became of one reset; nothing in it tells anything of a patron. */
export type ResetOutcome = Omit<ResetRecord, "at">;

/** The last resets since the program started, and how many were clean. */
export interface ResetLog {
  keep(outcome: ResetOutcome): void;
  /** Newest first, at most 50. */
  recent(): readonly ResetRecord[];
  /** All since the start. */
  counts(): { readonly resets: number; readonly clean: number };
}

/** Makes an empty one. `now` is the wall clock in milliseconds: people read it. */
export function createResetLog(now: () => number = Date.now): ResetLog {
  let kept: readonly ResetRecord[] = [];
  let resets = 0;
  let clean = 0;
  return {
    keep(outcome) {
      resets += 1;
      if (outcome.clean) clean += 1;
      kept = [{ at: new Date(now()).toISOString(), ...outcome }, ...kept].slice(0, KEPT);
    },
    recent: () => kept,
    counts: () => ({ resets, clean }),
  };
}
