/** Calls npm with its configured registry, proxy and certificates; never names a registry itself. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The npm of this run (set by npm start), otherwise the one on PATH. */
export function npmCommand() {
  const script = process.env["npm_execpath"];
  return script?.endsWith(".js")
    ? [process.execPath, script]
    : [process.platform === "win32" ? "npm.cmd" : "npm"];
}

/** @param {string[]} args @param {string} cwd @returns {Promise<string>} what npm printed, trimmed; throws when it fails */
export async function askNpm(args, cwd) {
  const [command = "npm", ...before] = npmCommand();
  const { stdout } = await run(command, [...before, ...args], { cwd, maxBuffer: 1 << 24 });
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

/** @typedef {Record<string, unknown>} NpmConfig what npm is configured for, as `npm config list --json` tells it */

/** @param {string} cwd @returns {Promise<NpmConfig>} */
async function npmConfig(cwd) {
  return JSON.parse(await askNpm(["config", "list", "--json"], cwd));
}

/** @param {unknown} value of npm's configuration @returns {string} "" unless it is a text */
function textOf(value) {
  return typeof value === "string" ? value : "";
}

/**
 * @param {URL} address @param {NpmConfig} config @param {NodeJS.ProcessEnv} env
 * @returns {URL | undefined} the proxy through which npm asks this address; undefined = none
 */
export function proxyOf(address, config, env) {
  const { noproxy } = config;
  const direct = [
    ...(Array.isArray(noproxy) ? noproxy : [textOf(noproxy)]),
    env["NO_PROXY"],
    env["no_proxy"],
  ];
  const names = direct.flatMap((list) => textOf(list).split(","));
  const isDirect = names
    .map((name) => name.trim().replace(/^[*]?[.]/u, ""))
    .some((name) => name !== "" && (name === "*" || `.${address.hostname}`.endsWith(`.${name}`)));
  if (isDirect) return undefined;
  // npm's order: its settings, for any protocol, then the environment; the https proxy also serves http.
  const secure = [env["HTTPS_PROXY"], env["https_proxy"]];
  const plain = [env["HTTP_PROXY"], env["http_proxy"], env["PROXY"], env["proxy"]];
  const own = [config["https-proxy"], config["proxy"]];
  const found = [...own, ...secure, ...(address.protocol === "https:" ? [] : plain)]
    .map(textOf)
    .find(Boolean);
  if (found === undefined) return undefined;
  return new URL(found.includes("://") ? found : `http://${found}`);
}

/** @param {string} cwd @returns {Promise<{ ca: Buffer | undefined, proxied: boolean }>} what a direct download must heed */
export async function networkSettings(cwd) {
  const config = await npmConfig(cwd);
  const file = textOf(config["cafile"]);
  return {
    ca: file === "" ? undefined : readFileSync(file),
    proxied: proxyOf(new URL(textOf(config["registry"])), config, process.env) !== undefined,
  };
}

/** Time limit in seconds for a connection to the registry or its proxy. */
const REACH_SECONDS = 5;

/** Texts for connection errors. */
const UNREACHED = /** @type {Record<string, string>} */ ({
  ENOTFOUND: "unknown host name",
  EAI_AGAIN: "no DNS server answers",
  ECONNREFUSED: "connection refused",
  ENETUNREACH: "no network",
  EHOSTUNREACH: "no route to it",
});

/** @param {URL} address @returns {Promise<string | undefined>} why nothing answers there; undefined = something does */
function reach({ protocol, hostname, port }) {
  const host = hostname.replace(/^\[(.*)\]$/u, "$1");
  const socket = connect({ host, port: Number(port || (protocol === "https:" ? 443 : 80)) });
  return new Promise((resolve) => {
    /** @param {string} [why] */
    const end = (why) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(why);
    };
    const timer = setTimeout(() => end(`no answer in ${REACH_SECONDS} s`), REACH_SECONDS * 1000);
    socket.on("connect", () => end());
    socket.on("error", (/** @type {NodeJS.ErrnoException} */ { code = "", message }) =>
      end(UNREACHED[code] ?? (code || message)),
    );
  });
}

/**
 * Looks whether npm's registry can be reached at all, so that a machine without a network is told so at once: npm itself
 * tries for minutes.
 * @param {string} cwd
 * @returns {Promise<string | undefined>} what cannot be reached and why, without a full stop; undefined = all is well
 */
export async function registryTrouble(cwd) {
  const config = await npmConfig(cwd);
  const registry = new URL(textOf(config["registry"]));
  const proxy = proxyOf(registry, config, process.env);
  const why = await reach(proxy ?? registry);
  if (why === undefined) return undefined;
  return `${proxy === undefined ? "npm's registry" : "The proxy"} ${(proxy ?? registry).host} cannot be reached (${why})`;
}
