/** Asks npm, whichever registry, proxy or certificates it is configured for; never names one itself. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The npm that belongs to this run (npm start sets it), else the one on PATH. */
export function npmCommand() {
  const script = process.env["npm_execpath"];
  return script?.endsWith(".js")
    ? [process.execPath, script]
    : [process.platform === "win32" ? "npm.cmd" : "npm"];
}

/** @param {string[]} words @param {string} cwd @returns {Promise<string>} what npm printed, trimmed; throws when it fails */
export async function askNpm(words, cwd) {
  const [command = "npm", ...before] = npmCommand();
  const { stdout } = await run(command, [...before, ...words], { cwd, maxBuffer: 1 << 24 });
  return stdout.trim();
}

/**
 * @param {string} spec name@version @param {string} cwd
 * @returns {Promise<string>} the address of its tarball at the configured registry
 */
export async function tarballAddress(spec, cwd) {
  const answer = await askNpm(["view", spec, "dist.tarball", "--json"], cwd);
  const parsed = JSON.parse(answer);
  return String(Array.isArray(parsed) ? parsed[0] : parsed);
}

/** @param {string} cwd @returns {Promise<{ ca: Buffer | undefined, proxied: boolean }>} what a direct download must heed */
export async function networkSettings(cwd) {
  const answer = JSON.parse(await askNpm(["config", "list", "--json"], cwd));
  const file = typeof answer.cafile === "string" ? answer.cafile : "";
  return {
    ca: file === "" ? undefined : readFileSync(file),
    proxied: Boolean(answer["https-proxy"] ?? answer.proxy),
  };
}
