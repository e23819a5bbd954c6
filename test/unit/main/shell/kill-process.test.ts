import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { identifyProcess, isAlive, killProcess } from "#main/shell/kill-process.ts";

/** A process that lives for some seconds, its mark, and how it ends: code and signal. */
async function living(seconds: number) {
  const child = spawn("sleep", [String(seconds)]);
  await once(child, "spawn");
  const mark = identifyProcess(child.pid ?? 0);
  if (mark === null) throw new Error("no process began");
  return { child, mark, end: once(child, "exit") };
}

it("kills a process (R72)", async () => {
  const { mark, end } = await living(60);
  expect(isAlive(mark)).toBe(true);
  expect(await killProcess(mark)).toBe(true);
  expect((await end)[1]).toBe("SIGKILL");
  expect(isAlive(mark)).toBe(false);
});

it("has nothing to do where it is dead", async () => {
  const { mark, end } = await living(0.05);
  expect((await end)[0]).toBe(0);
  expect(await killProcess(mark)).toBe(true);
});

it("takes a later process of the same number neither for the old one nor for one to kill", async () => {
  const { child, mark, end } = await living(60);
  const earlier = { pid: mark.pid, startedAt: String(Number(mark.startedAt) - 1) };
  expect(isAlive(earlier)).toBe(false);
  expect(await killProcess(earlier)).toBe(true);
  expect(isAlive(mark)).toBe(true);
  child.kill();
  expect((await end)[1]).toBe("SIGTERM");
});

it("identifies a process by its number alone where the system does not report its start", async () => {
  const { child, mark, end } = await living(60);
  expect(isAlive({ pid: mark.pid, startedAt: null })).toBe(true);
  child.kill();
  await end;
  expect(isAlive({ pid: mark.pid, startedAt: null })).toBe(false);
});

it("has no mark for a page without a process", () => {
  expect(identifyProcess(0)).toBeNull();
});
