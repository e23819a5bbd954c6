import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** Argon2id with OWASP's minimum: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Argon2id hash of a password, computed in a worker thread. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** A hash that no password matches; to compare one with it costs what a comparison with a real hash does. */
export function unmatchableHash(): string {
  const { memoryCost, timeCost, parallelism } = COST;
  const random = (bytes: number): string => randomBytes(bytes).toString("base64").replaceAll("=", "");
  return `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${random(16)}$${random(32)}`;
}

/** Whether the password matches the hash, in constant time. */
export async function isPassword(hashed: string, password: string): Promise<boolean> {
  return verify(hashed, password);
}
