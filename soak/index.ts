import { soakBackend } from "./backend/index.ts";
import { soakVisits } from "./visits/index.ts";

/* Long random use that must break no promise:  npm run soak -- [visits | backend] [options] */

const SOAKS: Readonly<Record<string, (words: readonly string[]) => Promise<number>>> = {
  visits: soakVisits,
  backend: soakBackend,
};

const words = process.argv.slice(2);
/** Without a name it is the kiosk that is soaked. */
const named = words[0]?.startsWith("--") === false;
const name = (named ? words[0] : undefined) ?? "visits";
const run = SOAKS[name];
if (run === undefined) {
  console.error(`Missing soak: ${Object.keys(SOAKS).join(", ")}.`);
  process.exitCode = 64;
} else process.exitCode = await run(named ? words.slice(1) : words);
