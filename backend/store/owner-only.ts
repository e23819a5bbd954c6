import { closeSync, fchownSync, openSync, statSync, writeSync } from "node:fs";

/** Only the owner can access patron data, whatever the folder allows. */
export const OWNER_ONLY = 0o600;

/** Options of a new file. */
interface NewFile {
  /**
   * A file or folder whose owner and group the new file gets when root runs the program, so that the service can open files that
   * an administrator creates. Absent: it belongs to root.
   */
  readonly ownedLike?: string;
  readonly mode?: number;
  readonly content?: string;
}

/**
 * Creates a file that only its owner can read (`mode`: default 0600), before a program that does not set modes writes to it;
 * files that SQLite creates next to it get the same owner and mode. An existing file stays unchanged, even if it is a link
 * created by the owner of the folder. Returns whether it was created. Throws when it cannot be.
 */
export function makeOwnerOnly(
  path: string,
  { ownedLike, mode = OWNER_ONLY, content = "" }: NewFile = {},
): boolean {
  const file = openNew(path, mode);
  if (file === null) return false;
  try {
    if (ownedLike !== undefined && process.getuid?.() === 0) {
      const { uid, gid } = statSync(ownedLike);
      // By descriptor, because the owner of the folder could replace the name meanwhile.
      fchownSync(file, uid, gid);
    }
    writeSync(file, content);
  } finally {
    closeSync(file);
  }
  return true;
}

/** The descriptor of a new file; null when there is one. */
function openNew(path: string, mode: number): number | null {
  try {
    return openSync(path, "ax", mode);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return null;
    throw error;
  }
}
