import type { Clock, Milliseconds } from "../time/clock.ts";
import { LONGEST_SCAN } from "./decode.ts";

/** Consecutive characters, from any source. */
export interface Run {
  readonly text: string;
  /** Visit of its first character: a scan belongs to no other (R42). */
  readonly visit: number;
  /** It contained something that no code has: a chord, a control character (R40). */
  readonly spoiled: boolean;
  /** Index of the first character after the last pause that would have ended a whole code; 0 = none. */
  readonly resumedAt: number;
  /** Mean, shortest and longest time in milliseconds between two characters; 0 for a single one. */
  readonly pace: {
    readonly mean: Milliseconds;
    readonly shortest: Milliseconds;
    readonly longest: Milliseconds;
  };
}

export interface RunOptions {
  /** Pause in milliseconds that ends a run without a suffix if it is a whole code. */
  readonly gapMs: Milliseconds;
  /** Pause that ends a run that is not a code yet, or of a scanner known to send a suffix. */
  readonly unfinishedMs: Milliseconds;
  readonly clock: Clock;
  /** Number of the current visit. */
  visit(): number;
  /** True for a code that can be read and is not the beginning of a longer one. */
  isWhole(text: string): boolean;
  /** Called with the first character of a run. */
  onBegin?(): void;
  /** Handles a finished run; returns whether it was a scan. */
  take(run: Run): boolean;
}

/** Splits characters into runs. */
export interface Runs {
  /** True while characters are being read. */
  isOpen(): boolean;
  add(character: string): void;
  /** Marks the current run as spoiled; without one, the characters until the next pause. */
  spoil(): void;
  /** Handles a suffix. True = it ended a scan. */
  end(): boolean;
  /** Discards the current run. */
  drop(): void;
}

interface Growing {
  text: string;
  readonly visit: number;
  spoiled: boolean;
  resumedAt: number;
  characters: number;
  readonly first: Milliseconds;
  last: Milliseconds;
  shortest: Milliseconds;
  longest: Milliseconds;
}

function ended(run: Growing): Run {
  const gaps = run.characters - 1;
  const mean = gaps < 1 ? 0 : (run.last - run.first) / gaps;
  const pace = { mean, shortest: gaps < 1 ? 0 : run.shortest, longest: run.longest };
  return { text: run.text, visit: run.visit, spoiled: run.spoiled, resumedAt: run.resumedAt, pace };
}

/**
 * Splits a stream of characters into runs, at suffixes and pauses. A scanner whose last code ended with a suffix gets the longer
 * pause: on a busy machine its keys may be late, and half a code may look complete.
 */
export function createRuns(options: RunOptions): Runs {
  let run: Growing | null = null;
  let silence: NodeJS.Timeout | undefined;
  let sendsSuffix = false;

  function close(bySuffix: boolean): boolean {
    clearTimeout(silence);
    const closed = run;
    run = null;
    if (closed === null || closed.text === "") return false;
    const taken = options.take(ended(closed));
    if (taken) sendsSuffix = bySuffix;
    return taken;
  }

  function silenceAfter({ text, spoiled }: Growing): Milliseconds {
    const whole = !sendsSuffix && !spoiled && options.isWhole(text);
    return whole ? options.gapMs : Math.max(options.gapMs, options.unfinishedMs);
  }

  function wait(open: Growing): void {
    clearTimeout(silence);
    silence = setTimeout(() => close(false), silenceAfter(open));
  }

  function begin(now: Milliseconds): Growing {
    const times = { first: now, last: now, shortest: Number.POSITIVE_INFINITY, longest: 0 };
    return { text: "", visit: options.visit(), spoiled: false, resumedAt: 0, characters: 0, ...times };
  }

  function pace(open: Growing, now: Milliseconds): void {
    if (open.characters > 0) {
      const gap = now - open.last;
      if (gap > options.gapMs) open.resumedAt = open.text.length;
      open.shortest = Math.min(open.shortest, gap);
      open.longest = Math.max(open.longest, gap);
    }
    open.characters += 1;
    open.last = now;
  }

  return {
    isOpen: () => run !== null && run.text !== "",
    add(character) {
      const now = options.clock();
      // On a busy machine the timer may be late; the clock is exact.
      if (run !== null && now - run.last > silenceAfter(run)) close(false);
      const isFirst = run === null;
      run ??= begin(now);
      pace(run, now);
      // One character more than the longest code is enough to refuse it (R40); a stuck key must not fill memory.
      if (run.text.length <= LONGEST_SCAN) run.text += character;
      wait(run);
      if (isFirst) options.onBegin?.();
    },
    spoil() {
      run ??= begin(options.clock());
      if (run.text === "") run.last = options.clock();
      run.spoiled = true;
      wait(run);
    },
    end: () => close(true),
    drop() {
      clearTimeout(silence);
      run = null;
    },
  };
}
