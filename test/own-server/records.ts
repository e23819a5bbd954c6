import { appendFileSync, readFileSync } from "node:fs";
import type { RefusalName } from "#contract/refusals.ts";
import type { Left } from "./house.ts";

/** `works` · `refused`: the server said no, and the patron is told so · `wrong`: against the promise · `not tried`. */
export type Outcome = "works" | "refused" | "wrong" | "not tried";

/** One call of a test. */
export interface CallRecord {
  readonly call: string;
  readonly ms: number;
  /** `ok`, or the name of the refusal. */
  readonly answer: string;
}

/** What became of one promise. Without a word of a server's answer: it may be a patron's. */
export interface PromiseRecord {
  readonly group: string;
  readonly name: string;
  readonly outcome: Outcome;
  /** For `refused`, and where a refusal was the wrong one. */
  readonly refusal?: RefusalName;
  /** Why it was not tried. */
  readonly why?: string;
  /** File and line of the test where it went wrong. */
  readonly at?: string;
  readonly calls: readonly CallRecord[];
}

/** A line of the file that the tests write for the command. `failed`: why no test could begin. */
export type Line =
  | { readonly promise: PromiseRecord }
  | { readonly left: readonly Left[] }
  | { readonly failed: string };

/** Appends a line. */
export function note(file: string, line: Line): void {
  appendFileSync(file, `${JSON.stringify(line)}\n`);
}

/** The lines so far; a last one that is not whole is left out. */
export function linesOf(file: string): readonly Line[] {
  let content: string;
  try {
    content = readFileSync(file, "utf8");
  } catch {
    return [];
  }
  return content
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
}

/** What the command tells the tests, in a variable of the environment: no secrets, only where they are. */
export interface Plan {
  readonly settings: string;
  readonly secrets?: string;
  readonly patrons: string;
  readonly records: string;
}

/** Name of that variable. */
export const PLAN_VARIABLE = "SHIORI_OWN_SERVER";
