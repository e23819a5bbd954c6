import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";
import { withLock } from "../../../tools/setup/lock.mjs";

const MODULE = join(import.meta.dirname, "../../../tools/setup/lock.mjs");
const SOON = { patienceSeconds: 0.2 };

let lock = "";
beforeEach(() => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  lock = join(folderOfTest("lock"), "lock");
});

/** Another process that holds the lock until it is ended. */
async function otherHolder() {
  const code = `const { withLock } = await import(${JSON.stringify(MODULE)});
    await withLock(${JSON.stringify(lock)}, async () => { console.log("held"); await new Promise((r) => setInterval(r, 1e9)); });`;
  const words = ["--input-type=module", "-e", code];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child;
}

test("two pieces of work under one lock do not overlap", async () => {
  const order: string[] = [];
  const piece = (name: string) =>
    withLock(lock, async () => {
      order.push(`${name} in`);
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push(`${name} out`);
    });
  await Promise.all([piece("a"), piece("b")]);
  expect(order).toEqual(["a in", "a out", "b in", "b out"]);
  expect(existsSync(lock)).toBe(false);
});

test("the lock of a dead process is taken over, that of a living one is respected", async () => {
  const dead = spawnSync(process.execPath, ["-e", ""]).pid;
  writeFileSync(lock, String(dead));
  await expect(withLock(lock, async () => readFileSync(lock, "utf8"))).resolves.toMatch(
    new RegExp(`^${process.pid} `, "u"),
  );
  writeFileSync(lock, String(process.ppid));
  await expect(withLock(lock, async () => 1, SOON)).rejects.toThrow("locked by process");
});

test("a later process that got the number of a dead holder does not hold its lock", async () => {
  // As left by a crash, with a process id that was reused.
  writeFileSync(lock, `${process.ppid} 1`);
  await expect(withLock(lock, async () => "taken", SOON)).resolves.toBe("taken");
});

test("a killed holder releases the lock, also as a zombie process", async () => {
  const holder = await otherHolder();
  await expect(withLock(lock, async () => 1, SOON)).rejects.toThrow(`process ${holder.pid}`);
  const gone = once(holder, "exit");
  holder.kill("SIGKILL");
  await gone;
  await expect(withLock(lock, async () => "taken", SOON)).resolves.toBe("taken");
});

test("a caller that does not wait learns at once who holds it", async () => {
  const holder = await otherHolder();
  const asked = withLock(lock, async () => 1, { busy: (pid) => `held by ${pid}` });
  await expect(asked).rejects.toThrow(`held by ${holder.pid}`);
  expect(existsSync(lock)).toBe(true);
});
