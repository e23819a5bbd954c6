import { randomBytes } from "node:crypto";
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { hashSecret } from "#main/staff/hash.ts";
import { Problem } from "../setup/say.mjs";
import type { Family } from "./family.ts";
import { at, ROOT } from "./place.ts";

/** A running demo backend. */
export interface Demo {
  readonly url: string;
  readonly token: string;
}

/** A card of the demo library. */
export interface DemoCard {
  readonly card: string;
  readonly password: string;
  /** The scenario it shows, in the languages of the screen. */
  readonly label: { readonly ja: string; readonly en: string };
}

/** Output folder of the demo; `SHIORI_DEMO_FOLDER` sets another one, relative to the current folder, for a second demo. */
export const DEMO = resolve(
  process.env["INIT_CWD"] ?? ROOT,
  process.env["SHIORI_DEMO_FOLDER"] || at("out", "demo"),
);

/** State kept when the demo's kiosk restarts: staff settings, journal, log. */
export const DEMO_STATE = join(DEMO, "state");

/** PIN of the demo's staff area. */
export const DEMO_PIN = "246810";

/** The list of demo cards, also shown in the development dock. */
export const DEMO_CARDS = at("assets", "demo", "patrons.json");

/** The demo cards; empty if the list is missing. */
export function demoCards(): readonly DemoCard[] {
  return existsSync(DEMO_CARDS) ? (JSON.parse(readFileSync(DEMO_CARDS, "utf8")) as DemoCard[]) : [];
}

/** A file only this user can read. */
function writeSecretly(file: string, text: string): void {
  rmSync(file, { force: true });
  writeFileSync(file, text, { mode: 0o600, flag: "wx" });
}

/** The port from a backend's first line; rejects when it ends or prints nothing for `seconds`. */
function readyPort(output: Readable, over: Promise<string>, seconds: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The backend was not ready within ${seconds} s.`)),
      seconds * 1000,
    );
    createInterface({ input: output }).on("line", (line) => {
      if (!line.startsWith("{")) return;
      const { ready, port } = JSON.parse(line) as { ready?: boolean; port?: number };
      if (ready !== true || port === undefined) return;
      clearTimeout(timer);
      resolve(port);
    });
    void over.then((why) => {
      clearTimeout(timer);
      reject(new Error(why));
    });
  });
}

/**
 * Creates the demo's folders and deletes their earlier content, unless `keep`. Throws Problem, and deletes nothing, if
 * `SHIORI_DEMO_FOLDER` has a `data` or `state` folder that no demo created.
 */
export function prepareDemo(keep: boolean): void {
  const folders = [join(DEMO, "data"), DEMO_STATE];
  const marker = join(DEMO, ".shiori-demo");
  const isOwn = DEMO === at("out", "demo") || existsSync(marker);
  if (!isOwn && folders.some((folder) => existsSync(folder)))
    throw new Problem(`${DEMO} has data that is not a demo's: set SHIORI_DEMO_FOLDER to a new folder.`);
  for (const folder of folders) {
    if (!keep) rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  writeFileSync(marker, "");
}

/** Starts the backend with the demo library in the existing folders; throws with its last output on failure. */
export async function startDemo(family: Family): Promise<Demo> {
  const data = `${DEMO}/data`;
  const token = randomBytes(24).toString("base64url");
  const tokenFile = `${DEMO}/token`;
  writeSecretly(tokenFile, token);
  const logFile = `${DEMO}/backend.log`;
  const rules = `--settings-file=${at("assets/demo/settings.json")}`;
  const args = [
    at("backend/server.ts"),
    `--data=${data}`,
    "--demo",
    rules,
    "--port=0",
    `--token-file=${tokenFile}`,
  ];
  // The demo never uses the database of the environment.
  const env = { ...process.env, DATABASE_URL: "" };
  const child = family.start([process.execPath, ...args], { stdio: ["ignore", "pipe", "pipe"], env });
  const log = createWriteStream(logFile);
  child.stderr?.pipe(log);
  const over = new Promise<string>((resolve) => {
    child.on("error", (error) => resolve(`The backend could not start: ${error.message}`));
    child.on("close", (code) => {
      const tail = readFileSync(logFile, "utf8").trim().split("\n").slice(-12).join("\n");
      resolve(`The backend ended (exit ${code}).\n${tail}`);
    });
  });
  if (!child.stdout) throw new Error("The backend has no output.");
  const port = await readyPort(child.stdout, over, 120);
  return { url: `http://127.0.0.1:${port}`, token };
}

/** Options of `npm start`. */
export interface Wishes {
  readonly kiosk: boolean;
  readonly landscape: boolean;
  /** Initial screen language, undefined = the default. */
  readonly language: string | undefined;
}

/** Writes the settings file of the machine, which contains the token; returns its path. */
export async function writeSettings(demo: Demo, wishes: Wishes): Promise<string> {
  const file = `${DEMO}/settings.json`;
  const [width, height] = wishes.landscape ? [1920, 1080] : [1080, 1920];
  const settings = {
    // In a window the keyboard is used for typing; on the library floor its keys belong to the scanner.
    kiosk: { name: "demo", locked: wishes.kiosk, keyboard: !wishes.kiosk, width, height },
    staff: { pin: await hashSecret(DEMO_PIN) },
    backend: { adapter: "shiori", url: demo.url, token: demo.token },
    placeNames: JSON.parse(readFileSync(at("assets/demo/place-names.json"), "utf8")),
    shelfMap: JSON.parse(readFileSync(at("assets/demo/shelf-map.json"), "utf8")),
    ...(wishes.language === undefined ? {} : { languages: { first: wishes.language } }),
  };
  writeSecretly(file, `${JSON.stringify(settings, null, 2)}\n`);
  return file;
}
