import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DOCUMENT, documentOf, filesOf } from "./document.ts";
import { type Guard, lostGuards, testFileOf } from "./guard.ts";
import { GUARDS } from "./guards.ts";
import { holding, OUTCOMES, type Outcomes, readOutcomes, writeOutcomes } from "./outcomes.ts";
import { mustBeGreen, type Outcome, withoutGuard } from "./run.ts";
import { sourcesOf } from "./sources.ts";
import { copyTree, type Tree } from "./tree.ts";

/*
 * Takes the guards away, one at a time, and asks whether a test sees it; README.md beside this file.
 *   npm run mutate [-- --only=<words>] [--changed=<commit>] [--missing] [--minutes=<stop before>]
 */

const ROOT = join(import.meta.dirname, "..");
const KEPT = join(ROOT, OUTCOMES);
const sources = sourcesOf(ROOT);

function optionOf(name: string): string | undefined {
  const prefix = `--${name}=`;
  return process.argv.find((word) => word.startsWith(prefix))?.slice(prefix.length);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Files that differ from a commit, new ones too. */
function changedSince(commit: string): ReadonlySet<string> {
  const git = (...words: string[]): string => execFileSync("git", words, { cwd: ROOT, encoding: "utf8" });
  const names = git("diff", "--name-only", commit, "--") + git("ls-files", "--others", "--exclude-standard");
  return new Set(names.split("\n").filter((name) => name !== ""));
}

/** The requested guards, in the order of the list. */
function wanted(outcomes: Outcomes): readonly Guard[] {
  const only = optionOf("only");
  const commit = optionOf("changed");
  const changed = commit === undefined ? null : changedSince(commit);
  const missing = process.argv.includes("--missing");
  return GUARDS.filter((guard) => {
    const { name, project } = guard;
    if (missing && (outcomes[name]?.red.length ?? 0) > 0) return false;
    const files = [...filesOf(guard, sources), testFileOf(guard, sources)];
    if (changed !== null && !files.some((file) => changed.has(file))) return false;
    return only === undefined || `${name} ${files.join(" ")} ${project}`.includes(only);
  });
}

/** Saves an outcome, keeping those of other runs. */
function keep(name: string, outcome: Outcome): void {
  writeOutcomes(KEPT, GUARDS, { ...readOutcomes(KEPT), [name]: outcome });
}

/** Whether the tests pass without a change; otherwise the guard is skipped. */
async function isGreen(tree: Tree, guard: Guard): Promise<boolean> {
  try {
    await mustBeGreen(tree, guard);
    return true;
  } catch (error) {
    say(`NOT RUN          ${guard.name}: ${error instanceof Error ? error.message : "unknown"}`);
    return false;
  }
}

/** Runs the tests without the guard; null when that cannot be done, for instance because the rest does not parse. */
async function outcomeOf(tree: Tree, guard: Guard): Promise<Outcome | null> {
  try {
    return await withoutGuard(tree, guard);
  } catch (error) {
    say(`NOT RUN          ${guard.name}: ${error instanceof Error ? error.message : "unknown"}`);
    return null;
  }
}

/** Removes each guard; returns whether all were detected. */
async function takeAway(tree: Tree, guards: readonly Guard[]): Promise<boolean> {
  const end = performance.now() + Number(optionOf("minutes") ?? "999") * 60_000;
  const green = new Map<string, boolean>();
  let unseen = 0;
  for (const guard of guards) {
    if (performance.now() > end) {
      say("Time is up. Continue with --missing");
      return false;
    }
    const tests = `${guard.project} ${guard.test} ${guard.only ?? ""}`;
    if (!green.has(tests)) green.set(tests, await isGreen(tree, guard));
    if (green.get(tests) !== true) {
      unseen += 1;
      continue;
    }
    const outcome = await outcomeOf(tree, guard);
    if (outcome === null) {
      unseen += 1;
      continue;
    }
    keep(guard.name, outcome);
    if (outcome.red.length === 0) unseen += 1;
    const seen = outcome.red.length > 0 ? "seen  " : "UNSEEN";
    say(`${seen} ${outcome.seconds.toFixed(1).padStart(5)} s  ${guard.name}`);
  }
  say(`${guards.length} of ${GUARDS.length} guards asked for, ${unseen} not seen. Report: ${DOCUMENT}`);
  return unseen === 0;
}

async function main(): Promise<number> {
  if (process.argv.includes("--missing") && !existsSync(KEPT)) {
    say("No run is recorded in this copy: leave --missing out, or choose with --only or --changed.");
    return 1;
  }
  const lost = lostGuards(GUARDS, sources);
  for (const words of lost) say(words);
  if (lost.length > 0) return 1;
  const asked = wanted(holding(GUARDS, readOutcomes(KEPT)));
  const isComplete = process.argv.includes("--missing") || optionOf("changed") !== undefined;
  if (asked.length === 0 && !isComplete) {
    say("--only chooses no guard.");
    return 1;
  }
  const tree = copyTree(ROOT);
  try {
    const seen = await takeAway(tree, asked);
    const outcomes = readOutcomes(KEPT);
    writeOutcomes(KEPT, GUARDS, outcomes);
    writeFileSync(join(ROOT, DOCUMENT), documentOf(GUARDS, sources, holding(GUARDS, outcomes)));
    return seen ? 0 : 1;
  } finally {
    tree.leave();
  }
}

process.exitCode = await main();
