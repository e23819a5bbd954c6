import type { TagStep } from "../domain/lending.ts";
import type { Refusal, RefusalName } from "../refusals.ts";

/** The writes at a terminal that are counted. */
export type LendingVerb = "checkOut" | "checkIn";

/** Loans and returns at this terminal since the program started. Numbers only: no copy, no patron. */
export interface LendingCounts {
  /** Without renewals. */
  readonly lent: number;
  /** An undone loan is both, lent and returned. */
  readonly returned: number;
  /** What was not done, by reason, most frequent first. */
  readonly refused: readonly {
    readonly verb: LendingVerb;
    readonly refusal: RefusalName;
    readonly count: number;
  }[];
}

/** The steps of the lending test, each of which needs the ones before. */
export const LENDING_STEPS = ["sign-in", "lend", "take-back"] as const;
export type LendingStep = (typeof LENDING_STEPS)[number];

/**
 * The result of one step. `unable`: the library system has no such feature · `skipped`: an earlier step failed · a refusal: it was
 * not done, for this reason.
 */
export interface LendingStepOutcome {
  readonly step: LendingStep;
  readonly outcome: "ok" | "unable" | "skipped" | Refusal;
  /** What the system says of the copy's security tag; absent where nothing was lent or taken back. */
  readonly tag?: TagStep;
  /** Duration in milliseconds. */
  readonly ms: number;
}
