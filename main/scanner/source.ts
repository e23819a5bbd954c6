import type { Clock, Milliseconds } from "../time/clock.ts";
import { LONGEST_SCAN } from "./decode.ts";
import { type Key, type KeyInput, type KeyLayout, readKey } from "./keys.ts";
import { createRuns, type Run } from "./runs.ts";

/** One run of characters from a scanner. */
export interface Burst extends Pick<Run, "text" | "visit" | "spoiled" | "resumedAt"> {
  /** Characters that already reached the page, on a terminal with a keyboard; 0 otherwise. */
  readonly passed: number;
}

/** Handles the keys of a keyboard scanner. */
export interface ScannerSource {
  /** Takes a key from `before-input-event`; true = it must not reach the page. */
  key(input: KeyInput): boolean;
  /** Keys did not reach it, the last of them so long ago: what follows it without a pause is no whole code. */
  missed(agoMs: Milliseconds): void;
  /** True while a code is being read. */
  isReading(): boolean;
  /** Discards the current run. */
  close(): void;
}

export interface SourceOptions {
  /** The terminal has a keyboard: keys pass, and a burst must look like a scan. */
  readonly keyboard: boolean;
  /** False = the scanner is not a keyboard: no key is part of a scan (R39). */
  readonly listens: boolean;
  /** How the scanner is set up. */
  readonly layout: KeyLayout;
  /** Keys of this terminal's numeric keypad or switches. */
  readonly keypad?: ReadonlySet<string> | undefined;
  /** Pause in milliseconds that ends a burst without a suffix if it is a code. */
  readonly gapMs: Milliseconds;
  readonly clock: Clock;
  visit(): number;
  /** True for a complete code; anything else may be the beginning of one. */
  isWhole(text: string): boolean;
  onBurst(burst: Burst): void;
  /** Called with the first character of what may become a burst. */
  onBegin?(): void;
  /** A key press, not a repeat: activity (R44, R63). */
  onActivity(): void;
  /** A key or chord that no page ever gets was pressed (R36). */
  onRefused?(): void;
}

/** On a keyboard terminal: shorter runs are typing. */
const SCAN_MIN_CHARACTERS = 6;
/** On a keyboard terminal: mean gap in milliseconds below which it cannot be typing. */
const SCAN_MEAN_GAP_MS = 50;
/** The slowest known scanners have 80 ms with peaks of 100 (D74), as fast typists do. */
const SLOW_SCAN_MEAN_GAP_MS = 120;
/** A person's gaps are less regular; a slow scanner's are not. */
const STEADY = { shortest: 0.5, longest: 1.5 } as const;

/**
 * Pause in milliseconds that ends a burst that is not a code yet. A busy machine was seen to delay keys by 550, which would split
 * a good scan. A suffix key still ends it at once.
 */
export const UNFINISHED_MS = 1200;

/**
 * Milliseconds after a scan for which suffix keys are dropped: the second of a scanner that sends two (CR LF), or a delayed one,
 * which would press the focused element of the new screen.
 */
export const LATE_SUFFIX_MS = 600;

/** Whether a run is a scan and not typing: too fast, or a code with very regular gaps. */
function isScan({ text, spoiled, pace }: Run, isWhole: (text: string) => boolean): boolean {
  if (spoiled || text.length < SCAN_MIN_CHARACTERS) return false;
  if (pace.mean <= SCAN_MEAN_GAP_MS) return true;
  const even = pace.shortest >= pace.mean * STEADY.shortest && pace.longest <= pace.mean * STEADY.longest;
  return pace.mean <= SLOW_SCAN_MEAN_GAP_MS && even && isWhole(text);
}

/** For a scanner that is not a keyboard: keys that cannot be typed at this terminal are dropped. */
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
    missed: () => undefined,
    isReading: () => false,
    close: () => undefined,
  };
}

/**
 * Creates the key handler. Without a keyboard every printable key belongs to the scanner and none reaches the page; navigation
 * keys pass alone, and spoil a code that contains them, as a chord does in and just before it (R40). With a keyboard, keys pass,
 * and a fast and long enough burst counts as a scan afterwards.
 */
export function createScannerSource(options: SourceOptions): ScannerSource {
  if (!options.listens) return createDeafSource(options);
  const { keyboard, clock } = options;
  let lastScan = Number.NEGATIVE_INFINITY;
  const runs = createRuns({
    ...options,
    // On a keyboard terminal the speed distinguishes a scan from typing, so a longer pause would mix them.
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

  /** Handles a key that is part of no code. True = it must not reach the page. */
  function stranger(kind: Key["kind"]): boolean {
    const isRefused = kind === "refused";
    if (isRefused) options.onRefused?.();
    const inside = runs.isOpen();
    if (keyboard) runs.drop();
    // A barcode may begin with or contain a chord; a navigation key before it is pressed by a person.
    if (isRefused || (inside && !keyboard)) runs.spoil();
    return isRefused || (!keyboard && (inside || kind !== "navigation"));
  }

  function press(input: KeyInput): boolean {
    const key = readKey(input, options.layout, options.keypad);
    switch (key.kind) {
      case "character":
        // A single space presses a button.
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
    missed(agoMs) {
      if (agoMs < UNFINISHED_MS) runs.spoil();
    },
    isReading: runs.isOpen,
    close: runs.drop,
  };
}
