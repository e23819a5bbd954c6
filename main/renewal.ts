import type { Clock, Milliseconds } from "./visit/clock.ts";
import type { VisitState } from "./visit/state.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Age of a program that begins anew. */
const OLD_MS = 24 * HOUR_MS;
/** Visits after which it does, whatever its age. */
const MANY_VISITS = 2000;
/** Memory of the main process at which it does, in bytes: three times what it has after a day. */
const MUCH_MEMORY = 700 * 1024 * 1024;
/** So long nobody must have been here: whoever is on the way to the terminal finds it as it was. */
const QUIET_MS = 10 * MINUTE_MS;

/** Why the program begins anew. */
export type RenewalReason = "age" | "visits" | "memory";

export interface RenewalNeeds {
  readonly clock: Clock;
  state(): Pick<VisitState, "phase" | "visit">;
  /** Resident memory of this process in bytes. */
  memory(): number;
}

/** Whether it is time to begin anew (R82). */
export interface Renewal {
  /** Called every tick. Answers the reason once, when nobody is here and nobody has been for ten minutes. */
  due(): RenewalReason | null;
}

/** Makes the watch; the program is new now. What grows slowly for weeks must not decide when a terminal stops. */
export function createRenewal({ clock, state, memory }: RenewalNeeds): Renewal {
  const bornAt = clock();
  const first = state().visit;
  let quiet: { readonly visit: number; readonly since: Milliseconds } | null = null;
  let told = false;

  function reason(now: Milliseconds): RenewalReason | null {
    if (now - bornAt >= OLD_MS) return "age";
    if (state().visit - first >= MANY_VISITS) return "visits";
    return memory() >= MUCH_MEMORY ? "memory" : null;
  }

  return {
    due() {
      const now = clock();
      const { phase, visit } = state();
      // Not while staff are at work either.
      const rests = phase === "attract" || phase === "closed" || phase === "out-of-order";
      if (!rests) quiet = null;
      else if (quiet?.visit !== visit) quiet = { visit, since: now };
      if (told || quiet === null || now - quiet.since < QUIET_MS) return null;
      const why = reason(now);
      told = why !== null;
      return why;
    },
  };
}
