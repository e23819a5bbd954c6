import { basename } from "node:path";
import { afterEach, TestRunner } from "vitest";
import { failuresToldBy, keepRunning } from "./failures.ts";

// Set-up of the end-to-end tests. A kiosk that a test stops itself is seen to when it stops.
failuresToldBy(() => {
  const test = TestRunner.getCurrentTest();
  return test?.result?.state === "fail" ? `${basename(test.file.name, ".test.ts")}: ${test.name}` : null;
});

afterEach(keepRunning);
