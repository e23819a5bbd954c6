import type { OutOfOrder } from "#contract/ipc/calls.ts";
import type { RefusalName } from "#contract/refusals.ts";
import type { SettingsProblem } from "#contract/settings/problem.ts";

/** Why a terminal rests: its settings are broken, staff took it out of service, its backend is away. */
export type Cause = "settings" | "service" | "backend";

/** The first one that holds is told: it is the one to be mended first. */
const CAUSES: readonly (readonly [Cause, RefusalName])[] = [
  ["settings", "settings-broken"],
  ["service", "out-of-service"],
  ["backend", "out-of-order"],
];

/** Keeps why and since when the terminal rests. */
export interface Order {
  /** Null = in order. */
  outOfOrder(): OutOfOrder | null;
  /** Whether a cause holds now, told or not. */
  holds(cause: Cause): boolean;
  /** A cause holds from now on, or no more. Answers whether anything has changed. */
  set(cause: Cause, holds: boolean, problems?: readonly SettingsProblem[]): boolean;
}

const LOCAL_TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
/** Wrong settings that a screen has room for. */
const MOST_PROBLEMS = 3;

/** Makes it; nothing is wrong yet. */
export function createOrder(now: () => Date = () => new Date()): Order {
  const since = new Map<Cause, string>();
  let wrong: readonly SettingsProblem[] = [];
  return {
    outOfOrder() {
      for (const [cause, refusal] of CAUSES) {
        const time = since.get(cause);
        if (time === undefined) continue;
        return { refusal, since: time, ...(cause === "settings" ? { problems: wrong } : {}) };
      }
      return null;
    },
    holds: (cause) => since.has(cause),
    set(cause, holds, problems = []) {
      const news =
        cause === "settings" && JSON.stringify(wrong) !== JSON.stringify(problems.slice(0, MOST_PROBLEMS));
      if (cause === "settings") wrong = problems.slice(0, MOST_PROBLEMS);
      if (since.has(cause) === holds) return news;
      if (holds) since.set(cause, LOCAL_TIME.format(now()));
      else since.delete(cause);
      return true;
    },
  };
}
