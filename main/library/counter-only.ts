import type { Log } from "../log/log.ts";

/**
 * Whether a copy stays at the counter because of its kind. A kind that the system does not tell may be one of those, so its copy does
 * too, and staff find the reason in the log.
 * @param kind "" = unknown
 */
export function isForCounter(counterOnly: readonly string[], kind: string, log: Log): boolean {
  if (counterOnly.length === 0) return false;
  if (kind === "") log("copy-kind-untold");
  return kind === "" || counterOnly.includes(kind);
}
