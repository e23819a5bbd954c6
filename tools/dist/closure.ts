import { existsSync, globSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { at, ROOT } from "../shared/place.ts";

/** The used fields of an entry of `package-lock.json`. */
export interface LockEntry {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** The `packages` of a lock file: folder from the root, such as `node_modules/a/node_modules/b`, to its entry. */
export type Lock = Readonly<Record<string, LockEntry>>;

/** Reads the project's lock file. */
export function readLock(): Lock {
  return (JSON.parse(readFileSync(at("package-lock.json"), "utf8")) as { packages: Lock }).packages;
}

/** The parent package of a nested one; "" for one in the root. */
function above(folder: string): string {
  return folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")));
}

/** Where Node resolves `name` from a file in `from` (a folder of the lock, "" = the root); null = nowhere. */
export function resolveIn(lock: Lock, from: string, name: string): string | null {
  for (let folder = from; folder !== ""; folder = above(folder)) {
    const nested = `${folder}/node_modules/${name}`;
    if (nested in lock) return nested;
  }
  const top = `node_modules/${name}`;
  return top in lock ? top : null;
}

/**
 * Folders of the packages that `names` need, including themselves, sorted. Optional ones that are not installed here (binaries of
 * other systems) are left out; a required one missing in the lock is an error.
 */
export function closure(
  lock: Lock,
  names: readonly string[],
  isThere: (folder: string) => boolean = (folder) => existsSync(at(folder)),
): string[] {
  const found = new Set<string>();
  function add(from: string, name: string, optional: boolean): void {
    const folder = resolveIn(lock, from, name);
    if (folder === null || !isThere(folder)) {
      if (optional) return;
      throw new Error(`${name}, which ${from === "" ? "the program" : from} needs, is not installed.`);
    }
    if (found.has(folder)) return;
    found.add(folder);
    const { dependencies = {}, optionalDependencies = {} } = lock[folder] ?? {};
    for (const next of Object.keys(dependencies)) add(folder, next, next in optionalDependencies);
    for (const next of Object.keys(optionalDependencies)) add(folder, next, true);
  }
  for (const name of names) add("", name, false);
  return [...found].sort();
}

/** Minifiers also use backticks. */
const IMPORTS = /(?:\bfrom|\bimport\s*\(|\bimport|\brequire\s*\(|\burl\()\s*["'`]([^"'`\s]+)["'`]/gu;

/** Package of a specifier; null for files, parts (`#contract/`), Node and Electron. */
export function packageOf(specifier: string): string | null {
  if (/^[./#]|^node:|^electron$/u.test(specifier)) return null;
  const [first = "", second = ""] = specifier.split("/");
  const name = first.startsWith("@") ? `${first}/${second}` : first;
  return builtinModules.includes(first) ? null : name;
}

/** Packages that files import by name. Text that only looks like an import is ignored, because it is not in the lock. */
export function importedPackages(patterns: readonly string[], lock: Lock, root: string = ROOT): string[] {
  const files = globSync([...patterns], { cwd: root });
  if (files.length === 0) throw new Error(`Nothing was found at ${patterns.join(", ")}.`);
  const names = new Set<string>();
  for (const file of files) {
    for (const [, specifier = ""] of readFileSync(`${root}/${file}`, "utf8").matchAll(IMPORTS)) {
      const name = packageOf(specifier);
      if (name !== null && `node_modules/${name}` in lock) names.add(name);
    }
  }
  return [...names].sort();
}
