import type { WebContents } from "electron";
import { createBucket } from "#contract/ipc/rates.ts";
import type { Alarm } from "../log/alarm.ts";
import { monotonicClock } from "../time/clock.ts";

/** A normal page needs a tenth of this in a whole visit: its files, and hardly any console lines. */
const RATE = { burst: 1000, perSecond: 100 };

/** Null = ended. */
const buckets = new WeakMap<Flooding, ReturnType<typeof createBucket> | null>();

type Flooding = Pick<WebContents, "forcefullyCrashRenderer">;

/**
 * Counts events that Chromium sends from a page to main and the page cannot limit: requests, console lines, requests for windows
 * and permissions. A page with too many is ended and replaced like any that dies (R55): each one costs time in main, and a
 * partition with thousands of pending requests is not cleared in time.
 * @returns true when the page has been ended and needs no answer.
 */
export function isFlooding(contents: Flooding, alarm: Alarm): boolean {
  const bucket = buckets.get(contents);
  if (bucket === null) return true;
  const take = bucket ?? createBucket(RATE, monotonicClock);
  const flooding = take() !== "taken";
  buckets.set(contents, flooding ? null : take);
  if (flooding) {
    alarm("page-flood");
    contents.forcefullyCrashRenderer();
  }
  return flooding;
}
