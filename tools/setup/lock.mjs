/** A lock file, so that two setups started at once do not install over each other. */
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Problem, say } from "./say.mjs";

/** @param {number} pid @returns {boolean} whether a process of that id lives (also when it is another user's) */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/** @param {string} file @returns {number} the pid written there, 0 when unreadable or still empty */
function ownerOf(file) {
  try {
    return Number.parseInt(readFileSync(file, "utf8"), 10) || 0;
  } catch {
    return 0;
  }
}

/** @param {string} file @returns {boolean} true when this process now holds the lock */
function tryTake(file) {
  mkdirSync(dirname(file), { recursive: true });
  try {
    const handle = openSync(file, "wx");
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    return false;
  }
}

/**
 * Removes a lock whose owner is dead. Renames first: only one of several waiters gets the file, and none can delete
 * a lock that another has just taken anew.
 * @param {string} file @param {number} owner the dead pid seen in it
 */
function takeOver(file, owner) {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
    if (ownerOf(aside) !== owner) renameSync(aside, file);
  } catch {
    // Another waiter was faster: the next try sees its lock.
  }
  rmSync(aside, { force: true });
}

/**
 * Runs `work` under the lock. Waits for a live owner; a dead owner's lock is taken over.
 * @template T @param {string} file @param {() => Promise<T>} work
 * @param {{ patienceSeconds?: number }} [options] throws Problem after this wait
 * @returns {Promise<T>}
 */
export async function withLock(file, work, { patienceSeconds = 1800 } = {}) {
  const until = Date.now() + patienceSeconds * 1000;
  let told = false;
  let unreadable = 0;
  while (!tryTake(file)) {
    const owner = ownerOf(file);
    // An empty lock is one being written this instant, or one left by a crash between the two steps.
    unreadable = owner === 0 ? unreadable + 1 : 0;
    if ((owner !== 0 && !isAlive(owner)) || unreadable > 10) {
      takeOver(file, owner);
      continue;
    }
    if (!told) say(`Another setup is running (process ${owner}); waiting for it.`);
    told = true;
    if (Date.now() > until)
      throw new Problem(`Setup is locked by process ${owner}: end it, or delete ${file}.`);
    await wait(100);
  }
  const release = () => {
    if (ownerOf(file) === process.pid) rmSync(file, { force: true });
  };
  process.once("exit", release);
  try {
    return await work();
  } finally {
    release();
    process.removeListener("exit", release);
  }
}
