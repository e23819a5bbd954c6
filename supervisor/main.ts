import { readArguments, USAGE } from "./arguments.ts";
import { supervise } from "./supervise.ts";

/** EX_USAGE */
const WRONG_WORDS = 64;

const args = readArguments(process.argv.slice(2));
if (args === null) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = WRONG_WORDS;
} else {
  supervise(args);
}
