import type { Clock, Milliseconds } from "../visit/clock.ts";
import { LONGEST_SCAN } from "./decode.ts";
import { type KeyInput, readKey } from "./keys.ts";

/** One run of characters that a scanner sent. */
export interface Burst {
  readonly text: string;
  /** Characters the page has already got, on a terminal with a keyboard; 0 otherwise. */
  readonly passed: number;
}

export interface ScannerSource {
  /** Takes a key from `before-input-event`; true = it must not reach the page. */
  key(input: KeyInput): boolean;
  /** Takes a burst from elsewhere: the development dock, a scanner that is no keyboard. */
  feed(text: string): void;
}

export interface SourceOptions {
  /** A keyboard stands at the terminal: keys pass, and a burst must prove that it is a scan. */
  readonly keyboard: boolean;
  /** Silence in milliseconds that ends a burst without a suffix, once it is a code. */
  readonly gapMs: number;
  readonly clock: Clock;
  /** True for a code that can be read; anything else may be the beginning of one. */
  isWhole(text: string): boolean;
  onBurst(burst: Burst): void;
  /** A key of a person, not a repeat: activity (R44, R63). */
  onActivity(): void;
}

/** On a keyboard terminal: shorter runs are typing. */
const SCAN_MIN_CHARACTERS = 6;
/** On a keyboard terminal: nobody types at a mean gap below this, in milliseconds. */
const SCAN_MEAN_GAP_MS = 50;

/**
 * Silence in milliseconds that ends a burst which is no code yet. A busy machine has been seen to hold keys back for
 * 550: cut there, a good scan would be told as half a one. A suffix key still ends it at once.
 */
export const UNFINISHED_MS = 1200;

interface Run {
  text: string;
  first: Milliseconds;
  last: Milliseconds;
}

function isScan(run: Run): boolean {
  const gaps = run.text.length - 1;
  return run.text.length >= SCAN_MIN_CHARACTERS && (run.last - run.first) / gaps <= SCAN_MEAN_GAP_MS;
}

/**
 * Makes bursts of keys. Without a keyboard every printable key is the scanner's and none reaches the page; keys
 * that move about pass when they stand alone. With one, keys pass, and a burst fast and long enough is taken
 * for a scan afterwards.
 */
export function createScannerSource(options: SourceOptions): ScannerSource {
  let run: Run | null = null;
  let silence: NodeJS.Timeout | undefined;

  /** Ends the run; true = it was a scan. */
  function end(): boolean {
    clearTimeout(silence);
    const ended = run;
    run = null;
    if (ended === null || (options.keyboard && !isScan(ended))) return false;
    options.onBurst({
      text: ended.text,
      passed: options.keyboard ? Math.min(ended.text.length, LONGEST_SCAN) : 0,
    });
    return true;
  }

  /** On a keyboard terminal the speed tells a scan from typing, so that waiting longer would only mix them up. */
  function silenceAfter(text: string): Milliseconds {
    const finished = options.keyboard || options.isWhole(text);
    return finished ? options.gapMs : Math.max(options.gapMs, UNFINISHED_MS);
  }

  function add(character: string): void {
    const now = options.clock();
    // The timer may come late on a busy machine; the clock does not.
    if (run !== null && now - run.last > silenceAfter(run.text)) end();
    run ??= { text: "", first: now, last: now };
    run.last = now;
    // One character past the longest code is enough to be refused whole (R40); a stuck key fills no memory.
    if (run.text.length <= LONGEST_SCAN) run.text += character;
    clearTimeout(silence);
    silence = setTimeout(end, silenceAfter(run.text));
  }

  function press(input: KeyInput): boolean {
    const key = readKey(input);
    switch (key.kind) {
      case "character":
        // A lone space presses a button.
        if (input.code === "Space" && run === null) return false;
        add(key.character);
        return !options.keyboard;
      case "suffix": {
        const open = run !== null;
        const scan = end();
        return options.keyboard ? scan : open;
      }
      case "navigation":
        return false;
      case "editing":
        run = options.keyboard ? null : run;
        return !options.keyboard;
      case "shift":
        return false;
      case "refused":
        return true;
    }
  }

  return {
    key(input) {
      if (input.type !== "keyDown" && input.type !== "rawKeyDown") return readKey(input).kind === "refused";
      if (input.isAutoRepeat) return !options.keyboard || readKey(input).kind === "refused";
      options.onActivity();
      return press(input);
    },
    feed(text) {
      options.onActivity();
      options.onBurst({ text, passed: 0 });
    },
  };
}
