/** Runs a verb on Node 24. Plain JavaScript for Node 20, without packages; the verbs are the TypeScript files in tools/. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setup } from "../setup.mjs";
import { findNode24 } from "./packages.mjs";
import { Problem, say } from "./say.mjs";
import { argumentComplaint, asksForHelp, VERBS } from "./usage.mjs";

const TOOLS = dirname(dirname(fileURLToPath(import.meta.url)));
const ROOT = dirname(TOOLS);

/**
 * The folder people typed the command in, against which they mean relative paths: npm says it, since it has gone to the
 * root itself.
 */
const CALLED_FROM = process.cwd() === ROOT ? (process.env["INIT_CWD"] ?? ROOT) : process.cwd();

/** @param {string} node @param {string[]} args @returns {Promise<number>} the verb's exit code */
function runWith(node, args) {
  const path = [dirname(node), join(ROOT, "node_modules", ".bin"), process.env["PATH"] ?? ""].join(delimiter);
  const child = spawn(node, args, {
    cwd: ROOT,
    env: { ...process.env, PATH: path, INIT_CWD: CALLED_FROM },
    stdio: "inherit",
  });
  // Ctrl-C reaches the whole group; a signal sent to this process only must be forwarded.
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

/**
 * @param {"start" | "test"} purpose
 * @returns {Promise<boolean>} whether everything is there now; what is wrong has been said
 */
async function isSetUp(purpose) {
  try {
    await setup(purpose);
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    say(`Setup stopped. ${error.message}`);
    // npm test always ends with this line.
    if (process.env["npm_lifecycle_event"] === "test")
      process.stdout.write("0 passed, 1 failed, 0 skipped\n");
    return false;
  }
}

/** @param {string} name @param {string[]} args @returns {Promise<number>} the exit code: 2 for unknown arguments */
async function codeOf(name, args) {
  const verb = VERBS[name];
  if (verb === undefined) {
    say(`Unknown command "${name}". Commands: ${Object.keys(VERBS).join(", ")}.`);
    return 2;
  }
  if (verb.own !== true) {
    if (asksForHelp(args)) {
      process.stdout.write(verb.help);
      return 0;
    }
    const complaint = argumentComplaint(name, args);
    if (complaint !== undefined) {
      say(complaint);
      return 2;
    }
  }
  if (verb.setup !== undefined && !(await isSetUp(verb.setup))) return 1;
  if (name === "setup") return 0;
  const node = findNode24(ROOT);
  if (!node || !existsSync(join(ROOT, "node_modules", ".bin"))) {
    say("The packages are not installed yet. Run: npm run setup");
    return 1;
  }
  return runWith(node, [join(TOOLS, `${name}.ts`), ...args]);
}

/**
 * @param {string[]} args the verb and what follows it
 * @returns {Promise<never>} ends the process: a name server that never answers would keep it for half a minute
 */
export async function runVerb(args) {
  // People may type npm's "--" here out of habit.
  const [name = "", ...rest] = args.filter((word, index) => word !== "--" || index > 1);
  process.exit(await codeOf(name, rest));
}
