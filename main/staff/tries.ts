import { parseJson } from "#contract/json.ts";
import { writeAtomically } from "../files/atomic-write.ts";
import { isMissing, readSmallText } from "../files/small-file.ts";
import type { Log } from "../log/log.ts";
import { type Clock, type Milliseconds, monotonicClock } from "../time/clock.ts";

/** Wrong tries before the door locks, and the time in which they count (R94). */
export const MOST_TRIES = 5;
export const TRIES_WITHIN_MS = 10 * 60_000;
const MINUTE_MS = 60_000;

/** What is tried; a locked PIN does not keep a staff card out. */
export type Credential = "pin" | "card";

/** Counts wrong tries, also across a restart. */
export interface Tries {
  /** Tries left now; 0 = locked. */
  left(what: Credential): number;
  /** Whole minutes until there is one again; 0 = there is. */
  minutes(what: Credential): number;
  /**
   * Takes a try before it is known to be right; it is on the disk when this returns, or in memory alone where the disk
   * refuses it, which is logged. False = locked.
   */
  take(what: Credential): boolean;
  /** It was right: the wrong ones before are forgotten. */
  forgive(what: Credential): void;
}

/** When each try that counts was made, on one of the clocks. */
type Times = Readonly<Record<Credential, readonly Milliseconds[]>>;

export interface TriesClocks {
  /** The wall clock: only its times mean something after a restart. */
  readonly wall?: () => Milliseconds;
  /** Counts while the program runs, so that setting the wall clock neither opens nor locks the door. */
  readonly clock?: Clock;
}

function readTimes(value: unknown): readonly Milliseconds[] {
  if (!Array.isArray(value) || !value.every((time) => Number.isFinite(time))) throw new Error("no times");
  return value as Milliseconds[];
}

/**
 * What was kept, on the wall clock, and whether the file may stay as it is. One that cannot be understood locks the door:
 * somebody, or the disk, has been at it.
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
 * Opens the count. Times in the file that lie ahead of the wall clock, which was set back since, count from now on; they
 * are written back so, or each restart would lock the door anew.
 * @param path file that outlives a restart
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
    // The count in memory holds all the same; a restart or a power cut would forget it.
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
