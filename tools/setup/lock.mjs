/** A lock file, so that concurrent setups do not interfere. */
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Problem, say } from "./say.mjs";

/** @typedef {{ pid: number, born: string }} Owner `born`: when the process began, "" where the system does not tell */

/**
 * @param {number} pid
 * @returns {string} clock ticks from the machine's start to the process's; "" = none, or not Linux; "dead" when it has
 * ended and only waits for its parent to hear of it
 */
function birthOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The program's name is in parentheses and may contain anything; state and start are fields 1 and 20 after it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return /[ZX]/u.test(fields[0] ?? "") ? "dead" : (fields[19] ?? "");
  } catch {
    return "";
  }
}

/**
 * @param {Owner} owner
 * @returns {boolean} whether that very process lives (also when it is another user's), and not a later one of its number
 */
function isAlive({ pid, born }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EPERM") return false;
  }
  return born === "" || birthOf(pid) === born;
}

/** @param {string} file @returns {Owner} what is written there; pid 0 when unreadable or still empty */
function ownerOf(file) {
  try {
    const [pid = "", born = ""] = readFileSync(file, "utf8").split(" ");
    return { pid: Number.parseInt(pid, 10) || 0, born };
  } catch {
    return { pid: 0, born: "" };
  }
}

/** @param {string} file @returns {boolean} true when this process now holds the lock */
function tryTake(file) {
  mkdirSync(dirname(file), { recursive: true });
  try {
    const handle = openSync(file, "wx");
    writeSync(handle, `${process.pid} ${birthOf(process.pid)}`);
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
 * @param {string} file @param {Owner} owner the dead one seen in it
 */
function takeOver(file, owner) {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
    const { pid, born } = ownerOf(aside);
    if (pid !== owner.pid || born !== owner.born) renameSync(aside, file);
  } catch {
    // Another waiter was faster; the next attempt sees its lock.
  }
  rmSync(aside, { force: true });
}

/**
 * Runs `work` under the lock. A dead owner's lock is taken over; a living one is waited for, or refused at once.
 * @template T @param {string} file @param {() => Promise<T>} work
 * @param {{ patienceSeconds?: number, busy?: (pid: number) => string }} [options] throws Problem after this wait;
 * `busy`: there is no wait, and this is what the Problem says
 * @returns {Promise<T>}
 */
export async function withLock(file, work, { patienceSeconds = 1800, busy } = {}) {
  const until = Date.now() + patienceSeconds * 1000;
  let told = false;
  let unreadable = 0;
  while (!tryTake(file)) {
    const owner = ownerOf(file);
    // An empty lock is being written now, or was left by a crash in between.
    unreadable = owner.pid === 0 ? unreadable + 1 : 0;
    if ((owner.pid !== 0 && !isAlive(owner)) || unreadable > 10) {
      takeOver(file, owner);
      continue;
    }
    if (busy !== undefined && owner.pid !== 0) throw new Problem(busy(owner.pid));
    if (!told && busy === undefined) say(`Another setup is running (process ${owner.pid}); waiting for it.`);
    told = true;
    if (Date.now() > until)
      throw new Problem(`Setup is locked by process ${owner.pid}: end it, or delete ${file}.`);
    await wait(100);
  }
  const release = () => {
    if (ownerOf(file).pid === process.pid) rmSync(file, { force: true });
  };
  process.once("exit", release);
  try {
    return await work();
  } finally {
    release();
    process.removeListener("exit", release);
  }
}
