/** Installs what is missing and nothing else; a second run only looks. Plain JavaScript for Node 20, without packages. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureElectron, findElectron } from "./electron-runtime.mjs";
import { withLock } from "./setup/lock.mjs";
import { findNode24, installPackages, packagesReady } from "./setup/packages.mjs";
import { notWritable, Problem, say } from "./setup/say.mjs";
import { installSystem } from "./setup/system.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** @returns {Promise<void>} installs the npm packages, then Electron, which is unpacked with them */
async function installPrograms() {
  if (!packagesReady(ROOT)) await withLock(join(ROOT, "out", "setup.lock"), () => installPackages(ROOT));
  if (!findNode24(ROOT)) {
    throw new Problem(
      `Shiori runs on Node 24, and this is ${process.version}. The project includes Node only for Linux and Windows on x64: install Node 24 and run this again.`,
    );
  }
  await ensureElectron();
}

/** @param {"start" | "test"} purpose @returns {Promise<void>} */
async function install(purpose) {
  const started = Date.now();
  const fresh = !packagesReady(ROOT) || !findElectron();
  // A failure of one does not interrupt the other in the middle.
  const ended = await Promise.allSettled([installPrograms(), installSystem(purpose)]);
  for (const outcome of ended) if (outcome.status === "rejected") throw outcome.reason;
  if (fresh) say(`Setup finished in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/**
 * @param {"start" | "test"} purpose what the machine is to be ready for
 * @returns {Promise<void>} throws Problem with what to do when it cannot be made ready
 */
export async function setup(purpose) {
  try {
    await install(purpose);
  } catch (error) {
    throw notWritable(error) ?? error;
  }
}
