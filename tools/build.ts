import { createHash } from "node:crypto";
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "./setup/lock.mjs";
import { capture, tool } from "./shared/commands.ts";
import { at, ROOT } from "./shared/place.ts";

/** Everything a build depends on. */
const INPUTS = [
  "contract/**/*",
  "main/**/*",
  "preload/**/*",
  "renderer/**/*",
  "assets/**/*.{svg,png,mp3,ogg,wav,woff2}",
  "electron.vite.config.ts",
  "tools/shared/core-fonts.ts",
  "assets/kanji/*.txt",
  "package.json",
  "package-lock.json",
  "tsconfig.base.json",
];

/** Files that a build must produce. */
const PRODUCTS = [
  "out/main/index.js",
  "out/preload/index.cjs",
  "out/renderer/index.html",
  "out/renderer/staff.html",
  "out/renderer/slip.html",
];

const STAMP = at("out", "build.json");

/** Hash of the names and contents of the files that patterns in the root match. */
export function hashOfFiles(patterns: readonly string[]): string {
  const hash = createHash("sha256").update(process.versions.node);
  const files = globSync(patterns, { cwd: ROOT, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map((entry) => `${entry.parentPath}/${entry.name}`).sort()) {
    hash.update(`\0${path.slice(ROOT.length)}\0`).update(readFileSync(path));
  }
  return hash.digest("hex");
}

/**
 * Makes what a folder holds, unless the files it is made of are unchanged. Processes that ask at the same time wait for the one that
 * makes it. `make` throws when it fails.
 */
export async function makeOnce(
  folder: string,
  patterns: readonly string[],
  make: () => Promise<void>,
): Promise<void> {
  const stamp = join(folder, "hash");
  mkdirSync(folder, { recursive: true });
  await withLock(join(folder, "lock"), async () => {
    const hash = hashOfFiles(patterns);
    if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
    await make();
    writeFileSync(stamp, hash);
  });
}

function lastBuilt(): string {
  const whole = PRODUCTS.every((file) => existsSync(at(file))) && existsSync(STAMP);
  return whole ? readFileSync(STAMP, "utf8") : "";
}

/**
 * Builds the app into out/ unless its sources are unchanged. Throws with the bundler's output when it fails. Concurrent builds
 * wait for each other.
 */
export async function build(): Promise<"built" | "unchanged"> {
  if (lastBuilt() === hashOfFiles(INPUTS)) return "unchanged";
  mkdirSync(at("out"), { recursive: true });
  return withLock(at("out", "build.lock"), async () => {
    const hash = hashOfFiles(INPUTS);
    if (lastBuilt() === hash) return "unchanged" as const;
    const argv = tool("electron-vite/bin/electron-vite.js", "build", "--logLevel", "warn");
    const { code, output } = await capture(argv);
    const lacking = PRODUCTS.filter((file) => !existsSync(at(file)));
    if (code !== 0 || lacking.length > 0) {
      throw new Error(
        `The build failed${lacking.length > 0 ? `; missing: ${lacking.join(", ")}` : ""}.\n${output}`,
      );
    }
    writeFileSync(STAMP, hash);
    return "built" as const;
  });
}

/** Builds the app with a pseudo language in place of English, into its own folder; returns the folder. */
export async function buildPseudo(): Promise<string> {
  const argv = tool("electron-vite/bin/electron-vite.js", "build", "--mode", "pseudo", "--logLevel", "warn");
  const { code, output } = await capture(argv);
  if (code !== 0) throw new Error(`The build failed.\n${output}`);
  const folder = at("out", "pseudo");
  cpSync(at("package.json"), join(folder, "package.json"));
  return folder;
}

if (import.meta.main) {
  const started = performance.now();
  try {
    const what = await build();
    process.stdout.write(
      `${what === "built" ? "Built" : "Nothing to build"} in ${Math.round(performance.now() - started)} ms.\n`,
    );
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
