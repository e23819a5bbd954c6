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

/** A file and what will stand in it. */
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
    // What is in its place was not made here.
  }
}

function isUnsupported(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EINVAL";
}

/**
 * Puts the names in a folder on the disk: a file that was made or renamed may otherwise be gone, or the old one, after a
 * power cut. Throws when the disk refuses; file systems and systems that cannot do it are left as they are.
 */
export function syncFolder(path: string): void {
  // Windows opens no folders; NTFS keeps a journal of names itself.
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
 * Writes files, all or none, readable by the kiosk's own user alone. Everything that needs room on the disk is done before
 * the first file changes; a power cut between two renames can still leave the first one new alone. Throws when the disk
 * refuses: then all are as they were. True = all are on the disk; false = all are new, but a folder could not be synced, so
 * that a power cut may bring old ones back.
 */
export function writeTogether(files: readonly FileContent[]): boolean {
  const parts = files.map((file) => ({ ...file, draft: `${file.path}.new`, before: `${file.path}.old` }));
  const taken: typeof parts = [];
  try {
    for (const { draft, content } of parts) writeDraft(draft, content);
    // The last one needs no way back.
    for (const { path, before } of parts.slice(0, -1))
      if (existsSync(path)) writeDraft(before, readFileSync(path));
    for (const part of parts) {
      renameSync(part.draft, part.path);
      taken.push(part);
    }
  } catch (error) {
    for (const { path, before } of taken) {
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
 * Writes a file whole or not at all, readable by the kiosk's own user alone: a power cut leaves the old one or the new
 * one. Throws and answers as `writeTogether` does.
 */
export function writeWhole(path: string, content: string | Uint8Array): boolean {
  return writeTogether([{ path, content }]);
}
