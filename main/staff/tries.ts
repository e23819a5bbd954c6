import { parseJson } from "#contract/json.ts";
import { writeAtomically } from "../files/atomic-write.ts";
import { isMissing, readSmallText } from "../files/small-file.ts";
import type { Log } from "../log/log.ts";
import { type Clock, type Milliseconds, monotonicClock } from "../time/clock.ts";

/** Wrong attempts before the lock, and the period in which they count (R94). */
export const MOST_TRIES = 5;
export const TRIES_WITHIN_MS = 10 * 60_000;
const MINUTE_MS = 60_000;

/** Kind of secret; a locked PIN does not lock staff cards. */
export type Credential = "pin" | "card";

/** Counts wrong attempts, also across a restart. */
export interface Tries {
  /** Attempts left; 0 = locked. */
  left(what: Credential): number;
  /** Whole minutes until the next attempt; 0 = now. */
  minutes(what: Credential): number;
  /**
   * Counts an attempt before it is checked; it is on disk when this returns, or only in memory after a disk error, which is
   * logged. False = locked.
   */
  take(what: Credential): boolean;
  /** Resets the count after a correct one. */
  forgive(what: Credential): void;
}

/** Times of the counted attempts, on one of the clocks. */
type Times = Readonly<Record<Credential, readonly Milliseconds[]>>;

export interface TriesClocks {
  /** The wall clock, for times across a restart. */
  readonly wall?: () => Milliseconds;
  /** Used while the program runs, so that changes of the wall clock have no effect. */
  readonly clock?: Clock;
}

function readTimes(value: unknown): readonly Milliseconds[] {
  if (!Array.isArray(value) || !value.every((time) => Number.isFinite(time))) throw new Error("no times");
  return value as Milliseconds[];
}

/**
 * The stored times on the wall clock, and whether the file is valid. An invalid file locks the sign-in, because it was damaged or
 * modified.
 */
function readKept(path: string, now: Milliseconds): { readonly times: Times; readonly sound: boolean } {
  try {
    const kept = parseJson(readSmallText(path)) as Partial<Record<Credential, unknown>>;
    const times = { pin: readTimes(kept.pin), card: readTimes(kept.card) };
    return { times, sound: [...times.pin, ...times.card].every((at) => at <= now) };
  } catch (error) {
    if (isMissing(error)) return { times: { pin: [], card: [] }, sound: true };
    const locked = Array.from({ length: MOST_TRIES }, () => now);
    return { times: { pin: locked, card: locked }, sound: false };
  }
}

/**
 * Opens the counter. Times ahead of the wall clock, which was set back since, count from now on and are rewritten, or each
 * restart would lock again.
 * @param path persistent file
 */
export function openTries(
  path: string,
  log: Log,
  { wall = Date.now, clock = monotonicClock }: TriesClocks = {},
): Tries {
  const { times, sound } = readKept(path, wall());
  const onClock = (at: Milliseconds): Milliseconds => clock() - Math.max(0, wall() - at);
  let kept: Times = { pin: times.pin.map(onClock), card: times.card.map(onClock) };
  if (!sound) write();

  function isWritten(text: string): boolean {
    try {
      return writeAtomically(path, text);
    } catch {
      return false;
    }
  }

  function write(): void {
    const onWall = (at: Milliseconds): Milliseconds => wall() - (clock() - at);
    // The count in memory still applies; a restart or a power cut would lose it.
    if (!isWritten(JSON.stringify({ pin: kept.pin.map(onWall), card: kept.card.map(onWall) })))
      log("staff-tries-not-written");
  }

  function recent(what: Credential): readonly Milliseconds[] {
    return kept[what].filter((at) => clock() - at < TRIES_WITHIN_MS);
  }

  function keep(what: Credential, tried: readonly Milliseconds[]): void {
    kept = { ...kept, [what]: tried };
    write();
  }

  const left = (what: Credential): number => Math.max(0, MOST_TRIES - recent(what).length);
  return {
    left,
    minutes(what) {
      const freeing = recent(what).at(-MOST_TRIES);
      return freeing === undefined ? 0 : Math.ceil((freeing + TRIES_WITHIN_MS - clock()) / MINUTE_MS);
    },
    take(what) {
      if (left(what) === 0) return false;
      keep(what, [...recent(what), clock()]);
      return true;
    },
    forgive: (what) => keep(what, []),
  };
}
