import { createInterface } from "node:readline/promises";
import { PIN_DIGITS } from "#contract/settings/choices.ts";
import { hashSecret } from "#main/staff/hash.ts";

/*
 * Hashes a staff PIN or a staff card for the settings:  npm run staff-pin [-- --card]
 * It is read from standard input, so that it stands in no list of processes and in no shell's history.
 */

const card = process.argv.includes("--card");
const lines = createInterface({ input: process.stdin, output: process.stderr });
const secret = (await lines.question(card ? "Code of the staff card: " : "Staff PIN: ")).trim();
lines.close();
const { min, max } = PIN_DIGITS;
if (!card && !new RegExp(`^\\d{${min},${max}}$`, "u").test(secret)) {
  process.stderr.write(`A PIN has ${min} to ${max} digits.\n`);
  process.exitCode = 2;
} else if (secret === "") {
  process.stderr.write("There was nothing to hash.\n");
  process.exitCode = 2;
} else {
  process.stdout.write(`${await hashSecret(secret)}\n`);
}
