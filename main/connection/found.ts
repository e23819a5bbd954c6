import type { Cure, CureChange, Finding, StepOutcome } from "#contract/staff/connection.ts";

/** The result of a step. */
export type Found = Pick<StepOutcome, "outcome" | "finding" | "cure">;

export const FINE: Found = { outcome: "ok", finding: "ok", cure: null };
/** Not tested; the test continues. */
export const NOT_ASKED: Found = { outcome: "skipped", finding: "none", cure: null };

/** Failed; `path` is the setting to check, `value` its suggested value if known. */
export function failed(finding: Finding, path: string | null = null, value?: CureChange["value"]): Found {
  return { outcome: "failed", finding, cure: cureOf(path, value) };
}

/** It works, but should be checked. */
export function notice(finding: Finding, path: string | null = null, value?: CureChange["value"]): Found {
  return { outcome: "notice", finding, cure: cureOf(path, value) };
}

function cureOf(path: string | null, value: CureChange["value"] | undefined): Cure | null {
  if (path === null) return null;
  return { path, changes: value === undefined ? [] : [{ path, value }] };
}
