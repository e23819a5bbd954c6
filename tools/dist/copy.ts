import { chmodSync, cpSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { at } from "../shared/place.ts";

/** What a running program never opens: sources of other languages, types, maps, prose, tests. */
const IDLE_WEIGHT =
  /\.(d\.[cm]?ts|[cm]?ts|tsx|map|md|markdown|flow|c|cc|cpp|h|hpp|gyp|gypi|yml|tsbuildinfo)$/iu;
const IDLE_FOLDERS = new Set([
  "test",
  "tests",
  "__tests__",
  "example",
  "examples",
  "benchmark",
  "benchmarks",
  ".github",
]);
/** Where packages keep one binary per system. */
const PREBUILDS = "prebuilds";
/** The system packages are made for, as packages spell it. glibc: the musl twin is another file. */
const SYSTEM = /linux-x64/u;

/** Whether a file or folder of an installed package, by its path inside the package, is worth shipping. */
export function isUseful(path: string): boolean {
  const parts = path.split("/");
  const name = basename(path);
  if (parts.some((part) => IDLE_FOLDERS.has(part) || part === "node_modules")) return false;
  // What a compiler would want, beside a binary that is there already.
  if (parts[0] === "deps" || parts[0] === "build") return false;
  const below = parts.indexOf(PREBUILDS);
  if (below !== -1 && parts.length > below + 1) {
    return SYSTEM.test(parts[below + 1] ?? "") && !/musl/u.test(path);
  }
  return !IDLE_WEIGHT.test(name);
}

/** Copies installed packages, by their folders from the root, below `target`, without what nobody opens. */
export function copyPackages(folders: readonly string[], target: string): void {
  for (const folder of folders) {
    const source = at(folder);
    cpSync(source, join(target, folder), {
      recursive: true,
      filter: (file) => file === source || isUseful(relative(source, file).replaceAll("\\", "/")),
    });
  }
}

/** Copies a file or a folder, making what lies above it. */
export function copyInto(source: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  cpSync(source, target, { recursive: true });
}

/** Files of a package that may hold a secret once an administrator has written into them. */
export const OWNER_ONLY: readonly string[] = ["etc/shiori/backend.env"];

/**
 * Modes as in a package: folders and programs 0755, files 0644, those of `ownerOnly` (paths below the folder) 0600,
 * whatever the builder's mask was. Symbolic links are left alone.
 */
export function settleModes(folder: string, ownerOnly: readonly string[] = []): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const runs = entry.isDirectory() || (statSync(path).mode & 0o111) !== 0;
    const isSecret = ownerOnly.includes(relative(folder, path));
    chmodSync(path, runs ? 0o755 : isSecret ? 0o600 : 0o644);
  }
}
