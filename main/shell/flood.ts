import type { WebContents } from "electron";
import { createBucket } from "#contract/ipc/rates.ts";
import type { Alarm } from "../log/alarm.ts";
import { monotonicClock } from "../time/clock.ts";

/** What a page of ours makes in a whole visit is a tenth of that: its files, and next to no lines of the console. */
const RATE = { burst: 1000, perSecond: 100 };

/** Null = ended. */
const buckets = new WeakMap<Flooding, ReturnType<typeof createBucket> | null>();

type Flooding = Pick<WebContents, "forcefullyCrashRenderer">;

/**
 * Counts something that Chromium carries from a page to main and nothing in the page can hold up: a request, a line of the
 * console, a window or a permission that is asked for. A page that sends too many is ended, and replaced as any other that
 * dies (R55): main is busy with each, and a partition with thousands of requests on their way is not cleared in time.
 * @returns true when the page has been ended: nothing of it needs an answer any more.
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
