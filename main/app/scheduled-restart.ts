import type { Clock, Milliseconds } from "../time/clock.ts";
import type { VisitState } from "../visit/state.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Restart after this time. */
const OLD_MS = 24 * HOUR_MS;
/** Restart after this number of visits. */
const MANY_VISITS = 2000;
/** Restart at this resident memory of the main process, in bytes: three times the normal value after a day. */
const MUCH_MEMORY = 700 * 1024 * 1024;
/** The terminal must have been idle for this long, so that a patron hardly sees the restart. */
const QUIET_MS = 10 * MINUTE_MS;

/** Why the program restarts. */
export type RestartReason = "age" | "visits" | "memory";

export interface ScheduledRestartDeps {
  readonly clock: Clock;
  state(): Pick<VisitState, "phase" | "visit">;
  /** Resident memory of this process in bytes. */
  memory(): number;
}

/** Decides when the program restarts (R82). */
export interface ScheduledRestart {
  /** Called every tick. Returns the reason once, when the terminal has been idle for ten minutes. */
  due(): RestartReason | null;
}

/** Plans a restart in a quiet moment, so that a slow leak never forces one. Counts from now. */
export function createScheduledRestart({ clock, state, memory }: ScheduledRestartDeps): ScheduledRestart {
  const startedAt = clock();
  const first = state().visit;
  let quiet: { readonly visit: number; readonly since: Milliseconds } | null = null;
  let reported = false;

  function reason(now: Milliseconds): RestartReason | null {
    if (now - startedAt >= OLD_MS) return "age";
    if (state().visit - first >= MANY_VISITS) return "visits";
    return memory() >= MUCH_MEMORY ? "memory" : null;
  }

  return {
    due() {
      const now = clock();
      const { phase, visit } = state();
      // Not in staff mode either.
      const isIdle = phase === "attract" || phase === "closed" || phase === "out-of-order";
      if (!isIdle) quiet = null;
      else if (quiet?.visit !== visit) quiet = { visit, since: now };
      if (reported || quiet === null || now - quiet.since < QUIET_MS) return null;
      const why = reason(now);
      reported = why !== null;
      return why;
    },
  };
}
