import { availableParallelism } from "node:os";
import { capture, vitest } from "./shared/commands.ts";
import { runSteps, STATIC_STEPS, tellStep } from "./shared/steps.ts";

// The tests wait half of the time for processes and timeouts, so twice as many workers as processors.
const workers = `--maxWorkers=${2 * Math.max(2, availableParallelism())}`;
// Those that start whole programs are left to `npm test`: they take a quarter of the time, and a check is for every commit.
const PROGRAMS = ["supervisor", "tools"].map((folder) => `--exclude=test/unit/${folder}/**`);
const unit = { name: "unit tests", run: () => capture(vitest(["unit"], workers, ...PROGRAMS)) };
const started = performance.now();
const outcomes = await runSteps([unit, ...STATIC_STEPS], Math.min(availableParallelism(), 4), tellStep);
const failed = outcomes.filter(({ code }) => code !== 0).length;
const seconds = Math.round((performance.now() - started) / 1000);
process.stdout.write(`${outcomes.length - failed} of ${outcomes.length} steps passed in ${seconds} s.\n`);
process.exitCode = failed === 0 ? 0 : 1;
