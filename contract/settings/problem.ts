/**
 * What is wrong with a setting. `unreadable`: the file cannot be read · `too-large`: in bytes or in nesting · `not-json` · `not-object`: not one JSON object ·
 * `unwritable`: the disk refuses · `unknown`: there is no such setting, it is left out · `unknown-guarded`: nor this one,
 * and it may have been meant to protect · `missing` · `type` · `value`: not among what is allowed · `exposed`: a file of
 * secrets that others may read · `not-secret`: a setting that has no place in a file of secrets.
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

/** One wrong setting, for staff. It never tells the value that stands there: it may be a secret. */
export interface SettingsProblem {
  readonly kind: ProblemKind;
  /** Name of the file without its folder, or `environment`. */
  readonly file: string;
  /** Line in the file, from 1; null where there is none. */
  readonly line: number | null;
  /** For instance `visit.idleSeconds`; empty = the whole file. */
  readonly path: string;
  /** What may stand there, in signs that need no language: `2-600`, `"ja" "en"`; empty when there is no more to say. */
  readonly allowed: string;
}

/**
 * What holds. `read`: the settings as they were read · `kept`: a setting is wrong, and the last good state of its file
 * holds · `broken`: a setting is wrong and there is no good state; the defaults hold and the terminal is out of order.
 */
export type SettingsStanding = "read" | "kept" | "broken";
