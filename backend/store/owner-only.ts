import { closeSync, fchownSync, openSync, statSync, writeSync } from "node:fs";

/** Patrons' data is for its owner alone, whatever the folder it lies in lets through. */
export const OWNER_ONLY = 0o600;

/** How a new file is made. */
interface NewFile {
  /**
   * A file or folder: when root runs the program, the new file gets its owner and group. What an administrator does to
   * the data of a service then leaves nothing that the service cannot open. Left out: it stays root's.
   */
  readonly ownedLike?: string;
  readonly mode?: number;
  readonly content?: string;
}

/**
 * Makes a file that only its owner reads (`mode`: 0600 unless said otherwise), before a program that knows no modes
 * writes into it; what SQLite makes beside it gets the same owner and mode. A file that is there stays as it is, also
 * when it is a link that the owner of the folder has laid. Answers whether it was made. Throws when it cannot be.
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
      // By its descriptor: the owner of the folder may lay something else under the name meanwhile.
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
