import type { ResetRecord } from "#contract/staff/reports.ts";

/** Number of resets kept for staff. */
const KEPT = 50;

/** Outcome of one reset; contains no patron data. */
export type ResetOutcome = Omit<ResetRecord, "at">;

/** The last resets since the program started, and how many were clean. */
export interface RecentResets {
  keep(outcome: ResetOutcome): void;
  /** Newest first, at most 50. */
  recent(): readonly ResetRecord[];
  /** Counts since the start. */
  counts(): { readonly resets: number; readonly clean: number };
}

/** Creates an empty one. `now` is the wall clock in milliseconds, shown to people. */
export function createRecentResets(now: () => number = Date.now): RecentResets {
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
