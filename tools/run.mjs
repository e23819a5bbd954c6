/**
 * Runs a verb on Node 24:  node tools/run.mjs <verb> [words for it]
 *
 * Plain JavaScript, since it may start on Node 20; the verbs are the TypeScript files beside it.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findNode24 } from "./setup/packages.mjs";
import { say } from "./setup/say.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(HERE);
const VERBS = [
  "backend",
  "bench",
  "build",
  "check",
  "dist",
  "dist-test",
  "e2e",
  "pictures",
  "mutate",
  "requirements",
  "sip2-probe",
  "soak",
  "staff-pin",
  "start",
  "test",
  "tour",
  "unit",
];

/**
 * The folder people typed the command in, against which they mean relative paths: npm says it, since it has gone to the
 * root itself.
 */
const CALLED_FROM = process.cwd() === ROOT ? (process.env["INIT_CWD"] ?? ROOT) : process.cwd();

/** @param {string} node @param {string[]} words @returns {Promise<number>} the verb's exit code */
function runWith(node, words) {
  const path = [dirname(node), join(ROOT, "node_modules", ".bin"), process.env["PATH"] ?? ""].join(delimiter);
  const child = spawn(node, words, {
    cwd: ROOT,
    env: { ...process.env, PATH: path, INIT_CWD: CALLED_FROM },
    stdio: "inherit",
  });
  // Ctrl-C reaches the whole group by itself; a signal sent to this process alone must be handed on.
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => {
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

// npm's own "--" may arrive as a word when people type it here out of habit.
const [verb = "", ...rest] = process.argv.slice(2).filter((word, index) => word !== "--" || index > 1);
const node = findNode24(ROOT);
if (!VERBS.includes(verb)) {
  say(`Unknown verb "${verb}". There are: ${VERBS.join(", ")}.`);
  process.exitCode = 2;
} else if (!node || !existsSync(join(ROOT, "node_modules", ".bin"))) {
  say("The packages are not installed yet. Type: npm run setup");
  process.exitCode = 1;
} else {
  process.exitCode = await runWith(node, [join(HERE, `${verb}.ts`), ...rest]);
}
