import type { Cure, CureChange, Finding, StepOutcome } from "#contract/staff/connection.ts";

/** What a step has found. */
export type Found = Pick<StepOutcome, "outcome" | "finding" | "cure">;

export const FINE: Found = { outcome: "ok", finding: "ok", cure: null };
/** Not needed here; the way goes on. */
export const NOT_NEEDED: Found = { outcome: "skipped", finding: "none", cure: null };

/** It does not work; `path` is the setting to look at, `value` what to set it to where that is known. */
export function failed(finding: Finding, path: string | null = null, value?: CureChange["value"]): Found {
  return { outcome: "failed", finding, cure: cureOf(path, value) };
}

/** It works, and somebody should look. */
export function notice(finding: Finding, path: string | null = null, value?: CureChange["value"]): Found {
  return { outcome: "notice", finding, cure: cureOf(path, value) };
}

function cureOf(path: string | null, value: CureChange["value"] | undefined): Cure | null {
  if (path === null) return null;
  return { path, changes: value === undefined ? [] : [{ path, value }] };
}
