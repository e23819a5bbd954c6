import type { Clock, Milliseconds } from "../time/clock.ts";
import { LONGEST_SCAN } from "./decode.ts";
import { type Key, type KeyInput, type KeyLayout, readKey } from "./keys.ts";
import { createRuns, type Run } from "./runs.ts";

/** One run of characters that a scanner sent. */
export interface Burst extends Pick<Run, "text" | "visit" | "spoiled" | "resumedAt"> {
  /** Characters the page has already got, on a terminal with a keyboard; 0 otherwise. */
  readonly passed: number;
}

/** What takes the keys of a scanner that plays a keyboard. */
export interface ScannerSource {
  /** Takes a key from `before-input-event`; true = it must not reach the page. */
  key(input: KeyInput): boolean;
  /** Forgets what is being read. */
  close(): void;
}

export interface SourceOptions {
  /** A keyboard stands at the terminal: keys pass, and a burst must prove that it is a scan. */
  readonly keyboard: boolean;
  /** False = the scanner is no keyboard: no key begins or is part of a scan (R39). */
  readonly listens: boolean;
  /** How the scanner is set up. */
  readonly layout: KeyLayout;
  /** Keys of a ten-key or of switches at this terminal. */
  readonly keypad?: ReadonlySet<string> | undefined;
  /** Silence in milliseconds that ends a burst without a suffix, once it is a code. */
  readonly gapMs: Milliseconds;
  readonly clock: Clock;
  visit(): number;
  /** True for a code that can be read; anything else may be the beginning of one. */
  isWhole(text: string): boolean;
  onBurst(burst: Burst): void;
  /** A key of a person, not a repeat: activity (R44, R63). */
  onActivity(): void;
  /** A key or chord that no page ever gets was pressed (R36). */
  onRefused?(): void;
}

/** On a keyboard terminal: shorter runs are typing. */
const SCAN_MIN_CHARACTERS = 6;
/** On a keyboard terminal: nobody types at a mean gap below this, in milliseconds. */
const SCAN_MEAN_GAP_MS = 50;
/** The slowest scanners seen are at 80 with peaks of 100 (D74), where quick hands are too. */
const SLOW_SCAN_MEAN_GAP_MS = 120;
/** No hand keeps every gap this near to its mean; a slow scanner does. */
const STEADY = { shortest: 0.5, longest: 1.5 } as const;

/**
 * Silence in milliseconds that ends a burst which is no code yet. A busy machine has been seen to hold keys back for
 * 550: cut there, a good scan would be told as half a one. A suffix key still ends it at once.
 */
export const UNFINISHED_MS = 1200;

/**
 * Behind a scan, suffix keys are swallowed for this long: the second of a scanner that sends two (CR LF), or one that
 * a busy machine kept back. It would press whatever the new screen has put under the focus.
 */
export const LATE_SUFFIX_MS = 600;

/** Tells a scan from typing: too fast for a hand, or as even as no hand and a code besides. */
function isScan({ text, spoiled, pace }: Run, isWhole: (text: string) => boolean): boolean {
  if (spoiled || text.length < SCAN_MIN_CHARACTERS) return false;
  if (pace.mean <= SCAN_MEAN_GAP_MS) return true;
  const even = pace.shortest >= pace.mean * STEADY.shortest && pace.longest <= pace.mean * STEADY.longest;
  return pace.mean <= SLOW_SCAN_MEAN_GAP_MS && even && isWhole(text);
}

/** The scanner is no keyboard: what no hand at this terminal can type is kept from the page, and means nothing. */
function createDeafSource(options: SourceOptions): ScannerSource {
  const { keyboard, layout, keypad, onActivity } = options;
  return {
    key(input) {
      const { kind } = readKey(input, layout, keypad);
      const passes = kind === "navigation" || kind === "suffix" || kind === "shift" || input.code === "Space";
      const kept = kind === "refused" || !(passes || keyboard);
      const pressed = input.type !== "keyUp" && !input.isAutoRepeat;
      if (!kept && pressed) onActivity();
      if (kind === "refused" && pressed) options.onRefused?.();
      return kept;
    },
    close: () => undefined,
  };
}

/**
 * Makes bursts of keys. Without a keyboard every printable key is the scanner's and none reaches the page; keys
 * that move about pass when they stand alone, and spoil a code when they stand in it, as a chord does there and just
 * in front of it (R40). With
 * one, keys pass, and a burst fast and long enough is taken for a scan afterwards.
 */
export function createScannerSource(options: SourceOptions): ScannerSource {
  if (!options.listens) return createDeafSource(options);
  const { keyboard, clock } = options;
  let lastScan = Number.NEGATIVE_INFINITY;
  const runs = createRuns({
    ...options,
    // On a keyboard terminal the speed tells a scan from typing, so that waiting longer would only mix them up.
    unfinishedMs: keyboard ? options.gapMs : UNFINISHED_MS,
    take(run) {
      if (keyboard && !isScan(run, options.isWhole)) return false;
      lastScan = clock();
      const { text, visit, spoiled, resumedAt } = run;
      const passed = keyboard ? Math.min(text.length, LONGEST_SCAN) : 0;
      options.onBurst({ text, visit, spoiled, resumedAt, passed });
      return true;
    },
  });

  function suffix(): boolean {
    if (!runs.isOpen()) return clock() - lastScan < LATE_SUFFIX_MS;
    const scan = runs.end();
    return scan || !keyboard;
  }

  /** A key that is no part of any code. True = the page gets nothing of it. */
  function stranger(kind: Key["kind"]): boolean {
    const isRefused = kind === "refused";
    if (isRefused) options.onRefused?.();
    const inside = runs.isOpen();
    if (keyboard) runs.drop();
    // A barcode may begin with a chord as well as hold one; a key that moves about in front of it is a hand's.
    if (isRefused || (inside && !keyboard)) runs.spoil();
    return isRefused || (!keyboard && (inside || kind !== "navigation"));
  }

  function press(input: KeyInput): boolean {
    const key = readKey(input, options.layout, options.keypad);
    switch (key.kind) {
      case "character":
        // A lone space presses a button.
        if (input.code === "Space" && !runs.isOpen()) return false;
        runs.add(key.character);
        return !keyboard;
      case "suffix":
        return suffix();
      case "shift":
        return false;
      default:
        return stranger(key.kind);
    }
  }

  return {
    key(input) {
      const refused = (): boolean => readKey(input, options.layout, options.keypad).kind === "refused";
      if (input.type !== "keyDown" && input.type !== "rawKeyDown") return refused();
      if (input.isAutoRepeat) return !keyboard || refused();
      options.onActivity();
      return press(input);
    },
    close: runs.drop,
  };
}
