import { availableParallelism } from "node:os";
import { capture, vitest } from "./shared/commands.ts";
import { runSteps, STATIC_STEPS, tellStep } from "./shared/steps.ts";

// The tests wait half of the time for processes and timeouts, so twice as many workers as processors.
const workers = `--maxWorkers=${2 * Math.max(2, availableParallelism())}`;
// A check is for every commit. What starts programs or servers, or hashes passwords, is left to `npm test`: two thirds of the time.
const SLOW = ["supervisor", "tools", "packaging", "main/{connection,library,staff}"];
const slow = SLOW.map((folder) => `--exclude=test/unit/${folder}/**`);
const unit = { name: "unit tests", run: () => capture(vitest(["unit"], workers, ...slow)) };
const started = performance.now();
const outcomes = await runSteps([unit, ...STATIC_STEPS], Math.min(availableParallelism(), 4), tellStep);
const failed = outcomes.filter(({ code }) => code !== 0).length;
const seconds = Math.round((performance.now() - started) / 1000);
process.stdout.write(`${outcomes.length - failed} of ${outcomes.length} steps passed in ${seconds} s.\n`);
process.exitCode = failed === 0 ? 0 : 1;
