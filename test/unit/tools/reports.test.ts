import { expect, test } from "vitest";
import { lastLine, slowest, sum, tallyOf } from "../../../tools/shared/reports.ts";

const file = (name: string, status: string, ...results: string[]) => ({
  name,
  status,
  startTime: 0,
  endTime: name.length * 1000,
  assertionResults: results.map((result) => ({ status: result })),
});

const report = (passed: number, failed: number, files: ReturnType<typeof file>[]) => ({
  success: failed === 0,
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: files,
});

test("adds passed, failed and skipped of all runs into one line", () => {
  const one = tallyOf("a", report(3, 0, [file("x", "passed", "passed")]), 0);
  const two = tallyOf("b", report(2, 1, [file("y", "failed", "failed", "passed")]), 1);
  expect(lastLine(sum([one, two]))).toBe("5 passed, 1 failed, 4 skipped");
});

test("names the slowest files of all runs", () => {
  const runs = [
    report(1, 0, [file("/a/x", "passed")]),
    report(1, 0, [file("/a/long", "passed"), file("/a", "passed")]),
  ];
  expect(slowest(runs, "/a", 2)).toEqual(["   7.0 s  long", "   4.0 s  x"]);
});

test("a runner without a report is one failure", () => {
  expect(tallyOf("a", undefined, 1)).toMatchObject({ passed: 0, failed: 1 });
  expect(tallyOf("a", undefined, 0).failed).toBe(1);
});

test("a report without tests is one failure", () => {
  const empty = { ...report(0, 0, []), numPendingTests: 0, numTodoTests: 0 };
  expect(tallyOf("a", empty, 0)).toMatchObject({ failed: 1, notes: ["a: no test was run"] });
});

test("a file that did not load, or whose hook failed, is a failure of its own", () => {
  expect(tallyOf("a", report(2, 0, [file("x", "failed"), file("y", "passed", "passed")]), 1).failed).toBe(1);
  expect(tallyOf("a", report(2, 0, [file("x", "failed", "passed")]), 1).failed).toBe(1);
});

test("a runner that is unhappy although all tests passed is a failure", () => {
  expect(tallyOf("a", report(2, 0, [file("x", "passed", "passed")]), 1).failed).toBe(1);
});
