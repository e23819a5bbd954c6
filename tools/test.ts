import { mkdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { build } from "./build.ts";
import { type Ended, show, vitest } from "./shared/commands.ts";
import { at } from "./shared/place.ts";
import { lastLine, oneFailure, readReport, sum, type Tally, tallyOf } from "./shared/reports.ts";
import { runSteps, STATIC_STEPS, type Step, tellStep } from "./shared/steps.ts";

/** Runs of Vitest, one after another; the projects of one run share the machine. */
const SUITES: Readonly<Record<string, readonly string[]>> = {
  "unit, screen and backend": ["unit", "screens", "backend", "backend-postgres"],
  "end-to-end": ["e2e"],
};

/** Everything that is to be run; what has not ended counts as failed, so that a run cut short is never green. */
const tallies = new Map<string, Tally>();
for (const name of ["build", ...STATIC_STEPS.map((step) => step.name), ...Object.keys(SUITES)]) {
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

async function runSuite(name: string, projects: readonly string[]): Promise<void> {
  const report = at("out", "test", `${projects.join("-")}.json`);
  rmSync(report, { force: true });
  process.stdout.write(`\n${name} tests\n`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await show(vitest(projects, ...reporters), { NO_COLOR: "1" });
  tallies.set(name, tallyOf(`${name} tests`, readReport(report), code));
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
for (const [suite, projects] of Object.entries(SUITES)) {
  if (!stopped) await runSuite(suite, projects);
}
if (!stopped) process.exitCode = conclude();
