import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fingerprintOf, type Guard } from "./guard.ts";
import type { Outcome } from "./run.ts";

/** Where what was seen is kept, from the root. */
export const OUTCOMES = "docs/mutations.json";

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

/** Writes them, one guard a line, in the order of the list. */
export function writeOutcomes(path: string, guards: readonly Guard[], outcomes: Outcomes): void {
  const lines = Object.entries(holding(guards, outcomes)).map(
    ([name, outcome]) => `  ${JSON.stringify(name)}: ${JSON.stringify(outcome)}`,
  );
  writeFileSync(path, `{\n${lines.join(",\n")}\n}\n`);
}
