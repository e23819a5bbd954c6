import { expect, test } from "vitest";
import { readArguments } from "#supervisor/arguments.ts";
import { familyOf } from "#supervisor/processes.ts";

test("the supervisor's own words stand before --, the kiosk's behind", () => {
  const words = [
    "--heartbeat=/run/beat",
    "--pictures=/opt/show",
    "--",
    "kiosk",
    "--heartbeat=other",
    "--",
    "x",
  ];
  expect(readArguments(words)).toEqual({
    heartbeat: "/run/beat",
    pictures: "/opt/show",
    command: ["kiosk", "--heartbeat=other", "--", "x"],
  });
  expect(readArguments(["--heartbeat=b", "--", "kiosk"])?.pictures).toBeNull();
});

test.each([
  [[]],
  [["--heartbeat=b"]],
  [["--heartbeat=b", "--"]],
  [["--", "kiosk"]],
  [["--heartbeat=", "--", "kiosk"]],
  [["--heartbeat=b", "--other=1", "--", "kiosk"]],
  [["--heartbeat=b", "kiosk"]],
])("%j makes no sense", (words) => {
  expect(readArguments(words)).toBeNull();
});

test("a family is the process and all below it, in whatever order the table has them", () => {
  const table = [
    { pid: 30, parent: 20 },
    { pid: 20, parent: 10 },
    { pid: 10, parent: 1 },
    { pid: 40, parent: 1 },
    { pid: 31, parent: 30 },
  ];
  expect([...familyOf(10, table)].sort()).toEqual([10, 20, 30, 31]);
  expect(familyOf(99, table)).toEqual([99]);
});
