import { soakBackend } from "./backend/index.ts";

/* Long random use that must break no promise:  npm run soak -- backend [options] */

const SOAKS: Readonly<Record<string, (words: readonly string[]) => Promise<number>>> = {
  backend: soakBackend,
};

const [name = "", ...words] = process.argv.slice(2);
const run = SOAKS[name];
if (run === undefined) {
  console.error(`Say which soak: ${Object.keys(SOAKS).join(", ")}.`);
  process.exitCode = 64;
} else process.exitCode = await run(words);
