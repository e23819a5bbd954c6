import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DOCUMENT, documentOf } from "./document.ts";
import { type Guard, lostGuards } from "./guard.ts";
import { RULE_GUARDS } from "./rule-guards.table.ts";
import { mustBeGreen, type Outcome, withoutGuard } from "./run.ts";
import { SHELL_GUARDS } from "./shell-guards.table.ts";
import { copyTree } from "./tree.ts";

/*
 * Takes the lockdown's guards away, one at a time, and asks whether a test sees it:
 *   npm run mutate [-- --only=<words of a name, a test or a project>] [--minutes=<stop before>]
 * What was seen is kept in out/mutations.json, so that the list can be gone through in parts.
 */

const ROOT = join(import.meta.dirname, "../..");
const KEPT = join(ROOT, "out/mutations.json");
const GUARDS: readonly Guard[] = [...RULE_GUARDS, ...SHELL_GUARDS];

function optionOf(name: string): string | undefined {
  const prefix = `--${name}=`;
  return process.argv.find((word) => word.startsWith(prefix))?.slice(prefix.length);
}

function readKept(): Record<string, Outcome> {
  return existsSync(KEPT) ? (JSON.parse(readFileSync(KEPT, "utf8")) as Record<string, Outcome>) : {};
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What is asked for; with `--missing` only what has no outcome yet. */
function wanted(outcomes: Readonly<Record<string, Outcome>>): readonly Guard[] {
  const only = optionOf("only");
  const missing = process.argv.includes("--missing");
  return GUARDS.filter(({ name, test, project }) => {
    if (missing && (outcomes[name]?.red.length ?? 0) > 0) return false;
    return only === undefined || `${name} ${test} ${project}`.includes(only);
  });
}

async function main(): Promise<number> {
  const lost = lostGuards(GUARDS, (file) => {
    const path = join(ROOT, file);
    return existsSync(path) ? readFileSync(path, "utf8") : null;
  });
  for (const words of lost) say(words);
  if (lost.length > 0) return 1;
  const outcomes = readKept();
  const end = performance.now() + Number(optionOf("minutes") ?? "999") * 60_000;
  const tree = copyTree(ROOT);
  const green = new Set<string>();
  try {
    for (const guard of wanted(outcomes)) {
      if (performance.now() > end) {
        say("The time is over; the rest with: --missing");
        break;
      }
      const tests = `${guard.test} ${guard.only ?? ""}`;
      if (!green.has(tests)) await mustBeGreen(tree, guard);
      green.add(tests);
      const outcome = await withoutGuard(tree, guard);
      outcomes[guard.name] = outcome;
      mkdirSync(dirname(KEPT), { recursive: true });
      writeFileSync(KEPT, JSON.stringify(outcomes, null, 1));
      say(
        `${outcome.red.length > 0 ? "seen  " : "UNSEEN"} ${outcome.seconds.toFixed(1).padStart(5)} s  ${guard.name}`,
      );
    }
  } finally {
    tree.leave();
  }
  writeFileSync(join(ROOT, DOCUMENT), documentOf(GUARDS, outcomes));
  const unseen = GUARDS.filter(({ name }) => outcomes[name]?.red.length === 0);
  return unseen.length === 0 ? 0 : 1;
}

process.exitCode = await main();
