import { mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { EXIT } from "#contract/exit-codes.ts";
import { type Size, windowSize } from "#main/shell/arrangement.ts";
import { build } from "./build.ts";
import { ensureElectron } from "./electron-runtime.mjs";
import { withLock } from "./setup/lock.mjs";
import { notWritable, Problem } from "./setup/say.mjs";
import {
  DEMO,
  DEMO_CARDS,
  DEMO_PIN,
  DEMO_STATE,
  demoCards,
  prepareDemo,
  startDemo,
  type Wishes,
  writeSettings,
} from "./shared/demo.ts";
import { displayAnswers, openDisplay, pictureWhenPainted } from "./shared/display.ts";
import { type Family, openFamily } from "./shared/family.ts";
import { at, ROOT } from "./shared/place.ts";

/** A kiosk that cannot open its window has ended by then, which is reported first. Milliseconds. */
const EARLY_END_MS = 1500;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A path for output, relative inside the project. */
function shown(...names: string[]): string {
  const path = join(DEMO, ...names);
  const short = relative(ROOT, path);
  return short.startsWith("..") ? path : short;
}

function tellCards(dock: boolean): void {
  const cards = demoCards();
  if (cards.length === 0) return;
  const how = dock
    ? "press one in the dock, or type its number on the screen"
    : "scan one, or type its number on the screen";
  say(`\nDemo cards and passwords (${how}):`);
  for (const { card, password, label } of cards)
    say(`  ${card.padEnd(8)}  ${password.padEnd(8)}  ${label.en} / ${label.ja}`);
  say(`\nStaff area: touch the library's name on the first screen five times; PIN ${DEMO_PIN}.`);
}

function tellPlaces(url: string): void {
  say("Shiori is running with its demo library.");
  say(`  backend  ${url}`);
  say(
    `  data     ${shown()} (recreated at each start; npm start -- --keep keeps it and the staff's settings)`,
  );
  say(`  logs     ${shown("kiosk.log")}, ${shown("backend.log")}`);
}

/** Runs the kiosk until it is closed, restarting it on request; resolves to its exit code. */
async function runKiosk(family: Family, args: readonly string[], display: string | null): Promise<number> {
  for (let times = 0; ; times += 1) {
    const log = openSync(join(DEMO, "kiosk.log"), times === 0 ? "w" : "a");
    const env = display === null ? process.env : { ...process.env, DISPLAY: display };
    const child = family.start(args, { stdio: ["ignore", log, log], env });
    const code = await new Promise<number>((resolve, reject) => {
      child.on("error", reject);
      child.on("exit", (number) => resolve(number ?? 1));
    });
    if (code !== EXIT.failClosed || times >= 5) return code;
    say("The kiosk restarts.");
  }
}

/** The current display, or null. Throws when the named display does not answer. */
async function ownDisplay(): Promise<string | null> {
  const name = process.env["DISPLAY"];
  if (process.platform !== "linux" || !name) return null;
  if (await displayAnswers(name)) return name;
  throw new Problem(
    `No X server answers on DISPLAY=${name}: start it, or unset DISPLAY to run on a virtual one (unset DISPLAY; npm start).`,
  );
}

/** The command that runs the kiosk. */
function kioskWords(electron: string, settings: string, userData: string, wishes: Wishes): readonly string[] {
  const kiosk = [
    electron,
    ROOT,
    `--settings=${settings}`,
    `--user-data-dir=${userData}`,
    `--state=${DEMO_STATE}`,
    ...(wishes.kiosk ? [] : [`--dock=${DEMO_CARDS}`]),
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
  if (!wishes.kiosk) return kiosk;
  // A locked kiosk is restarted after any exit that was not requested, as on the library floor.
  const beat = `--heartbeat=${join(userData, "beat")}`;
  return [process.execPath, at("supervisor/main.ts"), beat, "--", ...kiosk];
}

/** A virtual screen large enough for the terminal and the dock. */
function screenFor({ kiosk, landscape }: Wishes): Size {
  const design = landscape ? { width: 1920, height: 1080 } : { width: 1080, height: 1920 };
  return kiosk ? design : windowSize({ width: 4000, height: 4000 }, design);
}

function tellVirtual(display: string, width: number, height: number): void {
  say(
    `\nThis machine has no display, so the kiosk runs on a virtual one (${display}, ${width} x ${height}).`,
  );
  void pictureWhenPainted(display, at("out/start/attract.png"), 15).then((painted) => {
    if (painted) say("A picture of its first screen: out/start/attract.png");
    say(`More pictures: DISPLAY=${display} import -window root picture.png. All screens: npm run tour`);
  });
}

async function start(family: Family, wishes: Wishes, keep: boolean, userData: string): Promise<number> {
  prepareDemo(keep);
  const [electron, , demo] = await Promise.all([ensureElectron(), build(), startDemo(family)]);
  const settings = await writeSettings(demo, wishes);
  const { width, height } = screenFor(wishes);
  const own = await ownDisplay();
  const isVirtual = own === null && process.platform === "linux";
  const display = isVirtual ? await openDisplay(family, width, height) : own;
  const running = runKiosk(family, kioskWords(electron.path, settings, userData, wishes), display);
  const ended = await Promise.race([running.then(() => true), wait(EARLY_END_MS, false)]);
  if (!ended) {
    tellPlaces(demo.url);
    tellCards(!wishes.kiosk);
    if (isVirtual && display !== null) tellVirtual(display, width, height);
    say(`\n${wishes.kiosk ? "Press" : "Close the window or press"} Ctrl-C here to stop.`);
  }
  const code = await running;
  if (code !== 0) say(`\nThe kiosk exited with code ${code}:\n${tail(join(DEMO, "kiosk.log"))}`);
  return code;
}

function tail(file: string): string {
  return readFileSync(file, "utf8").trim().split("\n").slice(-12).join("\n");
}

/** The arguments after `npm start --`, already checked by tools/setup/usage.mjs. */
function readArguments(): { kiosk: boolean; landscape: boolean; lang?: string; keep: boolean } {
  const flag = { type: "boolean", default: false } as const;
  const options = { kiosk: flag, landscape: flag, keep: flag, lang: { type: "string" } } as const;
  return parseArgs({ options }).values;
}

function busy(pid: number): string {
  return `Shiori is already running from this folder (process ${pid}): stop it first, or start a second one with SHIORI_DEMO_FOLDER=out/demo-2 npm start`;
}

const values = readArguments();
const family = openFamily();
const userData = mkdtempSync(join(tmpdir(), "shiori-"));
let asked = false;
const leave = async (code: number): Promise<never> => {
  await family.end();
  rmSync(userData, { recursive: true, force: true });
  process.exit(code);
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (asked) return;
    asked = true;
    say("\nStopping.");
    void leave(0);
  });
}
const wishes = { kiosk: values.kiosk, landscape: values.landscape, language: values.lang };
try {
  // Checked before anything is built or deleted.
  await ownDisplay();
  const code = await withLock(join(DEMO, "lock"), () => start(family, wishes, values.keep, userData), {
    busy,
  });
  if (!asked) await leave(code);
} catch (error) {
  if (!asked) {
    const said = notWritable(error) ?? error;
    process.stderr.write(`${said instanceof Error ? said.message : String(said)}\n`);
    await leave(1);
  }
}
