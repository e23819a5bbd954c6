import type { IsoDate } from "#contract/domain/text.ts";
import { dateOf } from "../time/calendar.ts";

/** Watches the calendar: called every tick, it tells once when another day has begun, also after a step of the clock. */
export function watchDay(now: () => Date, begins: () => void): () => void {
  let day: IsoDate = dateOf(now());
  return () => {
    const today = dateOf(now());
    if (today === day) return;
    day = today;
    begins();
  };
}
