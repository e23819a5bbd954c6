import type { Job, Queue } from "./queue.ts";

/**
 * How a print ended. `printed` · `paper`: no paper, jammed, or the lid is open · `stuck`: not printed in time · `failed`:
 * the printer gave it up, or staff took it back · `away`: no answer, no queue, or it takes nothing · `over`: the visit has
 * ended, and the print with it.
 */
export type Ending = "printed" | "paper" | "stuck" | "failed" | "away" | "over";

/** How long is waited for what, in milliseconds. */
export interface Patience {
  /** A queue's trouble may pass by itself: a lid is closed, the next sheet is drawn. */
  readonly troubleMs: number;
  /** Without an answer. */
  readonly silenceMs: number;
  /** For the paper in all: a laser printer that slept needs half a minute. */
  readonly wholeMs: number;
  /** For somebody to bring paper, before another slip is tried. */
  readonly paperMs: number;
  /** After the end of a visit, for a slip that the printer has begun. */
  readonly afterMs: number;
  /** Between two looks. */
  readonly lookMs: number;
}

export const PATIENCE: Patience = {
  troubleMs: 6000,
  silenceMs: 5000,
  wholeMs: 45_000,
  paperMs: 120_000,
  afterMs: 10_000,
  lookMs: 250,
};

/** What a look at the job and its queue has found; null = no answer. */
export type Look = { readonly job: Job["state"]; readonly queue: Queue | null } | null;

/** Since when something has been so, by the same clock. */
export interface Since {
  readonly start: number;
  /** Of the queue's trouble; null = it has none. */
  readonly trouble: number | null;
  /** Of the silence; null = there was an answer. */
  readonly silence: number | null;
  /** The visit has ended. */
  readonly end: number | null;
}

/** Words of CUPS (RFC 8011, 5.4.12) for what somebody must lend a hand for; a mere report does not keep from printing. */
const HAND =
  /^(media-(empty|needed|jam)|cover-open|door-open|input-tray-missing|output-area-full|toner-empty|marker-supply-empty)(-error)?$/u;

/** Whether somebody has to open the printer. */
export function needsHand(queue: Queue): boolean {
  return queue.reasons.some((reason) => HAND.test(reason));
}

/**
 * Whether a queue can be given something. What its printer said of paper may be yesterday's: CUPS hears of a new roll with the
 * next job only, so that one has to be tried.
 */
export function isReady(queue: Queue | null): queue is Queue {
  return queue?.accepting === true && !queue.stopped;
}

/** Whether the job stands still for a reason that the printer tells. */
export function isTroubled(look: Look): boolean {
  return look !== null && (look.job === "stopped" || look.queue?.stopped !== false || needsHand(look.queue));
}

/**
 * How the print stands; null = go on looking. After the end of the visit a slip that comes out already may do so for a
 * while: it would be cut in the middle, and there is no name on it. Any other is taken back at once.
 */
export function judge(look: Look, since: Since, now: number, patience: Patience): Ending | null {
  if (look?.job === "done") return "printed";
  // CUPS may keep no record of what is printed; one that failed leaves its queue in trouble.
  if (look?.job === "gone") return isTroubled(look) ? "failed" : "printed";
  if (look?.job === "failed" || look?.job === "cancelled") return "failed";
  if (since.end !== null) {
    const comesOut = look?.job === "printing" && !isTroubled(look) && now - since.end < patience.afterMs;
    return comesOut ? null : "over";
  }
  if (since.silence !== null && now - since.silence >= patience.silenceMs) return "away";
  if (since.trouble !== null && now - since.trouble >= patience.troubleMs) {
    return look?.queue !== null && look !== null && needsHand(look.queue) ? "paper" : "stuck";
  }
  return now - since.start >= patience.wholeMs ? "stuck" : null;
}
