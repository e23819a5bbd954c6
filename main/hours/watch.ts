import type { Library } from "#contract/domain/library.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import type { Clock, Milliseconds } from "../visit/clock.ts";
import type { HoursNow, VisitEvent, VisitState } from "../visit/state.ts";
import type { Display } from "./display.ts";
import { hoursNow } from "./hours.ts";

export interface HoursNeeds {
  settings(): Pick<Settings, "hours">;
  /** The library this kiosk stands in; undefined while nobody knows it. */
  library(): Library | undefined;
  readonly display: Display;
  readonly clock: Clock;
  /** The wall clock: opening hours are people's. */
  today(): Date;
  state(): VisitState;
  dispatch(event: VisitEvent): void;
}

/** Watches the opening hours and lets the display sleep outside them. */
export interface HoursWatch {
  /** Called every tick of the visit's clock; looks about once a second. */
  tick(): void;
  /** Somebody touched or scanned something. */
  activity(): void;
}

const LOOK_EVERY_MS: Milliseconds = 1000;
const MINUTE_MS = 60_000;

/** Makes the watch. Steps of the wall clock need no care: each look reads it anew. */
export function watchHours(needs: HoursNeeds): HoursWatch {
  let said = JSON.stringify({ now: "open" } satisfies HoursNow);
  let lookedAt = Number.NEGATIVE_INFINITY;
  let touchedAt = needs.clock();

  /** A display that sleeps wakes with the first touch; it goes to sleep again when nobody touches any more. */
  function look(now: Milliseconds): void {
    const hours = hoursNow(needs.settings(), needs.library(), needs.today());
    const text = JSON.stringify(hours);
    if (text !== said) {
      said = text;
      needs.dispatch({ type: "hours", hours });
      touchedAt = now;
    }
    const { sleepMinutes } = needs.settings().hours;
    const rests = needs.state().phase === "closed" && sleepMinutes > 0;
    if (rests && now - touchedAt >= sleepMinutes * MINUTE_MS) needs.display.sleep();
    else needs.display.wake();
  }

  return {
    tick() {
      const now = needs.clock();
      if (now - lookedAt < LOOK_EVERY_MS) return;
      lookedAt = now;
      look(now);
    },
    activity() {
      touchedAt = needs.clock();
      needs.display.wake();
    },
  };
}
