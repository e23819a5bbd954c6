/**
 * Loaded into a backend before its modules: writes the milliseconds of each password hash to a file, one per line, from the call
 * until the backend has the answer.
 */
import { appendFileSync } from "node:fs";
import { createRequire } from "node:module";

/** Variable with the file for the durations. */
const FILE = "SHIORI_BENCH_HASHES";

const argon2 = createRequire(import.meta.url)("@node-rs/argon2") as typeof import("@node-rs/argon2");
const file = process.env[FILE] ?? "";
const { verify } = argon2;

argon2.verify = async (...what) => {
  const began = performance.now();
  const isRight = await verify(...what);
  appendFileSync(file, `${performance.now() - began}\n`);
  return isRight;
};
