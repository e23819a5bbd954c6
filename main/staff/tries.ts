import { parseJson } from "#contract/json.ts";
import type { Log } from "../log/log.ts";
import { isMissing, readSmallText } from "../small-file.ts";
import { writeWhole } from "../write.ts";

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
  /** Takes a try before it is known to be right: whoever pulls the plug meanwhile has had it. False = locked. */
  take(what: Credential): boolean;
  /** It was right: the wrong ones before are forgotten. */
  forgive(what: Credential): void;
}

type Kept = Record<Credential, readonly number[]>;

function readTimes(value: unknown): readonly number[] {
  if (!Array.isArray(value) || !value.every((time) => Number.isFinite(time))) throw new Error("no times");
  return value as number[];
}

/** What was kept. A file that cannot be understood locks the door: somebody, or the disk, has been at it. */
function readKept(path: string, now: number): Kept {
  try {
    const kept = parseJson(readSmallText(path)) as Partial<Record<Credential, unknown>>;
    return { pin: readTimes(kept.pin), card: readTimes(kept.card) };
  } catch (error) {
    const locked = isMissing(error) ? [] : Array.from({ length: MOST_TRIES }, () => now);
    return { pin: locked, card: locked };
  }
}

/**
 * Opens the count.
 * @param path file that outlives a restart.
 * @param now the wall clock in ms: only that outlives a restart. Times that lie ahead of it, after it was set back,
 * count from now on.
 */
export function openTries(path: string, log: Log, now: () => number = Date.now): Tries {
  let kept = readKept(path, now());

  function recent(what: Credential): readonly number[] {
    const time = now();
    return kept[what].map((at) => Math.min(at, time)).filter((at) => time - at < TRIES_WITHIN_MS);
  }

  function keep(what: Credential, times: readonly number[]): void {
    kept = { ...kept, [what]: times };
    try {
      writeWhole(path, JSON.stringify(kept));
    } catch {
      // The count in memory still holds; a restart would forget it.
      log("staff-tries-not-written");
    }
  }

  const left = (what: Credential): number => Math.max(0, MOST_TRIES - recent(what).length);
  return {
    left,
    minutes(what) {
      const times = recent(what);
      const freeing = times.at(-MOST_TRIES);
      return freeing === undefined ? 0 : Math.ceil((freeing + TRIES_WITHIN_MS - now()) / MINUTE_MS);
    },
    take(what) {
      if (left(what) === 0) return false;
      keep(what, [...recent(what), now()]);
      return true;
    },
    forgive: (what) => keep(what, []),
  };
}
