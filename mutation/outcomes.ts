import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fingerprintOf, type Guard } from "./guard.ts";
import type { Outcome } from "./run.ts";

/** Where the outcomes of this copy's runs are kept, from the root. */
export const OUTCOMES = "out/mutation/outcomes.json";

/** What was seen, by the guards' names. */
export type Outcomes = Readonly<Record<string, Outcome>>;

/** Reads them; none when there is no file. */
export function readOutcomes(path: string): Outcomes {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Outcomes) : {};
}

/** Those that still hold: of a guard that there is, taken away as the list says today. */
export function holding(guards: readonly Guard[], outcomes: Outcomes): Outcomes {
  return Object.fromEntries(
    guards.flatMap((guard) => {
      const outcome = outcomes[guard.name];
      return outcome?.of === fingerprintOf(guard) ? [[guard.name, outcome]] : [];
    }),
  );
}

/** Writes those that hold, in the order of the list. */
export function writeOutcomes(path: string, guards: readonly Guard[], outcomes: Outcomes): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(holding(guards, outcomes), null, 1)}\n`);
}
