import type { Library } from "#contract/domain/library.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import type { Clock, Milliseconds } from "../time/clock.ts";
import type { HoursNow, VisitEvent, VisitState } from "../visit/state.ts";
import type { Display } from "./display.ts";
import { hoursNow } from "./hours.ts";

export interface HoursDeps {
  settings(): Pick<Settings, "hours">;
  /** The kiosk's library; undefined until it is known. */
  library(): Library | undefined;
  readonly display: Display;
  readonly clock: Clock;
  /** The wall clock, which opening hours refer to. */
  today(): Date;
  state(): VisitState;
  dispatch(event: VisitEvent): void;
}

/** Watches the opening hours and lets the display sleep outside them. */
export interface HoursWatch {
  /** Called every tick of the visit's clock; checks about once a second. */
  tick(): void;
  /** Input: a touch or a scan. */
  activity(): void;
}

const LOOK_EVERY_MS: Milliseconds = 1000;
const MINUTE_MS = 60_000;

/** Creates the watch. It reads the wall clock anew each time, so clock changes need no handling. */
export function watchHours(deps: HoursDeps): HoursWatch {
  let said = JSON.stringify({ now: "open" } satisfies HoursNow);
  let lookedAt = Number.NEGATIVE_INFINITY;
  let touchedAt = deps.clock();

  /** A sleeping display wakes with a touch, and sleeps again without input. */
  function look(now: Milliseconds): void {
    const hours = hoursNow(deps.settings(), deps.library(), deps.today());
    const text = JSON.stringify(hours);
    if (text !== said) {
      said = text;
      deps.dispatch({ type: "hours", hours });
      touchedAt = now;
    }
    const { sleepMinutes } = deps.settings().hours;
    const rests = deps.state().phase === "closed" && sleepMinutes > 0;
    if (rests && now - touchedAt >= sleepMinutes * MINUTE_MS) deps.display.sleep();
    else deps.display.wake();
  }

  return {
    tick() {
      const now = deps.clock();
      if (now - lookedAt < LOOK_EVERY_MS) return;
      lookedAt = now;
      look(now);
    },
    activity() {
      touchedAt = deps.clock();
      deps.display.wake();
    },
  };
}
