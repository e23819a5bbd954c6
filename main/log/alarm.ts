import type { Clock } from "../time/clock.ts";
import type { LogFields } from "./fields.ts";
import type { Log } from "./log.ts";

/**
 * Stopped attempts, one code each. `page-console`: Chromium stopped it and reported it in the page's console · `page-flood`: a
 * page was ended for flooding main · `focus-lost`: another window got the focus · `window-restored`: the window was taken out of
 * full screen, minimised or hidden.
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

/** Logs a stopped attempt. Never its content, which may be patron data (R60). */
export type Alarm = (code: AlarmCode, fields?: Pick<LogFields, "kind" | "level">) => void;

/** Lines per code in a burst, and further ones per second, so that a flood does not displace everything else in the log. */
const BURST = 50;
const PER_SECOND = 0.5;

/** Creates it. The first line after omitted ones has their number (`count`). */
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
