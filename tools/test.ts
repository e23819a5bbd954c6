import { mkdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { build } from "./build.ts";
import { capture, type Ended, lowPriority, show, vitest, withoutHighPriority } from "./shared/commands.ts";
import { at, ROOT } from "./shared/place.ts";
import { lastLine, oneFailure, readReport, slowest, sum, type Tally, tallyOf } from "./shared/reports.ts";
import { runSteps, STATIC_STEPS, type Step, tellStep } from "./shared/steps.ts";

interface Suite {
  /** Description. */
  readonly name: string;
  /** Name of its report in out/test. */
  readonly report: string;
  readonly argv: readonly string[];
}

/** For the other tests, at a lower priority; with fewer workers the processor is idle while the terminals wait. */
const BESIDE_WORKERS = Math.max(3, availableParallelism());

/** Two parallel runs of Vitest. The kiosk's tests mostly wait but measure times, so they have priority; the others use the rest. */
const FIRST: Suite = {
  name: "end-to-end",
  report: "e2e",
  argv: withoutHighPriority(vitest(["e2e"])),
};
const BESIDE: Suite = {
  name: "scene, unit, screen, adapter and backend",
  report: "rest",
  argv: withoutHighPriority(
    lowPriority(
      vitest(["scenes", "unit", "screens*", "adapters", "backend*"], `--maxWorkers=${BESIDE_WORKERS}`),
    ),
  ),
};
const SUITES = [FIRST, BESIDE];

/** Hundreds of processes are started, so compiled code is cached. */
const ENVIRONMENT = { NO_COLOR: "1", NODE_COMPILE_CACHE: at("out", "compiled") };

/** All runs; one without a result counts as failed, so that an interrupted run never passes. */
const tallies = new Map<string, Tally>();
for (const name of [
  "build",
  ...STATIC_STEPS.map((step) => step.name),
  ...SUITES.map((suite) => suite.name),
]) {
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

const reportOf = (suite: Suite): string => at("out", "test", `${suite.report}.json`);

/** Prints the slowest files, notes and the summary line; returns the exit code. */
function conclude(): number {
  const slow = slowest(
    SUITES.flatMap((suite) => readReport(reportOf(suite)) ?? []),
    ROOT,
    10,
  );
  if (slow.length > 0) process.stdout.write(`\nSlowest test files\n${slow.join("\n")}\n\n`);
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

async function runSuite(suite: Suite, run: (argv: readonly string[]) => Promise<number>) {
  const report = reportOf(suite);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run([...suite.argv, ...reporters]);
  tallies.set(suite.name, tallyOf(`${suite.name} tests`, readReport(report), code));
}

/** Shows the output of the first suite live, then that of the others. */
async function runSuites(): Promise<void> {
  const [shown, ...behind] = SUITES;
  if (shown === undefined) return;
  process.stdout.write(
    `\n${shown.name} tests, and at the same time those of ${behind.map((s) => s.name).join("; ")}\n`,
  );
  const printed: string[] = [];
  await Promise.all([
    runSuite(shown, (argv) => show(argv, ENVIRONMENT)),
    ...behind.map((suite, place) =>
      runSuite(suite, async (argv) => {
        const ended = await capture(argv, ENVIRONMENT);
        printed[place] = `\n${suite.name} tests\n${ended.output}`;
        return ended.code;
      }),
    ),
  ]);
  process.stdout.write(printed.join(""));
}

let stopped = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (stopped) return;
    stopped = true;
    // The running suites get the signal too (see `show`) and have a moment to clean up.
    setTimeout(() => {
      conclude();
      process.exit(130);
    }, 3000);
  });
}

mkdirSync(at("out", "test"), { recursive: true });
for (const suite of SUITES) rmSync(reportOf(suite), { force: true });
// The kiosk's tests wait much of their time, and the checks fill it; they need no build.
const checks = runSteps(STATIC_STEPS, 1, record);
await runSteps([buildStep], 1, record);
if (!stopped) await runSuites();
await checks;
if (!stopped) process.exitCode = conclude();
