import type { Settings } from "#contract/settings/settings.schema.ts";
import type { Milliseconds } from "../time/clock.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** The ribbon is full for the first half of the idle time, then shrinks in four steps (V43). */
const RIBBON_QUARTERS = 4;

/** The times of the settings in milliseconds, before any slowing. */
export interface VisitTimes {
  readonly idle: Milliseconds;
  readonly browsingIdle: Milliseconds;
  readonly returnIdle: Milliseconds;
  readonly warning: Milliseconds;
  readonly cap: Milliseconds;
  readonly capExtensions: number;
  readonly backendLost: Milliseconds;
  /** Extra time after closing, once. */
  readonly grace: Milliseconds;
}

/** The visit's times from the settings. */
export function visitTimes({ visit, hours }: Pick<Settings, "visit" | "hours">): VisitTimes {
  return {
    idle: visit.idleSeconds * SECOND,
    browsingIdle: visit.browsingIdleSeconds * SECOND,
    returnIdle: visit.returnIdleSeconds * SECOND,
    warning: visit.warningSeconds * SECOND,
    cap: visit.capMinutes * MINUTE,
    capExtensions: visit.capExtensions,
    backendLost: visit.backendLostSeconds * SECOND,
    grace: hours.graceMinutes * MINUTE,
  };
}

/** Quarters of the ribbon after `idleFor` of `idle` milliseconds without input: 4 at rest, 0 at the end. */
export function ribbonQuarters(idleFor: Milliseconds, idle: Milliseconds): number {
  const half = idle / 2;
  const step = half / RIBBON_QUARTERS;
  const fallen = Math.floor(Math.max(0, idleFor - half) / step);
  return RIBBON_QUARTERS - Math.min(RIBBON_QUARTERS, fallen);
}
