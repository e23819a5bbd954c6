import { closeSync, openSync } from "node:fs";

/** Patrons' data is for its owner alone, whatever the folder it lies in lets through. */
export const OWNER_ONLY = 0o600;

/**
 * Makes an empty file that only its owner reads, before a program that knows no modes writes into it; what SQLite makes
 * beside it gets the same mode. A file that is there stays as it is. Throws when it cannot be made.
 */
export function makeOwnerOnly(path: string): void {
  closeSync(openSync(path, "a", OWNER_ONLY));
}
