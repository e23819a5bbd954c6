import type { Job, Queue } from "./queue.ts";

/**
 * How a print ended. `printed` · `paper`: no paper, jammed, or a lid is open · `stuck`: not printed in time · `failed`:
 * aborted by the printer or cancelled by staff · `away`: no answer, no queue, or it accepts no jobs · `over`: cancelled by
 * the end of the visit.
 */
export type PrintOutcome = "printed" | "paper" | "stuck" | "failed" | "away" | "over";

/** Time limits of a print, in milliseconds. */
export interface PrintTimeouts {
  /** For trouble of the queue that may pass by itself, such as an open lid. */
  readonly troubleMs: number;
  /** Without an answer. */
  readonly silenceMs: number;
  /** The whole print: a laser printer that was asleep needs half a minute. */
  readonly wholeMs: number;
  /** After a lack of paper, before another slip is tried. */
  readonly paperMs: number;
  /** After the end of a visit, for a slip that is being printed. */
  readonly afterMs: number;
  /** Polling interval. */
  readonly lookMs: number;
}

export const PRINT_TIMEOUTS: PrintTimeouts = {
  troubleMs: 6000,
  silenceMs: 5000,
  wholeMs: 45_000,
  paperMs: 120_000,
  afterMs: 10_000,
  lookMs: 250,
};

/** State of the job and its queue; null = no answer. */
export type PrintStatus = { readonly job: Job["state"]; readonly queue: Queue | null } | null;

/** Since when each condition lasts, by the same clock. */
export interface Since {
  readonly start: number;
  /** Of the queue's trouble; null = it has none. */
  readonly trouble: number | null;
  /** Of the silence; null = there was an answer. */
  readonly silence: number | null;
  /** End of the visit. */
  readonly end: number | null;
}

/** CUPS reasons (RFC 8011, 5.4.12) that need a person; reports do not stop a print. */
const ATTENTION =
  /^(media-(empty|needed|jam)|cover-open|door-open|input-tray-missing|output-area-full|toner-empty|marker-supply-empty)(-error)?$/u;

/** Whether the printer needs a person. */
export function needsAttention(queue: Queue): boolean {
  return queue.reasons.some((reason) => ATTENTION.test(reason));
}

/**
 * Whether a queue accepts jobs. Ignores reports about paper: CUPS learns of a new roll only with the next job, so a job must
 * be tried.
 */
export function isReady(queue: Queue | null): queue is Queue {
  return queue?.accepting === true && !queue.stopped;
}

/** Whether the job is blocked for a reason that the printer reports. */
export function isTroubled(status: PrintStatus): boolean {
  return (
    status !== null &&
    (status.job === "stopped" || status.queue?.stopped !== false || needsAttention(status.queue))
  );
}

/**
 * The outcome, or null = not decided yet. After the end of the visit a slip that is being printed may finish, because it has no
 * name and would be cut in the middle; any other is cancelled at once.
 */
export function printOutcome(
  status: PrintStatus,
  since: Since,
  now: number,
  timeouts: PrintTimeouts,
): PrintOutcome | null {
  if (status?.job === "done") return "printed";
  // CUPS may keep no record of printed jobs; a failed one leaves its queue in trouble.
  if (status?.job === "gone") return isTroubled(status) ? "failed" : "printed";
  if (status?.job === "failed" || status?.job === "cancelled") return "failed";
  if (since.end !== null) {
    const comesOut = status?.job === "printing" && !isTroubled(status) && now - since.end < timeouts.afterMs;
    return comesOut ? null : "over";
  }
  if (since.silence !== null && now - since.silence >= timeouts.silenceMs) return "away";
  if (since.trouble !== null && now - since.trouble >= timeouts.troubleMs) {
    return status?.queue !== null && status !== null && needsAttention(status.queue) ? "paper" : "stuck";
  }
  return now - since.start >= timeouts.wholeMs ? "stuck" : null;
}
