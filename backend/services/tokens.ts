import { createHash, randomBytes } from "node:crypto";

/** A random token of 256 bits, base64url. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 of a token; only hashes are stored. */
export function tokenHash(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
