import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DOCUMENT, documentOf } from "./document.ts";
import { type Guard, lostGuards } from "./guard.ts";
import { GUARDS } from "./guards.ts";
import { holding, OUTCOMES, type Outcomes, readOutcomes, writeOutcomes } from "./outcomes.ts";
import { mustBeGreen, type Outcome, withoutGuard } from "./run.ts";
import { copyTree, type Tree } from "./tree.ts";

/*
 * Takes the guards away, one at a time, and asks whether a test sees it:
 *   npm run mutate [-- --only=<words of a name, a test or a project>] [--missing] [--minutes=<stop before>]
 * What was seen is kept beside the list, so that it can be gone through in parts.
 */

const ROOT = join(import.meta.dirname, "..");
const KEPT = join(ROOT, OUTCOMES);

function optionOf(name: string): string | undefined {
  const prefix = `--${name}=`;
  return process.argv.find((word) => word.startsWith(prefix))?.slice(prefix.length);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What is asked for; with `--missing` only what was not seen yet as it stands now. */
function wanted(outcomes: Outcomes): readonly Guard[] {
  const only = optionOf("only");
  const missing = process.argv.includes("--missing");
  return GUARDS.filter(({ name, test, project }) => {
    if (missing && (outcomes[name]?.red.length ?? 0) > 0) return false;
    return only === undefined || `${name} ${test} ${project}`.includes(only);
  });
}

/** Keeps what was seen, beside what another run has kept meanwhile. */
function keep(name: string, outcome: Outcome): void {
  writeOutcomes(KEPT, GUARDS, { ...readOutcomes(KEPT), [name]: outcome });
}

/** Tests that are red with nothing broken prove nothing: their guards stay as they were. */
async function isGreen(tree: Tree, guard: Guard): Promise<boolean> {
  try {
    await mustBeGreen(tree, guard);
    return true;
  } catch (error) {
    say(`NOT RUN          ${guard.name}: ${error instanceof Error ? error.message : "unknown"}`);
    return false;
  }
}

async function takeAway(tree: Tree, guards: readonly Guard[]): Promise<void> {
  const end = performance.now() + Number(optionOf("minutes") ?? "999") * 60_000;
  const green = new Map<string, boolean>();
  for (const guard of guards) {
    if (performance.now() > end) return say("Time is up. Continue with --missing");
    const tests = `${guard.test} ${guard.only ?? ""}`;
    if (!green.has(tests)) green.set(tests, await isGreen(tree, guard));
    if (green.get(tests) !== true) continue;
    const outcome = await withoutGuard(tree, guard);
    keep(guard.name, outcome);
    const seen = outcome.red.length > 0 ? "seen  " : "UNSEEN";
    say(`${seen} ${outcome.seconds.toFixed(1).padStart(5)} s  ${guard.name}`);
  }
}

async function main(): Promise<number> {
  const lost = lostGuards(GUARDS, (file) => {
    const path = join(ROOT, file);
    return existsSync(path) ? readFileSync(path, "utf8") : null;
  });
  for (const words of lost) say(words);
  if (lost.length > 0) return 1;
  const tree = copyTree(ROOT);
  try {
    await takeAway(tree, wanted(holding(GUARDS, readOutcomes(KEPT))));
  } finally {
    tree.leave();
  }
  const outcomes = holding(GUARDS, readOutcomes(KEPT));
  writeFileSync(join(ROOT, DOCUMENT), documentOf(GUARDS, outcomes));
  return GUARDS.every(({ name }) => (outcomes[name]?.red.length ?? 0) > 0) ? 0 : 1;
}

process.exitCode = await main();
