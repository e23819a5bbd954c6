import { execFile } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { fingerprintOf, type Guard, testFileOf } from "./guard.ts";
import { sourcesOf } from "./sources.ts";
import type { Tree } from "./tree.ts";

/** Test results without a guard. */
export interface Outcome {
  /** Failed tests; empty = not detected. */
  readonly red: readonly string[];
  readonly seconds: number;
  /** Day of the run, ISO. */
  readonly on: string;
  /** What was taken away, by `fingerprintOf`. */
  readonly of: string;
}

/** Time limit in milliseconds; a longer run counts as failed, because a mutant may hang. */
const LIMIT_MS = 240_000;
const run = promisify(execFile);

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

function redIn(report: Report): readonly string[] {
  const red = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === "failed").map(({ fullName }) => fullName.trim()),
  );
  const broken = report.testResults.some(({ status }) => status === "failed");
  return red.length === 0 && broken ? ["the file itself: it did not load, or its hooks failed"] : red;
}

function passedIn(report: Report): number {
  return report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === "passed"),
  ).length;
}

async function vitest(tree: Tree, guard: Guard): Promise<Report | null> {
  const { project, only } = guard;
  const test = testFileOf(guard, sourcesOf(tree.folder));
  const file = join(tree.folder, "out-of-mutant.json");
  rmSync(file, { force: true });
  const words = ["node_modules/vitest/vitest.mjs", "run", "--project", project, test, "--reporter=json"];
  const filter = only === undefined ? [] : ["-t", only];
  await run(process.execPath, [...words, `--outputFile.json=${file}`, ...filter], {
    cwd: tree.folder,
    timeout: LIMIT_MS,
    maxBuffer: 1 << 26,
  }).catch(() => undefined);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Report) : null;
}

/** Runs the guard's tests with nothing broken: throws unless there are some and they are green. */
export async function mustBeGreen(tree: Tree, guard: Guard): Promise<void> {
  const report = await vitest(tree, guard);
  const red = report === null ? ["nothing was reported"] : redIn(report);
  if (red.length > 0) throw new Error(`${guard.test} is red with nothing broken: ${red.join("; ")}`);
  if (report !== null && passedIn(report) === 0)
    throw new Error(`${guard.test}: no test is called "${guard.only}"`);
}

/** Takes a guard away, runs its tests and puts it back. */
export async function withoutGuard(tree: Tree, guard: Guard): Promise<Outcome> {
  const started = performance.now();
  const putBack = tree.change(guard.edits);
  try {
    const report = await vitest(tree, guard);
    const red = report === null ? ["the run itself: it did not end in its time"] : redIn(report);
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    return { red, seconds, on: new Date().toISOString().slice(0, 10), of: fingerprintOf(guard) };
  } finally {
    putBack();
  }
}
