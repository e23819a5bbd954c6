import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { LANGUAGES } from "#contract/domain/text.ts";
import { build } from "./build.ts";
import { ensureElectron } from "./electron-runtime.mjs";
import { DEMO, DEMO_CARDS, demoCards, startDemo, type Wishes, writeSettings } from "./shared/demo.ts";
import { openDisplay, pictureWhenPainted } from "./shared/display.ts";
import { type Family, openFamily } from "./shared/family.ts";
import { at, ROOT } from "./shared/place.ts";

const HELP = `npm start -- [words]
  --kiosk        the locked full screen of a real terminal, instead of a window
  --landscape    1920 x 1080 instead of 1080 x 1920
  --lang=en      first language: ${LANGUAGES.join(", ")}
  --keep         keep the demo library's data of the last time
`;

/** A kiosk that ends with this code wants to be started again with a clean memory. */
const START_AGAIN = 75;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function tellCards(): void {
  const cards = demoCards();
  if (cards.length === 0) return;
  say("\nDemo cards and passwords (tap a card in the strip below the window, or type its number):");
  for (const { card, password, label } of cards)
    say(`  ${card.padEnd(8)}  ${password.padEnd(8)}  ${label.en} / ${label.ja}`);
}

/** Runs the kiosk until it is closed, starting it again when it asks for that; resolves to its exit code. */
async function runKiosk(family: Family, words: readonly string[], display: string): Promise<number> {
  for (let times = 0; ; times += 1) {
    const log = openSync(join(DEMO, "kiosk.log"), times === 0 ? "w" : "a");
    const env = { ...process.env, DISPLAY: display };
    const child = family.start(words, { stdio: ["ignore", log, log], env });
    const code = await new Promise<number>((resolve, reject) => {
      child.on("error", reject);
      child.on("exit", (number) => resolve(number ?? 1));
    });
    if (code !== START_AGAIN || times >= 5) return code;
    say("The kiosk asked to be started again.");
  }
}

async function start(family: Family, wishes: Wishes, keep: boolean, userData: string): Promise<number> {
  mkdirSync(DEMO, { recursive: true });
  const [electron, , demo] = await Promise.all([ensureElectron(), build(), startDemo(family, keep)]);
  const settings = writeSettings(demo, wishes);
  const [width, height] = wishes.landscape ? ([1920, 1080] as const) : ([1080, 1920] as const);
  const own = process.env["DISPLAY"];
  const display = own ?? (await openDisplay(family, width, height));
  const kiosk = [
    electron.path,
    ROOT,
    `--settings=${settings}`,
    `--user-data-dir=${userData}`,
    ...(wishes.kiosk ? [] : [`--dock=${DEMO_CARDS}`]),
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
  // A locked kiosk ends only when it is asked to: as on the library floor, anything else brings it back.
  const supervisor = [
    process.execPath,
    at("supervisor/main.ts"),
    `--heartbeat=${join(userData, "beat")}`,
    "--",
  ];
  const words = wishes.kiosk ? [...supervisor, ...kiosk] : kiosk;
  const running = runKiosk(family, words, display);
  say("Shiori is running with its demo library.");
  say(`  backend  ${demo.url}`);
  say("  data     out/demo (made anew at each start; -- --keep keeps it)");
  say("  logs     out/demo/kiosk.log, out/demo/backend.log");
  tellCards();
  if (own === undefined) {
    say(
      `\nThis machine has no display, so the kiosk runs on a virtual one (${display}, ${width} x ${height}).`,
    );
    void pictureWhenPainted(display, at("out/start/attract.png"), 15).then((painted) => {
      if (painted) say("A picture of its first screen: out/start/attract.png");
      say(`More pictures: DISPLAY=${display} import -window root picture.png. All screens: npm run tour`);
    });
  }
  say(`\n${wishes.kiosk ? "" : "Close the window or "}press Ctrl-C here to end.`);
  const code = await running;
  if (code !== 0) say(`\nThe kiosk ended with code ${code}:\n${tail(join(DEMO, "kiosk.log"))}`);
  return code;
}

function tail(file: string): string {
  return readFileSync(file, "utf8").trim().split("\n").slice(-12).join("\n");
}

/** The words behind `npm start --`; ends the program with the list of them when one is unknown. */
function readWords(): { kiosk: boolean; landscape: boolean; lang?: string; keep: boolean } {
  const flag = { type: "boolean", default: false } as const;
  try {
    const options = {
      kiosk: flag,
      landscape: flag,
      keep: flag,
      help: flag,
      lang: { type: "string" },
    } as const;
    const { values } = parseArgs({ options });
    if (!values.help) return values;
    say(HELP);
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    process.exit(2);
  }
}

const values = readWords();
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
    say("\nEnding.");
    void leave(0);
  });
}
const wishes = { kiosk: values.kiosk, landscape: values.landscape, language: values.lang };
try {
  const code = await start(family, wishes, values.keep, userData);
  if (!asked) await leave(code);
} catch (error) {
  if (!asked) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    await leave(1);
  }
}
