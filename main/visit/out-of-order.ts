import type { OutOfOrder } from "#contract/ipc/calls.ts";
import type { BesideService, LibraryPart } from "#contract/library/port.ts";
import type { RefusalName } from "#contract/refusals.ts";
import type { SettingsProblem } from "#contract/settings/problem.ts";

/** Why a terminal is out of order: its settings are broken, staff took it out of service, its backend is away. */
export type Cause = "settings" | "service" | "backend";

/** The first active cause is shown: it has to be fixed first. */
const CAUSES: readonly (readonly [Cause, RefusalName])[] = [
  ["settings", "settings-broken"],
  ["service", "out-of-service"],
  ["backend", "out-of-order"],
];

/** Why, and since when, the terminal is out of order. */
export interface OutOfOrderState {
  /** Null = in order. */
  current(): OutOfOrder | null;
  /** Whether a cause is active, shown or not. */
  isActive(cause: Cause): boolean;
  /** Sets or clears a cause. Returns whether anything has changed. */
  set(cause: Cause, active: boolean, problems?: readonly SettingsProblem[]): boolean;
  /** The part of the library that is away, while the terminal works with the other; null = none. */
  partAway(): LibraryPart | null;
  setPartAway(part: LibraryPart | null): void;
  /** What the connection beside the library system cannot do now. */
  besideAway(): readonly BesideService[];
  setBesideAway(services: readonly BesideService[]): void;
}

const LOCAL_TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
/** Settings problems that fit on the screen. */
const MOST_PROBLEMS = 3;

/** Creates the state, with no cause active. */
export function createOutOfOrderState(now: () => Date = () => new Date()): OutOfOrderState {
  const since = new Map<Cause, string>();
  let wrong: readonly SettingsProblem[] = [];
  let partAway: LibraryPart | null = null;
  let besideAway: readonly BesideService[] = [];
  return {
    current() {
      for (const [cause, refusal] of CAUSES) {
        const time = since.get(cause);
        if (time === undefined) continue;
        return { refusal, since: time, ...(cause === "settings" ? { problems: wrong } : {}) };
      }
      return null;
    },
    isActive: (cause) => since.has(cause),
    partAway: () => partAway,
    setPartAway(part) {
      partAway = part;
    },
    besideAway: () => besideAway,
    setBesideAway(services) {
      besideAway = services;
    },
    set(cause, active, problems = []) {
      const hasOtherProblems =
        cause === "settings" && JSON.stringify(wrong) !== JSON.stringify(problems.slice(0, MOST_PROBLEMS));
      if (cause === "settings") wrong = problems.slice(0, MOST_PROBLEMS);
      if (since.has(cause) === active) return hasOtherProblems;
      if (active) since.set(cause, LOCAL_TIME.format(now()));
      else since.delete(cause);
      return true;
    },
  };
}
