import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";

/** Result of a test run. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Failures that no single test shows. */
  readonly notes: readonly string[];
}

/** The part of Vitest's JSON report that is read. */
interface Report {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    /** Start of its first and end of its last test, in milliseconds since 1970. */
    readonly startTime: number;
    readonly endTime: number;
    readonly message?: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** A run without usable results: one failure, and why. */
export function oneFailure(note: string): Tally {
  return { passed: 0, failed: 1, skipped: 0, notes: [note] };
}

/**
 * The tally of a run. A missing or empty report, a test file that did not load, and a failing exit code without a failed test
 * count as failures.
 */
export function tallyOf(name: string, report: Report | undefined, exitCode: number): Tally {
  if (!report) return oneFailure(`${name}: the runner left no report (exit ${exitCode})`);
  // A file that failed while loading or in a hook has no failed test.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((result) => result.status === "failed"),
  );
  const notes = broken.map((file) => `${name}: ${file.name} failed outside its tests: ${file.message ?? ""}`);
  const failed = report.numFailedTests + broken.length;
  const skipped = report.numPendingTests + report.numTodoTests;
  if (report.numPassedTests + failed + skipped === 0) return oneFailure(`${name}: no test was run`);
  const unhappy = failed === 0 && (exitCode !== 0 || !report.success);
  if (unhappy) notes.push(`${name}: no test failed, but the test runner did (exit ${exitCode})`);
  return { passed: report.numPassedTests, failed: failed + (unhappy ? 1 : 0), skipped, notes };
}

/** Reads a report; undefined when it is missing or truncated. */
export function readReport(file: string): Report | undefined {
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Report) : undefined;
  } catch {
    return undefined;
  }
}

/** The slowest files first: seconds and path below `root`. */
export function slowest(reports: readonly Report[], root: string, count: number): readonly string[] {
  return reports
    .flatMap(({ testResults }) => testResults)
    .map(({ name, startTime, endTime }) => ({ name: relative(root, name), ms: endTime - startTime }))
    .toSorted((one, other) => other.ms - one.ms)
    .slice(0, count)
    .map(({ name, ms }) => `${(ms / 1000).toFixed(1).padStart(6)} s  ${name}`);
}

/** All tallies together. */
export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
    skipped: tallies.reduce((total, { skipped }) => total + skipped, 0),
    notes: tallies.flatMap(({ notes }) => notes),
  };
}

/** The last line of `npm test`. */
export function lastLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
