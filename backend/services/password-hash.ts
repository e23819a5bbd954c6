import { hash, verify } from "@node-rs/argon2";

/** Argon2id with OWASP's minimum: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Argon2id hash of a password, computed in a worker thread. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Whether the password matches the hash, in constant time. */
export async function isPassword(hashed: string, password: string): Promise<boolean> {
  return verify(hashed, password);
}
