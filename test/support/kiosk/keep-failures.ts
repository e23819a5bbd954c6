import { basename } from "node:path";
import { afterEach, TestRunner } from "vitest";
import { failuresToldBy, keepRunning } from "./failures.ts";

/** The name of a test that has failed; null while it has not. */
function failed(test: ReturnType<typeof TestRunner.getCurrentTest>): string | null {
  return test?.result?.state === "fail" ? `${basename(test.file.name, ".test.ts")}: ${test.name}` : null;
}

// Set-up of the end-to-end tests. A kiosk that a test stops itself is seen to when it stops.
failuresToldBy(() => failed(TestRunner.getCurrentTest()));

afterEach(({ task }) => keepRunning(failed(task)));
