import { PIN_DIGITS } from "#contract/settings/choices.ts";
import { hashSecret } from "#main/staff/hash.ts";
import { askSecret } from "./shared/secret.ts";

/*
 * Hashes a staff PIN or a staff card for the settings:  npm run staff-pin [-- --card]
 * It is typed without an echo or read from standard input, so that it appears on no screen, in no process list and in no
 * shell history.
 */

const card = process.argv.includes("--card");
const secret = (await askSecret(card ? "Code of the staff card: " : "Staff PIN: ")).trim();
const { min, max } = PIN_DIGITS;
if (!card && !new RegExp(`^\\d{${min},${max}}$`, "u").test(secret)) {
  process.stderr.write(`A PIN has ${min} to ${max} digits.\n`);
  process.exitCode = 2;
} else if (secret === "") {
  process.stderr.write("No input to hash.\n");
  process.exitCode = 2;
} else {
  process.stdout.write(`${await hashSecret(secret)}\n`);
}
