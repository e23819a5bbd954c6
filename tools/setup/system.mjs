/** The system part of setup: libraries for Electron, and tools to run it without a display. */
import { execFile, spawn } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { Problem, patiently, say } from "./say.mjs";

const run = promisify(execFile);

// biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders
const FORMAT = "${db:Status-Abbrev} ${Package}\n";

/**
 * One thing the system must have. `packages` are Debian names for the same thing, newest first; `library` or
 * `command` is how other systems are asked; `when` says who needs it; `wish` = works without it.
 * @typedef {{ packages: string[], library?: string, command?: string, when: "always" | "headless" | "test" | "database", wish?: boolean }} Need
 */

/** @type {Need[]} */
export const NEEDS = [
  // Libraries of the executable; each depends on the rest (NSPR, GLib, Pango, Cairo, D-Bus ...).
  { packages: ["libgtk-3-0t64", "libgtk-3-0"], library: "libgtk-3.so.0", when: "always" },
  { packages: ["libnss3"], library: "libnss3.so", when: "always" },
  { packages: ["libasound2t64", "libasound2"], library: "libasound.so.2", when: "always" },
  { packages: ["libgbm1"], library: "libgbm.so.1", when: "always" },
  { packages: ["libxss1"], library: "libXss.so.1", when: "always", wish: true },
  { packages: ["fonts-noto-cjk"], when: "always", wish: true },
  { packages: ["xvfb"], command: "Xvfb", when: "headless" },
  { packages: ["openbox"], command: "openbox", when: "headless" },
  { packages: ["imagemagick"], command: "import", when: "headless" },
  { packages: ["x11-utils"], command: "xprop", when: "headless" },
  { packages: ["xauth"], command: "xauth", when: "test" },
  { packages: ["xdotool"], command: "xdotool", when: "test" },
  { packages: ["wmctrl"], command: "wmctrl", when: "test" },
  { packages: ["xclip"], command: "xclip", when: "test" },
  { packages: ["x11-xkb-utils"], command: "setxkbmap", when: "test" },
  { packages: ["socat"], command: "socat", when: "test" },
  { packages: ["x11-xserver-utils"], command: "xset", when: "test" },
  { packages: ["hsetroot"], command: "hsetroot", when: "test" },
  { packages: ["dbus"], command: "dbus-daemon", when: "test" },
  { packages: ["procps"], command: "ps", when: "test" },
  { packages: ["iproute2"], command: "ss", when: "test" },
  { packages: ["ffmpeg"], command: "ffmpeg", when: "test" },
  { packages: ["espeak-ng"], command: "espeak-ng", when: "test" },
  { packages: ["mecab"], command: "mecab", when: "test" },
  { packages: ["mecab-ipadic-utf8"], when: "test" },
  { packages: ["cups-daemon"], command: "cupsd", when: "test" },
  { packages: ["poppler-utils"], command: "pdftotext", when: "test" },
  { packages: ["nginx-light", "nginx"], command: "nginx", when: "test" },
  { packages: ["openssl"], command: "openssl", when: "test" },
  // The test server; not needed with TEST_DATABASE_URL.
  { packages: ["postgresql-17", "postgresql-16", "postgresql-15"], command: "initdb", when: "database" },
];

/**
 * @param {"start" | "test"} purpose
 * @param {boolean} display whether there is one
 * @param {boolean} [database] whether a PostgreSQL server for the tests is there already
 * @returns {Need[]}
 */
export function needsFor(purpose, display, database = false) {
  return NEEDS.filter(({ when }) => {
    if (when === "database") return purpose === "test" && !database;
    return when === "always" || purpose === "test" || (when === "headless" && !display);
  });
}

/** @param {string} listing lines "ii  name" or "ii  name:arch" of dpkg-query @returns {Set<string>} installed names */
export function installedNames(listing) {
  const names = new Set();
  for (const line of listing.split("\n")) {
    const [state = "", name = ""] = line.split(/\s+/u);
    // Second letter i = installed, whatever its desired state (for instance held).
    if (state[1] === "i" && name !== "") names.add(name.split(":")[0]);
  }
  return names;
}

/** @param {string} name @returns {boolean} whether the command is on PATH */
function onPath(name) {
  // Servers are in folders that are not on a user's PATH.
  return [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/sbin"].some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** @param {Need[]} needs @returns {Promise<Need[]>} those that a Debian system lacks */
async function missingOnDebian(needs) {
  const { stdout } = await run("dpkg-query", ["-W", "-f", FORMAT], { maxBuffer: 1 << 24 });
  const names = installedNames(stdout);
  return needs.filter(({ packages }) => !packages.some((name) => names.has(name)));
}

/** @param {Need[]} needs @returns {Promise<Need[]>} those that another Linux seems to lack */
async function missingElsewhere(needs) {
  const { stdout } = await run("ldconfig", ["-p"], { maxBuffer: 1 << 24 }).catch(() => ({ stdout: "" }));
  return needs.filter(({ library, command }) => {
    if (command) return !onPath(command);
    return library && stdout !== "" && !stdout.includes(`${library} `);
  });
}

/** @param {string[]} args @returns {Promise<void>} runs apt-get quietly; throws Problem with its last lines */
async function apt(args) {
  const output = await new Promise((resolve, reject) => {
    let text = "";
    const child = spawn("apt-get", ["-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3", ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.on("data", (chunk) => (text += chunk));
    child.stderr.on("data", (chunk) => (text += chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve(code === 0 ? undefined : text));
  });
  if (output === undefined) return;
  const tail = output.trim().split("\n").slice(-6).join("\n");
  throw new Problem(
    `apt-get ${args[0]} failed:\n${tail}\nCheck the network and the package sources, then run setup again.`,
  );
}

/**
 * Debian starts a server of its own with the package, on the usual port. The tests start theirs, so where PostgreSQL
 * is new the package is told not to; where it is in use already, nothing is changed.
 * @returns {void}
 */
function startNoCluster() {
  if (existsSync("/etc/postgresql-common")) return;
  mkdirSync("/etc/postgresql-common/createcluster.d", { recursive: true });
  writeFileSync("/etc/postgresql-common/createcluster.d/shiori-tests.conf", "create_main_cluster = false\n");
}

/**
 * The same for nginx: with a default site of its own in place the package adds none, and its server listens on no port.
 * @returns {void}
 */
function startNoSite() {
  if (existsSync("/etc/nginx")) return;
  mkdirSync("/etc/nginx/sites-enabled", { recursive: true });
  writeFileSync("/etc/nginx/sites-enabled/default", "# No default site: nginx is here for Shiori's tests.\n");
}

/** @param {string} name @returns {Promise<boolean>} whether apt knows a version of it that could be installed */
async function offered(name) {
  const { stdout } = await run("apt-cache", ["policy", name], { env: { ...process.env, LC_ALL: "C" } });
  return /Candidate: (?!\(none\))/u.test(stdout);
}

/** @param {Need[]} missing @returns {Promise<string[]>} the Debian package to take for each */
async function choose(missing) {
  const chosen = [];
  for (const { packages } of missing) {
    let pick = packages[0] ?? "";
    for (const name of packages) {
      if (await offered(name)) {
        pick = name;
        break;
      }
    }
    chosen.push(pick);
  }
  return chosen;
}

/** @param {Need[]} missing @returns {string} the one command to type on Debian and its children */
export function commandFor(missing) {
  const names = missing.map(({ packages }) => packages[0]).join(" ");
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}`;
}

/** @param {"start" | "test"} purpose @returns {Promise<void>} throws Problem when something needed is missing and cannot be installed here */
export async function installSystem(purpose) {
  if (process.platform !== "linux") return;
  const debian = existsSync("/etc/debian_version");
  // Electron uses X11, also on a Wayland desktop.
  const display = Boolean(process.env["DISPLAY"]);
  const needs = needsFor(purpose, display, Boolean(process.env["TEST_DATABASE_URL"]));
  const missing = await (debian ? missingOnDebian(needs) : missingElsewhere(needs));
  if (missing.length === 0) return;
  if (debian && process.getuid?.() === 0) {
    say(`Installing system packages: ${missing.map(({ packages }) => packages[0]).join(", ")}.`);
    if (missing.some(({ when }) => when === "database")) startNoCluster();
    if (missing.some(({ command }) => command === "nginx")) startNoSite();
    await patiently("system packages", async () => {
      await apt(["update", "-qq"]);
      await apt(["install", "-y", "-qq", "--no-install-recommends", ...(await choose(missing))]);
    });
    return;
  }
  const what = missing.map(({ library, command, packages }) => command ?? library ?? packages[0]).join(", ");
  const how = debian ? `Type:\n  ${commandFor(missing)}` : "Install them with your system's package manager.";
  if (missing.some(({ wish }) => !wish)) {
    const noDisplay = missing.some(({ command }) => command === "Xvfb") && purpose === "start";
    throw new Problem(
      `${noDisplay ? "There is no display, and these tools for running without one are missing" : "This system lacks"}: ${what}. ${how}`,
    );
  }
  say(`Recommended, but missing: ${what}. ${how}`);
}
