import { availableParallelism } from "node:os";
import { capture, vitest } from "./shared/commands.ts";
import { runSteps, STATIC_STEPS, tellResult, tellStep } from "./shared/steps.ts";

// The tests wait half of the time for processes and timeouts, so twice as many workers as processors.
const workers = `--maxWorkers=${2 * Math.max(2, availableParallelism())}`;
// A check is for every commit. What starts programs or servers, or hashes passwords, is left to `npm test`: two thirds of the time.
const SLOW = ["supervisor", "tools", "packaging", "main/{connection,library,staff}"];
const slow = SLOW.map((folder) => `--exclude=test/unit/${folder}/**`);
const unit = { name: "unit tests", run: () => capture(vitest(["unit"], workers, ...slow)) };
const started = performance.now();
const steps = [unit, ...STATIC_STEPS];
const outcomes = await runSteps(steps, Math.min(availableParallelism(), 4), tellResult);
// Failures come last, where they are seen.
const failures = steps.flatMap((step, index) => {
  const ended = outcomes[index];
  return ended === undefined || ended.code === 0 ? [] : [{ step, ended }];
});
if (failures.length > 0) process.stdout.write("\n");
for (const { step, ended } of failures) tellStep(step, ended);
const seconds = Math.round((performance.now() - started) / 1000);
process.stdout.write(
  `${outcomes.length - failures.length} of ${outcomes.length} steps passed in ${seconds} s.\n`,
);
process.exitCode = failures.length === 0 ? 0 : 1;
