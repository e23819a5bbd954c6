import { hash } from "@node-rs/argon2";

/** Argon2id at its least. */
const LEAST = { memoryCost: 8, timeCost: 1, parallelism: 1 } as const;

/**
 * Hash of a password for a test that is not about passwords: a sign-in checks it at once, where a real one is made to
 * take its time. What the backend itself hashes costs what it must.
 */
export function quickHash(password: string): Promise<string> {
  return hash(password, LEAST);
}
