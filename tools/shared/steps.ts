import { conformanceComplaints } from "../conformance/document.ts";
import { requirementComplaints } from "../requirements/document.ts";
import { complaints, cruise, PARTS } from "./arrows.ts";
import { capture, type Ended, lowPriority, tool } from "./commands.ts";
import { tooLong } from "./lengths.ts";
import { ROOT } from "./place.ts";

/** One static check. */
export interface Step {
  readonly name: string;
  run(): Promise<Ended>;
}

/** A check as a function: fails when it finds something or throws. */
function found(work: () => readonly string[] | Promise<readonly string[]>): () => Promise<Ended> {
  return async () => {
    const started = performance.now();
    let output: string;
    try {
      output = (await work()).join("\n");
    } catch (error) {
      output = error instanceof Error ? error.message : String(error);
    }
    return { code: output === "" ? 0 : 1, output, ms: performance.now() - started };
  };
}

/** For the type checker, which is written in Go: a seventh of its processor time went into collecting garbage. */
const FEWER_COLLECTIONS = { GOGC: "400" };

/** Runs a package's command at low priority: `npm test` runs it beside the kiosk's tests. */
function checked(file: string, ...args: string[]): Promise<Ended> {
  return capture(lowPriority(tool(file, ...args)), FEWER_COLLECTIONS);
}

/** Static checks, the slowest first so that parallel workers end at about the same time. */
export const STATIC_STEPS: readonly Step[] = [
  ...(["test", "renderer", "backend", "main", "tools", "preload", "contract", "supervisor"] as const).map(
    (part) => ({
      name: `types of ${part}`,
      // Steps run side by side already; several checkers in one would read shared types more than once.
      run: () => checked("typescript-7/bin/tsc", "-p", `${part}/tsconfig.json`, "--checkers", "1"),
    }),
  ),
  {
    name: "dead code and unused packages",
    run: () => checked("knip/bin/knip.js", "--no-progress", "--no-config-hints"),
  },
  { name: "imports between the parts", run: found(async () => complaints(await cruise(ROOT))) },
  {
    name: "format and lint",
    run: () => checked("@biomejs/biome/bin/biome", "ci", "--colors=off", "--error-on-warnings", "."),
  },
  { name: "requirements and their tests", run: found(() => requirementComplaints(ROOT)) },
  { name: "conformance and its tests", run: found(() => conformanceComplaints(ROOT)) },
  { name: "length of files", run: found(() => tooLong()) },
];

if (STATIC_STEPS.filter(({ name }) => name.startsWith("types of")).length !== PARTS.length) {
  throw new Error("Every part needs a type check of its own.");
}

/** Runs steps in parallel, reporting each as it ends; resolves to the outcomes in order. */
export async function runSteps(
  steps: readonly Step[],
  workers: number,
  tell: (step: Step, ended: Ended) => void,
): Promise<readonly Ended[]> {
  const outcomes: Ended[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < steps.length; index = next++) {
      const step = steps[index];
      if (!step) return;
      const ended = await step.run();
      outcomes[index] = ended;
      tell(step, ended);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return outcomes;
}

/** Prints a step's line. */
export function tellResult({ name }: Step, { code, ms }: Ended): void {
  process.stdout.write(`${code === 0 ? "ok  " : "FAIL"} ${(ms / 1000).toFixed(1).padStart(5)} s  ${name}\n`);
}

/** Prints a step's line, and its output if it failed. */
export function tellStep(step: Step, ended: Ended): void {
  tellResult(step, ended);
  if (ended.code !== 0) process.stdout.write(`${ended.output.trim().replace(/^/gmu, "     ")}\n`);
}
