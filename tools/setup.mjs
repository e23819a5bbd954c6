/**
 * Installs what is missing and nothing else; a second run only looks.
 *
 *   node tools/setup.mjs --for=start|test
 *
 * Plain JavaScript for Node 20, without packages: it is what brings them.
 */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureElectron, findElectron } from "./electron-runtime.mjs";
import { withLock } from "./setup/lock.mjs";
import { findNode24, installPackages, packagesReady } from "./setup/packages.mjs";
import { Problem, say } from "./setup/say.mjs";
import { installSystem } from "./setup/system.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {"start" | "test"} purpose @returns {Promise<void>} */
async function setup(purpose) {
  const started = Date.now();
  const fresh = !packagesReady(ROOT) || !findElectron();
  if (!packagesReady(ROOT)) await withLock(join(ROOT, "out", "setup.lock"), () => installPackages(ROOT));
  if (!findNode24(ROOT)) {
    throw new Problem(
      `Shiori runs on Node 24 and this is ${process.version}; the project brings its own only for Linux and Windows on x64, so install Node 24 and run this again.`,
    );
  }
  // The two do not touch each other, and both mostly wait for the network.
  await Promise.all([ensureElectron(), installSystem(purpose)]);
  if (fresh) say(`Setup finished in ${Math.round((Date.now() - started) / 1000)} s.`);
}

try {
  await setup(process.argv.includes("--for=start") ? "start" : "test");
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  say(`Setup stopped. ${error.message}`);
  // npm test ends with this line whatever happens.
  if (process.env["npm_lifecycle_event"] === "test") process.stdout.write("0 passed, 1 failed, 0 skipped\n");
  process.exitCode = 1;
}
