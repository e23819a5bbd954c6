import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { person } from "#test/support/kiosk/simulated-patron.ts";
import { bareResets } from "./bare-reset.ts";
import { BETWEEN_MS, bareYardsticks, type Yardsticks } from "./bare-window.ts";
import { type Figure, percentile } from "./figures.ts";
import { type Hand, hand } from "./hand.ts";
import { watchFor } from "./painted.ts";

/** The fewest of which the p95 is not the highest. */
const ROUNDS = 20;
/** Starts of which the first visit is measured. */
const STARTS = 4;
const BARE_RESETS = 50;

/** How patrons follow each other, in milliseconds. */
interface Pace {
  /** How long a visit takes at least. */
  readonly visitMs: number;
  /** From one patron, who steps aside, to the next one with a card ready. */
  readonly stepsUpMs: number;
}

/** A page that was left alone for five seconds has given back the memory for its next picture. */
const USUAL: Pace = { visitMs: 8000, stepsUpMs: 7000 };
/** A visit of some six seconds, and somebody close behind. */
const QUICK: Pace = { visitMs: 0, stepsUpMs: 1000 };

/** A backend and how long each of its password hashes has taken so far, in ms. */
interface TimedBackend {
  readonly backend: DemoBackend;
  hashes(): readonly number[];
}

async function startTimed(file: string): Promise<DemoBackend> {
  const { NODE_OPTIONS: options } = process.env;
  const timer = pathToFileURL(join(import.meta.dirname, "timed-hash.ts"));
  process.env["NODE_OPTIONS"] = `${options ?? ""} --import=${timer.href}`;
  process.env["SHIORI_BENCH_HASHES"] = file;
  try {
    return await startDemoBackend();
  } finally {
    // The kiosks that are started later must not inherit them.
    if (options === undefined) delete process.env["NODE_OPTIONS"];
    else process.env["NODE_OPTIONS"] = options;
    delete process.env["SHIORI_BENCH_HASHES"];
  }
}

async function withTimedBackend(action: (timed: TimedBackend) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "shiori-hashes-"));
  const file = join(folder, "ms");
  writeFileSync(file, "");
  const hashes = (): number[] => readFileSync(file, "utf8").split("\n").filter(Boolean).map(Number);
  try {
    const backend = await startTimed(file);
    try {
      await action({ backend, hashes });
    } finally {
      await backend.stop();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Where a visit is measured. */
interface Place extends Pick<TimedBackend, "hashes"> {
  readonly kiosk: Kiosk;
  readonly fingers: Hand;
}

interface Taken {
  /** Of each sign-in, its own. */
  readonly hash: number[];
  readonly scan: number[];
  readonly tap: number[];
  readonly signIn: number[];
  readonly reset: number[];
}

/** Touches a control; returns the milliseconds to the frame with the words. */
async function timedClick(
  kiosk: Kiosk,
  fingers: Hand,
  name: string | RegExp,
  words: RegExp,
): Promise<number> {
  await pause(BETWEEN_MS);
  const rect = await kiosk.find(name);
  if (rect === null) throw new Error(`no control called ${String(name)}`);
  fingers.point(rect.x + rect.width / 2, rect.y + rect.height / 2);
  await pause(60);
  const watch = await watchFor(kiosk.look, words);
  return watch.since(await fingers.touch());
}

const nothingTaken = (): Taken => ({ hash: [], scan: [], tap: [], signIn: [], reset: [] });

async function oneVisit(
  { kiosk, fingers, hashes }: Place,
  { visitMs, stepsUpMs }: Pace,
  taken: Taken,
): Promise<void> {
  const patron = demoPatron("ordinary");
  const me = person(kiosk, "ja");
  const { say } = me;
  await me.sees(say("visit.attract.line1"), 20_000);
  await pause(BETWEEN_MS + stepsUpMs);
  const watch = await watchFor(kiosk.look, new RegExp(say("signIn.password.heading"), "u"));
  // The clock starts with the key that ends the scan.
  taken.scan.push(await watch.since(await fingers.scan(patron.card)));
  const longEnough = pause(visitMs);
  await me.typeLatin(patron.password);
  const home = new RegExp(say("home.heading"), "u");
  const before = hashes().length;
  taken.signIn.push(await timedClick(kiosk, fingers, say("common.next"), home));
  const [hash, ...more] = hashes().slice(before);
  if (hash === undefined || more.length > 0) throw new Error("A sign-in takes one password hash.");
  taken.hash.push(hash);
  const loans = new RegExp(say("home.account"), "u");
  taken.tap.push(await timedClick(kiosk, fingers, loans, new RegExp(say("account.caption"), "u")));
  taken.tap.push(await timedClick(kiosk, fingers, say("common.back"), home));
  taken.tap.push(
    await timedClick(
      kiosk,
      fingers,
      new RegExp(`^${say("home.search")}`, "u"),
      new RegExp(say("search.fieldsName"), "u"),
    ),
  );
  await longEnough;
  const reset = kiosk.waitForEvent("visit-reset");
  await me.press(say("visit.finish"));
  await me.sees(say("visit.finishBox.heading"));
  await me.press(say("visit.finish"));
  taken.reset.push((await reset).ms ?? Number.NaN);
}

async function withKiosk(
  { backend, hashes }: TimedBackend,
  action: (place: Place) => Promise<void>,
): Promise<void> {
  const kiosk = await startKiosk({ look: "small-client", backend });
  const fingers = hand(kiosk.display.environment);
  try {
    // The first page of a start is replaced before a patron comes.
    await kiosk.waitForEvent("visit-reset");
    await action({ kiosk, fingers, hashes });
  } finally {
    await fingers.done();
    await kiosk.stop();
  }
}

interface Bare {
  readonly windows: Yardsticks;
  readonly resets: readonly number[];
}

const p95 = (samples: readonly number[]): number => percentile(samples, 0.95);

/** @param when which visits, after the name of each figure. */
function figuresOf(when: string, { scan, tap, hash, signIn, reset }: Taken, bare: Bare): Figure[] {
  const besides = signIn.map((ms, at) => ms - (hash[at] ?? Number.NaN));
  return [
    {
      what: `scan of a card to the password screen painted${when}`,
      unit: "ms",
      samples: scan,
      yardstick: { what: "bare window, Enter", samples: bare.windows.key },
      budget: "p95 50 ms",
      met: p95(scan) <= 50,
    },
    {
      what: `password confirmed to the patron's page painted${when}`,
      unit: "ms",
      samples: signIn,
      yardstick: { what: "its own hash", samples: hash },
      budget: "-",
      met: null,
    },
    {
      what: `the same without its own hash${when}`,
      unit: "ms",
      samples: besides,
      yardstick: null,
      budget: "p95 60 ms (hash + 60 ms)",
      met: p95(besides) <= 60,
    },
    {
      what: `tap to the next screen painted${when}`,
      unit: "ms",
      samples: tap,
      yardstick: { what: "bare window, touch", samples: bare.windows.click },
      budget: "p95 50 ms",
      met: p95(tap) <= 50,
    },
    {
      what: `end of a visit to a clean, verified page${when}`,
      unit: "ms",
      samples: reset,
      yardstick: { what: "bare reset", samples: bare.resets },
      budget: "p95 60 ms",
      met: p95(reset) <= 60,
    },
  ];
}

/** Scan, password, tap and end of a visit, each to the next picture. */
export async function benchVisit(): Promise<Figure[]> {
  const windows = await bareYardsticks(ROUNDS);
  const resets = await bareResets(BARE_RESETS);
  const [usual, quick, first] = [nothingTaken(), nothingTaken(), nothingTaken()];
  await withTimedBackend(async (timed) => {
    await withKiosk(timed, async (place) => {
      for (let round = 0; round < ROUNDS; round += 1) await oneVisit(place, USUAL, usual);
      for (let round = 0; round < ROUNDS; round += 1) await oneVisit(place, QUICK, quick);
    });
    for (let start = 0; start < STARTS; start += 1)
      await withKiosk(timed, (place) => oneVisit(place, USUAL, first));
  });
  const bare = { windows, resets };
  return [
    ...figuresOf("", usual, bare),
    ...figuresOf(", quick visits", quick, bare),
    ...figuresOf(", first visit of a start", first, bare),
  ];
}
