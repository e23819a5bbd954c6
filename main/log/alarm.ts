import type { Clock } from "../time/clock.ts";
import type { LogFields } from "./fields.ts";
import type { Log } from "./log.ts";

/**
 * What was tried and stopped, one code for each way. `page-console`: Chromium itself stopped it and complained in the page's
 * console · `page-flood`: a page kept main so busy that it was ended · `focus-lost`: another window came in front ·
 * `window-restored`: the window was taken out of full screen, put away or hidden.
 */
export type AlarmCode =
  | "close-refused"
  | "device-refused"
  | "download-refused"
  | "file-chooser-refused"
  | "file-refused"
  | "focus-lost"
  | "guest-refused"
  | "key-refused"
  | "navigation-refused"
  | "page-console"
  | "page-flood"
  | "permission-refused"
  | "request-refused"
  | "second-start"
  | "window-refused"
  | "window-restored";

/** Tells what was stopped. Never what stood in it: an address or a text may be anybody's (R60). */
export type Alarm = (code: AlarmCode, fields?: Pick<LogFields, "kind" | "level">) => void;

/** Lines of one code at once, and how many more there may be in a second: a flood must not push all else out of the log. */
const BURST = 50;
const PER_SECOND = 0.5;

/** Makes it. A line that comes after others were left out says how many (`count`). */
export function createAlarm(log: Log, clock: Clock): Alarm {
  const buckets = new Map<AlarmCode, { tokens: number; at: number; missed: number }>();
  return (code, fields = {}) => {
    const now = clock();
    const bucket = buckets.get(code) ?? { tokens: BURST, at: now, missed: 0 };
    const tokens = Math.min(BURST, bucket.tokens + ((now - bucket.at) / 1000) * PER_SECOND);
    if (tokens < 1) {
      buckets.set(code, { tokens, at: now, missed: bucket.missed + 1 });
      return;
    }
    buckets.set(code, { tokens: tokens - 1, at: now, missed: 0 });
    log(code, bucket.missed === 0 ? fields : { ...fields, count: bucket.missed });
  };
}
