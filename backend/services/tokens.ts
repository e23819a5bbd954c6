import { createHash, randomBytes } from "node:crypto";

/** 256 bits that nobody can guess. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What the database keeps of a session token. */
export function tokenHash(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
