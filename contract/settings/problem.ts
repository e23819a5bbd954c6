/**
 * Kinds of problems with a setting. `unreadable`: the file cannot be read · `too-large`: in bytes or in nesting · `not-json` ·
 * `not-object`: not one JSON object · `unwritable`: the disk refuses · `unknown`: no such setting, ignored · `unknown-guarded`:
 * no such setting, which may have been meant to protect something · `missing` · `type` · `value`: not allowed · `exposed`: a file
 * of secrets that others can read · `not-secret`: a setting that does not belong in a file of secrets.
 */
export const PROBLEM_KINDS = [
  "unreadable",
  "unwritable",
  "too-large",
  "not-json",
  "not-object",
  "unknown",
  "unknown-guarded",
  "missing",
  "type",
  "value",
  "exposed",
  "not-secret",
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** One invalid setting, for staff. It never contains the value, which may be secret. */
export interface SettingsProblem {
  readonly kind: ProblemKind;
  /** Name of the file without its folder, or `environment`. */
  readonly file: string;
  /** Line in the file, from 1; null if there is none. */
  readonly line: number | null;
  /** For instance `visit.idleSeconds`; empty = the whole file. */
  readonly path: string;
  /** Allowed values in a language-neutral form: `2-600`, `"ja" "en"`; empty if there is nothing to say. */
  readonly allowed: string;
}

/**
 * State of the settings. `read`: as read from the files · `kept`: a setting is invalid, and the last valid state of its file is
 * used · `broken`: a setting is invalid and there is no valid state; the defaults are used and the terminal is out of order.
 */
export type SettingsStanding = "read" | "kept" | "broken";
