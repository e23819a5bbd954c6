import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";

/** A file and its new content. */
export interface FileContent {
  readonly path: string;
  readonly content: string | Uint8Array;
}

function writeDraft(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  rmSync(path, { force: true });
  const fd = openSync(path, "wx", 0o600);
  try {
    writeFileSync(fd, content);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Not a regular file.
  }
}

function isUnsupported(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EINVAL";
}

/**
 * Syncs a folder: otherwise a power cut can undo the creation or renaming of a file. Throws on an I/O error; does nothing
 * where the file system or the system does not support it.
 */
export function syncFolder(path: string): void {
  // Windows cannot open folders; NTFS journals names itself.
  if (process.platform === "win32") return;
  const fd = openSync(path, "r");
  try {
    fsyncSync(fd);
  } catch (error) {
    if (!isUnsupported(error)) throw error;
  } finally {
    closeSync(fd);
  }
}

function isSynced(folder: string): boolean {
  try {
    syncFolder(folder);
    return true;
  } catch {
    return false;
  }
}

/**
 * Writes files, all or none, readable only by the kiosk's user. Everything that needs disk space is done before the first
 * file changes; a power cut between two renames can still leave only some of them new. Throws on an I/O error, with all
 * files unchanged. False = written, but a folder could not be synced: a power cut may bring old files back.
 */
export function writeAllAtomically(files: readonly FileContent[]): boolean {
  const parts = files.map((file) => ({ ...file, draft: `${file.path}.new`, before: `${file.path}.old` }));
  const renamed: typeof parts = [];
  try {
    for (const { draft, content } of parts) writeDraft(draft, content);
    // The last rename needs no backup.
    for (const { path, before } of parts.slice(0, -1))
      if (existsSync(path)) writeDraft(before, readFileSync(path));
    for (const part of parts) {
      renameSync(part.draft, part.path);
      renamed.push(part);
    }
  } catch (error) {
    for (const { path, before } of renamed) {
      if (existsSync(before)) renameSync(before, path);
      else discard(path);
    }
    throw error;
  } finally {
    for (const { draft, before } of parts) for (const path of [draft, before]) discard(path);
  }
  return [...new Set(parts.map(({ path }) => dirname(path)))].map(isSynced).every(Boolean);
}

/**
 * Writes a file completely or not at all, readable only by the kiosk's user: a power cut leaves the old or the new one.
 * Throws and returns like `writeAllAtomically`.
 */
export function writeAtomically(path: string, content: string | Uint8Array): boolean {
  return writeAllAtomically([{ path, content }]);
}
