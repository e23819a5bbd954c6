import { chmodSync, cpSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { at } from "../shared/place.ts";

/** Files not needed at run time: sources of other languages, types, maps, documentation, tests. */
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
/** The target system in the naming of packages. glibc: the musl binary is another file. */
const SYSTEM = /linux-x64/u;

/** Whether a file or folder of an installed package (path inside the package) is needed. */
export function isUseful(path: string): boolean {
  const parts = path.split("/");
  const name = basename(path);
  if (parts.some((part) => IDLE_FOLDERS.has(part) || part === "node_modules")) return false;
  // Compiler input, not needed with a prebuilt binary.
  if (parts[0] === "deps" || parts[0] === "build") return false;
  const below = parts.indexOf(PREBUILDS);
  if (below !== -1 && parts.length > below + 1) {
    return SYSTEM.test(parts[below + 1] ?? "") && !/musl/u.test(path);
  }
  return !IDLE_WEIGHT.test(name);
}

/** Copies installed packages, by their folders from the root, below `target`, without unneeded files. */
export function copyPackages(folders: readonly string[], target: string): void {
  for (const folder of folders) {
    const source = at(folder);
    cpSync(source, join(target, folder), {
      recursive: true,
      filter: (file) => file === source || isUseful(relative(source, file).replaceAll("\\", "/")),
    });
  }
}

/** Copies a file or a folder and creates its parent folders. */
export function copyInto(source: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  cpSync(source, target, { recursive: true });
}

/** Files of the package in which an administrator may store secrets. */
export const OWNER_ONLY: readonly string[] = ["etc/shiori/backend.env"];

/**
 * Sets modes independent of the builder's umask: folders and programs 0755, files 0644, those of `ownerOnly` (paths below the
 * folder) 0600. Symbolic links are left alone.
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
