/** Turns the fallback package into a plain Electron: unpacked, renamed, without its app, its fuses set. */
import { execFile } from "node:child_process";
import {
  chmodSync,
  createWriteStream,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, normalize } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { meter, Problem } from "./say.mjs";

const run = promisify(execFile);

/** Entries (without the archive's top folder) that are not unpacked. */
const LEFT_OUT = [
  /^resources\/app(\/|$)/u,
  /^resources\/app-update\.yml$/u,
  /^browser_v8_context_snapshot\.bin$/u,
];

/**
 * @param {string} entry a name inside the archive @returns {string | undefined} where it goes below the target
 * folder (top folder stripped); undefined for what is left out. Throws Problem on a name that climbs out.
 */
export function placeOf(entry) {
  const inside = entry.split("/").slice(1).join("/");
  if (inside === "" || LEFT_OUT.some((pattern) => pattern.test(inside))) return undefined;
  const clean = normalize(inside);
  if (clean.startsWith("..") || clean.startsWith("/"))
    throw new Problem(`The archive contains an unsafe name: ${entry}`);
  return clean;
}

/** @param {string} tgz @param {string} member path inside the package @param {string} folder target */
export async function untarOne(tgz, member, folder) {
  mkdirSync(folder, { recursive: true });
  try {
    await run("tar", ["-xzf", tgz, "-C", folder, "--no-same-owner", `package/${member}`]);
  } catch (error) {
    throw new Problem(`${tgz} could not be unpacked with tar: check the free disk space.`, error);
  }
  return join(folder, "package", member);
}

/** @param {string} zip @param {string} folder @param {string} label @returns {Promise<void>} */
export async function unzip(zip, folder, label) {
  // Loaded here, because setup starts before node_modules exists.
  const yauzl = (await import("yauzl")).default;
  const archive = await promisify(
    /** @type {(path: string, options: import("yauzl").Options, done: (error: Error | null, file: import("yauzl").ZipFile) => void) => void} */ (
      yauzl.open
    ),
  )(zip, { lazyEntries: true });
  const stream = promisify(
    /** @type {(entry: import("yauzl").Entry, done: (error: Error | null, data: import("node:stream").Readable) => void) => void} */ (
      archive.openReadStream.bind(archive)
    ),
  );
  const show = meter(label);
  let read = 0;
  await new Promise((resolve, reject) => {
    archive.on("error", reject);
    archive.on("end", resolve);
    archive.on("entry", (/** @type {import("yauzl").Entry} */ entry) => {
      place(entry, folder, stream).then(() => {
        read += entry.compressedSize;
        show.at(read, archive.fileSize);
        archive.readEntry();
      }, reject);
    });
    archive.readEntry();
  });
  show.end();
}

/**
 * @param {import("yauzl").Entry} entry @param {string} folder
 * @param {(entry: import("yauzl").Entry) => Promise<import("node:stream").Readable>} stream
 */
async function place(entry, folder, stream) {
  const inside = placeOf(entry.fileName);
  if (inside === undefined) return;
  const target = join(folder, inside);
  if (entry.fileName.endsWith("/")) {
    mkdirSync(target, { recursive: true });
    return;
  }
  mkdirSync(dirname(target), { recursive: true });
  const mode = (entry.externalFileAttributes >>> 16) & 0xffff;
  const data = await stream(entry);
  if ((mode & 0o170000) === 0o120000) {
    const chunks = [];
    for await (const chunk of data) chunks.push(chunk);
    symlinkSync(Buffer.concat(chunks).toString(), target);
    return;
  }
  await pipeline(data, createWriteStream(target));
  // Readable by all, because the kiosk is tested as an ordinary user, whoever ran setup.
  chmodSync(target, mode & 0o111 ? 0o755 : 0o644);
}

/** The app the bare runtime starts: behaves like `electron <path>`. An ES module, since Electron holds back `ready`
 * until its top-level await is done, so that the real main may still do what must come before it. */
const LOADER = `import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { app } from "electron";

const root = resolve(process.argv.slice(1).find((word) => !word.startsWith("-")) ?? ".");
const isFile = /\\.[cm]?js$/u.test(root);
const about = isFile ? {} : JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
process.defaultApp = true;
app.setAppPath(isFile ? dirname(root) : root);
if (about.productName ?? about.name) app.name = about.productName ?? about.name;
if (about.version) app.setVersion(about.version);
await import(pathToFileURL(isFile ? root : join(root, about.main ?? "index.js")).href);
`;

/**
 * @param {string} folder an unpacked runtime @param {string} executable its present name
 * @returns {Promise<string>} the executable's new path
 */
export async function finish(folder, executable) {
  const electron = join(folder, "electron");
  renameSync(join(folder, executable), electron);
  const app = join(folder, "resources", "app");
  rmSync(app, { recursive: true, force: true });
  mkdirSync(app, { recursive: true });
  writeFileSync(
    join(app, "package.json"),
    `${JSON.stringify({ name: "loader", type: "module", main: "loader.js" })}\n`,
  );
  writeFileSync(join(app, "loader.js"), LOADER);
  const { flipFuses, FuseV1Options, FuseVersion } = await import("@electron/fuses");
  await flipFuses(electron, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  return electron;
}
