import { hash, verify } from "@node-rs/argon2";

/** Argon2id as OWASP's least: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Argon2id hash of a password, in a thread of its own. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Is this the password of the hash? Takes the same time for yes and no. */
export async function isPassword(hashed: string, password: string): Promise<boolean> {
  return verify(hashed, password);
}
