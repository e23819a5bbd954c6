import type { Milliseconds } from "../time/clock.ts";
import { deferred } from "../time/deferred.ts";

/** What a scanner said to the lock command. `unanswered` is no fault: many models never answer. */
export type LockAnswer = "accepted" | "refused" | "unanswered";

/** Time in milliseconds that a scanner gets for its answer. */
export const LOCK_ANSWER_MS: Milliseconds = 1000;
/** An answer repeats the command and is short; more than this is no answer. */
const LONGEST_ANSWER = 160;
const ACK = 0x06;
/** NAK and ENQ: a wrong value, an unknown command. */
const REFUSALS: ReadonlySet<number> = new Set([0x15, 0x05]);
/** The "." or "!" or "," that a scanner of this family puts behind its ACK. */
const STORAGE: ReadonlySet<number> = new Set([0x2e, 0x21, 0x2c]);
/** CR and LF end a code: what came before one without an answer was a scan. */
const ENDS: ReadonlySet<number> = new Set([0x0d, 0x0a]);

/** Bytes of a command as the settings write it: printable ASCII with `\r`, `\n`, `\\` and `\xNN` (schema-checked). */
export function commandBytes(written: string): Buffer {
  const text = written.replace(/\\(r|n|\\|x[0-9a-fA-F]{2})/gu, (_, code: string) => {
    if (code === "r") return "\r";
    if (code === "n") return "\n";
    return code === "\\" ? "\\" : String.fromCharCode(Number.parseInt(code.slice(1), 16));
  });
  return Buffer.from(text, "latin1");
}

export interface AnswerFilter {
  /** Takes what the scanner sent; gives back what of it belongs to codes. */
  pass(bytes: Uint8Array): Uint8Array;
  /** The time is over; gives back what was held. */
  giveUp(): Uint8Array;
  readonly answer: Promise<LockAnswer>;
}

const NOTHING = new Uint8Array();

/**
 * Keeps the scanner's answer to the lock command out of the first code: it comes without a line end. A scanner that
 * does not answer loses nothing, for a code ends in one.
 */
export function createAnswerFilter(): AnswerFilter {
  let held: number[] = [];
  let state: "waiting" | "storage" | "done" = "waiting";
  const answer = deferred<LockAnswer>();

  function finish(how: LockAnswer, next: "storage" | "done"): void {
    state = next;
    answer.resolve(how);
  }

  function release(): number[] {
    const bytes = held;
    held = [];
    return bytes;
  }

  /** Bytes for the codes that this one sets free. */
  function take(byte: number): readonly number[] {
    if (state === "storage") {
      state = "done";
      return STORAGE.has(byte) ? [] : [byte];
    }
    if (state === "done") return [byte];
    if (byte === ACK || REFUSALS.has(byte)) {
      held = [];
      finish(byte === ACK ? "accepted" : "refused", "storage");
      return [];
    }
    held.push(byte);
    if (!ENDS.has(byte) && held.length < LONGEST_ANSWER) return [];
    // A bare line end is what some scanners send when they wake up; the answer may still come.
    if (held.length > 1) finish("unanswered", "done");
    return release();
  }

  return {
    pass: (bytes) => (state === "done" ? bytes : Uint8Array.from(Array.from(bytes).flatMap(take))),
    giveUp() {
      if (state === "waiting") finish("unanswered", "done");
      return held.length === 0 ? NOTHING : Uint8Array.from(release());
    },
    answer: answer.promise,
  };
}
