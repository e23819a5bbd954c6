import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { traceOf } from "./playwright.ts";

/*
 * What a failed end-to-end test leaves: the log of each kiosk, a picture of its X screen and a Playwright trace of its pages. They
 * are taken when the test has failed, so a test that passes costs nothing. The patrons in them are invented.
 */

const ROOT = join(import.meta.dirname, "../../..");
const OUT = "out/failures";
/** Events of the log that are printed: enough to tell a lost scan from one that was refused. */
const MOST_EVENTS = 16;
/** File systems take names of 255 bytes; three are a Japanese letter. */
const MOST_LETTERS = 80;

/** A kiosk whose screens can be kept. */
interface Failing {
  /** Port of its debugger. */
  readonly port: number;
  log(): readonly {
    readonly at: string;
    readonly event: string;
    readonly kind?: string;
    readonly reason?: string;
  }[];
  screenshot(file: string): void;
}

/** Running kiosks, each with the failed test of which it was kept last. */
const running = new Map<Failing, string>();
let failedTest: () => string | null = () => null;

/** Tells how to learn the name of the test that is going on and has failed; null while none has. */
export function failuresToldBy(ask: () => string | null): void {
  failedTest = ask;
}

async function keep(kiosk: Failing, test = failedTest()): Promise<void> {
  if (test === null || running.get(kiosk) === test) return;
  running.set(kiosk, test);
  const name = test.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, MOST_LETTERS);
  const folder = join(OUT, name, `kiosk-${[...running.keys()].indexOf(kiosk) + 1}`);
  mkdirSync(join(ROOT, folder), { recursive: true });
  const lines = kiosk.log();
  const events = lines.slice(-MOST_EVENTS).map(({ at, event, kind, reason }) => {
    return [at.slice(11, -1), event, kind, reason].filter(Boolean).join(" ");
  });
  console.error(`${test}: the log ends with ${events.join(" · ")}`);
  try {
    writeFileSync(join(ROOT, folder, "log.jsonl"), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    kiosk.screenshot(join(ROOT, folder, "screen.png"));
    await traceOf(kiosk.port, join(ROOT, folder, "trace.zip"));
  } catch (error) {
    console.error(`not everything could be kept: ${String(error)}`);
  }
  console.error(`${test}: its screens are kept in ${folder}`);
}

/** Keeps the screens of every running kiosk when a test has failed; null: it has not. */
export async function keepRunning(test: string | null): Promise<void> {
  for (const kiosk of running.keys()) await keep(kiosk, test);
}

/** Registers a kiosk. Call the answer before the kiosk is stopped: a test may stop its own. */
export function keepOnFailure(kiosk: Failing): () => Promise<void> {
  running.set(kiosk, "");
  return async () => {
    await keep(kiosk);
    running.delete(kiosk);
  };
}
