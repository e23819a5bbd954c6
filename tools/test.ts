import { mkdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { build } from "./build.ts";
import { capture, type Ended, politely, show, vitest } from "./shared/commands.ts";
import { at } from "./shared/place.ts";
import { lastLine, oneFailure, readReport, sum, type Tally, tallyOf } from "./shared/reports.ts";
import { runSteps, STATIC_STEPS, type Step, tellStep } from "./shared/steps.ts";

/**
 * Two runs of Vitest at once. A kiosk's tests wait most of the time, but measure: they have the terminal and the
 * processor whenever they want it, the others what is left.
 */
const FIRST: Suite = { name: "end-to-end", projects: ["e2e"] };
const BESIDE: Suite = {
  name: "unit, screen, adapter and backend",
  projects: ["unit", "screens", "adapters", "backend", "backend-postgres"],
};

interface Suite {
  readonly name: string;
  readonly projects: readonly string[];
}

/** Everything that is to be run; what has not ended counts as failed, so that a run cut short is never green. */
const tallies = new Map<string, Tally>();
for (const name of ["build", ...STATIC_STEPS.map((step) => step.name), BESIDE.name, FIRST.name]) {
  tallies.set(name, oneFailure(`${name}: did not finish`));
}

const buildStep: Step = {
  name: "build",
  async run(): Promise<Ended> {
    const started = performance.now();
    try {
      await build();
      return { code: 0, output: "", ms: performance.now() - started };
    } catch (error) {
      return { code: 1, output: String(error), ms: performance.now() - started };
    }
  },
};

/** Prints what is not plain from above, then the one line that counts; returns the exit code. */
function conclude(): number {
  const total = sum([...tallies.values()]);
  for (const note of total.notes) process.stdout.write(`! ${note.trim()}\n`);
  process.stdout.write(`${lastLine(total)}\n`);
  return total.failed === 0 ? 0 : 1;
}

function record(step: Step, ended: Ended): void {
  tellStep(step, ended);
  const passed = ended.code === 0 ? 1 : 0;
  tallies.set(step.name, {
    passed,
    failed: 1 - passed,
    skipped: 0,
    notes: passed ? [] : [`${step.name}: failed`],
  });
}

async function runSuite({ name, projects }: Suite, run: (words: readonly string[]) => Promise<number>) {
  const report = at("out", "test", `${projects.join("-")}.json`);
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run(vitest(projects, ...reporters));
  tallies.set(name, tallyOf(`${name} tests`, readReport(report), code));
}

/** Shows the kiosk's tests as they go, then what the others printed meanwhile. */
async function runSuites(): Promise<void> {
  process.stdout.write(`\n${FIRST.name} tests, and at the same time those of ${BESIDE.name}\n`);
  let beside: Ended | undefined;
  await Promise.all([
    runSuite(FIRST, (words) => show(words, { NO_COLOR: "1" })),
    runSuite(BESIDE, async (words) => {
      beside = await capture(politely(words));
      return beside.code;
    }),
  ]);
  process.stdout.write(`\n${BESIDE.name} tests\n${beside?.output ?? ""}`);
}

let stopped = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (stopped) return;
    stopped = true;
    // The suite that runs gets the signal too (see `show`); it has a moment to put its processes away.
    setTimeout(() => {
      conclude();
      process.exit(130);
    }, 3000);
  });
}

mkdirSync(at("out", "test"), { recursive: true });
await runSteps([buildStep, ...STATIC_STEPS], Math.min(availableParallelism(), 4), record);
if (!stopped) await runSuites();
if (!stopped) process.exitCode = conclude();
