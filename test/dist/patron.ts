import { demoPatron } from "#test/support/demo/demo-people.ts";
import { type Terminal, until } from "./terminal.ts";

/** The demo's ordinary patron. */
export const { card: CARD, password: PASSWORD } = demoPatron("ordinary");

/** A wedge scanner's speed. */
const SCANNER_MS_PER_KEY = "10";
const PERSON_MS_PER_KEY = "150";
/** The demo library is made at the backend's first start. */
const SEED_MS = 60_000;
/** A page that is the same so long is still. */
const STILL_MS = 700;

/** The Node that comes with the package. */
export const NODE = "/opt/shiori/service/bin/node";
/** Asks the backend whether it lives; fails when it does not. */
const HEALTH = "fetch('http://127.0.0.1:8080/v1/health').then(({ ok }) => process.exit(ok ? 0 : 1))";

/** Starts the backend that came with the package, with the demo library. */
export async function startLibrary({ machine: { sure, run } }: Terminal): Promise<void> {
  sure(["sh", "-c", "echo 'SHIORI_BACKEND_OPTIONS=--demo' >> /etc/shiori/backend.env"]);
  sure(["systemctl", "enable", "--now", "shiori-backend.service"]);
  await until("the backend", () => (run([NODE, "-e", HEALTH]).status === 0 ? true : null), SEED_MS);
}

/** Waits until the kiosk has found its library and shows its first screen. */
export async function libraryFound(terminal: Terminal): Promise<void> {
  const found = (): unknown => terminal.log().find(({ event }) => event === "backend-back") ?? null;
  await until("the backend to be found", found, SEED_MS);
  await terminal.painted();
}

/** A code as a wedge scanner types it. */
export function scan(terminal: Terminal, code: string): void {
  terminal.onScreen("xdotool", "type", "--delay", SCANNER_MS_PER_KEY, code);
  terminal.onScreen("xdotool", "key", "Return");
}

/** Words as a person types them on a keyboard. */
export function type(terminal: Terminal, text: string): void {
  terminal.onScreen("xdotool", "type", "--delay", PERSON_MS_PER_KEY, text);
  terminal.onScreen("xdotool", "key", "Return");
}

/** Waits until the screen is another than `before` and moves no more; answers its picture. */
export async function stillScreen(terminal: Terminal, before = ""): Promise<string> {
  let last = { signature: "", since: 0 };
  return until("a screen that is still", () => {
    const { signature } = terminal.picture();
    const now = Date.now();
    if (signature !== last.signature) last = { signature, since: now };
    return signature !== before && now - last.since >= STILL_MS ? signature : null;
  });
}

/** Signs the patron in, from the attract screen on; answers the picture of the patron's page. */
export async function signIn(terminal: Terminal): Promise<string> {
  const attract = terminal.picture().signature;
  await terminal.after("visit-began", () => scan(terminal, CARD));
  const asked = await stillScreen(terminal, attract);
  type(terminal, PASSWORD);
  return stillScreen(terminal, asked);
}
