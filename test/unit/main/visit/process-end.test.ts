import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { endProcess, isAlive } from "#main/visit/process-end.ts";

it("kills a process that is late to die (R72)", async () => {
  const child = spawn("sleep", ["60"]);
  await once(child, "spawn");
  const pid = child.pid ?? 0;
  expect(isAlive(pid)).toBe(true);
  const exit = once(child, "exit");
  expect(await endProcess(pid)).toBe(true);
  expect((await exit)[1]).toBe("SIGKILL");
});

it("lets one die by itself", async () => {
  const child = spawn("sleep", ["0.05"]);
  const exit = once(child, "exit");
  expect(await endProcess(child.pid ?? 0)).toBe(true);
  expect((await exit)[0]).toBe(0);
});
