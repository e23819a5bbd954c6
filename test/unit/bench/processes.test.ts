import { spawn } from "node:child_process";
import { expect, it, onTestFinished } from "vitest";
import { electrons } from "#bench/processes.ts";

/** A program that waits, under another name. */
function waiting(name: string, ...words: readonly string[]): number {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", "--", ...words], {
    argv0: name,
    stdio: "ignore",
  });
  onTestFinished(() => void child.kill());
  return child.pid ?? 0;
}

it("finds each Electron that runs, and no helper of one", async () => {
  const development = waiting("/a/folder/electron", "main");
  const installed = waiting("/opt/shiori/shiori");
  const helper = waiting("/a/folder/electron", "--type=renderer");
  const other = waiting("/usr/bin/electronics");
  await expect.poll(electrons).toEqual(expect.arrayContaining([development, installed]));
  expect(electrons()).not.toContain(helper);
  expect(electrons()).not.toContain(other);
});
