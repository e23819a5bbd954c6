/** Times of the guard in milliseconds (V15). */
export interface GuardTimes {
  /** The same control again within this time is one press (tremor). */
  readonly sameControlMs: number;
  /** The same key of a keyboard. */
  readonly sameKeyMs: number;
  /** After a screen change presses are ignored, because the finger was aimed at the old one. */
  readonly newScreenMs: number;
  /** After controls have moved by themselves presses are ignored, because the finger was aimed at their old position. */
  readonly movedMs: number;
}

/** The usual times. */
export const USUAL_TIMES: GuardTimes = {
  sameControlMs: 500,
  sameKeyMs: 250,
  newScreenMs: 300,
  movedMs: 600,
};
/** 「ゆっくり使う」. */
export const SLOW_TIMES: GuardTimes = {
  sameControlMs: 900,
  sameKeyMs: 600,
  newScreenMs: 600,
  movedMs: 900,
};

/** A control, or a key of a keyboard. */
export type PressKind = "control" | "key";

/** Decides which presses count. */
export interface PressGuard {
  /**
   * Whether this press counts; others are ignored.
   * @param at when the finger lifted, on the guard's clock in ms: the time of the event, not of its handling, so that two presses
   * delivered together still count as two.
   */
  allows(control: string, kind: PressKind, at?: number): boolean;
  /** A new screen is shown. */
  screenChanged(): void;
  /** The open screen changed without a press, such as a list that was read again. Keyboards stay active. */
  contentMoved(): void;
  /** The patron asked for more time. */
  setSlow(slow: boolean): void;
}

/** Creates a guard with a monotonic clock in milliseconds. */
export function createPressGuard(now: () => number): PressGuard {
  let times = USUAL_TIMES;
  let quietUntil = Number.NEGATIVE_INFINITY;
  let movedUntil = Number.NEGATIVE_INFINITY;
  let last: { readonly control: string; readonly at: number } | null = null;
  return {
    allows(control, kind, at = now()) {
      if (at < quietUntil || (kind === "control" && at < movedUntil)) return false;
      const wait = kind === "key" ? times.sameKeyMs : times.sameControlMs;
      if (last !== null && last.control === control && at - last.at < wait) return false;
      last = { control, at };
      return true;
    },
    screenChanged() {
      quietUntil = now() + times.newScreenMs;
    },
    contentMoved() {
      movedUntil = now() + times.movedMs;
    },
    setSlow(slow) {
      times = slow ? SLOW_TIMES : USUAL_TIMES;
    },
  };
}

let clock = (): number => performance.now();

/** The page's only guard. */
export const pressGuard = createPressGuard(() => clock());

/** The guard's time now, in milliseconds. */
export function pressTime(): number {
  return clock();
}

/** Sets the clock, for tests. */
export function setPressClock(now: () => number): void {
  clock = now;
}
