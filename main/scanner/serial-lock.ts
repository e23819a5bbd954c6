import type { Milliseconds } from "../time/clock.ts";
import { deferred } from "../time/deferred.ts";

/** A scanner's answer to the lock command. `unanswered` is normal: many models never answer. */
export type LockAnswer = "accepted" | "refused" | "unanswered";

/** Time limit for the answer in milliseconds. */
export const LOCK_ANSWER_MS: Milliseconds = 1000;
/** Maximum length of an answer, which repeats the command. */
const LONGEST_ANSWER = 160;
const ACK = 0x06;
/** NAK and ENQ: a wrong value, an unknown command. */
const REFUSALS: ReadonlySet<number> = new Set([0x15, 0x05]);
/** The "." or "!" or "," that these scanners send after ACK. */
const STORAGE: ReadonlySet<number> = new Set([0x2e, 0x21, 0x2c]);
/** CR and LF end a code: without an answer, the bytes before are a scan. */
const ENDS: ReadonlySet<number> = new Set([0x0d, 0x0a]);

/** Parses a command of the settings: printable ASCII with `\r`, `\n`, `\\` and `\xNN` (schema-checked). */
export function commandBytes(written: string): Buffer {
  const text = written.replace(/\\(r|n|\\|x[0-9a-fA-F]{2})/gu, (_, code: string) => {
    if (code === "r") return "\r";
    if (code === "n") return "\n";
    return code === "\\" ? "\\" : String.fromCharCode(Number.parseInt(code.slice(1), 16));
  });
  return Buffer.from(text, "latin1");
}

export interface AnswerFilter {
  /** Takes received bytes; returns those that belong to codes. */
  pass(bytes: Uint8Array): Uint8Array;
  /** At the time limit; returns the held bytes. */
  giveUp(): Uint8Array;
  readonly answer: Promise<LockAnswer>;
}

const NOTHING = new Uint8Array();

/**
 * Filters the scanner's answer to the lock command out of the first code: it has no line end. Nothing is lost if there is no
 * answer, because a code ends in one.
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

  /** Bytes for codes that this byte releases. */
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
    // Some scanners send a bare line end when waking up; the answer may still come.
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
