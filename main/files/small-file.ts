import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";

/** Maximum size of settings and state files, in bytes. */
export const MAX_FILE_BYTES = 1024 * 1024;

/** A file larger than `MAX_FILE_BYTES`. */
export class FileTooLarge extends Error {
  override readonly name = "FileTooLarge";
}

/** True for the error of a file that does not exist. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** Content and permissions of a file, read together. */
export interface SmallFile {
  readonly bytes: Buffer;
  readonly mode: number;
}

/**
 * Reads a whole file. Throws FileTooLarge, file system errors, and an Error for anything but a regular file: a pipe would block
 * the program, a device has no end.
 */
export function openSmallFile(path: string): SmallFile {
  // Without O_NONBLOCK, opening a pipe waits for its writer; Windows has no such flag.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const status = fstatSync(file);
    if (!status.isFile()) throw new Error("not a regular file");
    if (status.size > MAX_FILE_BYTES) throw new FileTooLarge(`more than ${MAX_FILE_BYTES} bytes`);
    return { bytes: readFileSync(file), mode: status.mode };
  } finally {
    closeSync(file);
  }
}

/** The same without the permissions. */
export function readSmallFile(path: string): Buffer {
  return openSmallFile(path).bytes;
}

/** The bytes of a file as text, without a byte order mark. */
export function textOf(bytes: Buffer): string {
  return bytes.toString("utf8").replace(/^\uFEFF/u, "");
}

/** Reads a whole file as text. Throws as `openSmallFile` does. */
export function readSmallText(path: string): string {
  return textOf(readSmallFile(path));
}
