import type { IsoDate } from "#contract/domain/text.ts";
import { dateOf } from "../time/calendar.ts";

/** Detects a new day: called every tick, reports each new date once, also after a clock change. */
export function watchDay(now: () => Date, begins: () => void): () => void {
  let day: IsoDate = dateOf(now());
  return () => {
    const today = dateOf(now());
    if (today === day) return;
    day = today;
    begins();
  };
}
