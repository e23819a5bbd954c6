import { setTimeout as pause } from "node:timers/promises";
import { hash, verify } from "@node-rs/argon2";
import { startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { person } from "#test/support/kiosk/simulated-patron.ts";
import { bareResets } from "./bare-reset.ts";
import { BETWEEN_MS, bareYardsticks } from "./bare-window.ts";
import { type Figure, percentile } from "./figures.ts";
import { type Hand, hand } from "./hand.ts";
import { pageOfStartRenewed } from "./page-of-start.ts";
import { watchFor } from "./painted.ts";

const ROUNDS = 12;
const BARE_RESETS = 50;
/** How long a visit takes at least, in milliseconds: the next page has rehearsed then. */
const VISIT_MS = 15_000;
/** Between two patrons, in milliseconds: one steps aside and the next one has a card ready. */
const STEPS_UP_MS = 4000;
/** How long the backend's password hash takes here, alone. */
async function passwordHash(): Promise<number[]> {
  const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
  const hashed = await hash("Shiori7", options);
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await verify(hashed, "Shiori7", options);
    samples.push(performance.now() - began);
  }
  return samples;
}

interface Taken {
  readonly scan: number[];
  readonly tap: number[];
  readonly signIn: number[];
  readonly reset: number[];
}

/** Clicks a control and answers ms to the picture with the words. */
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
  const { painted } = await watchFor(kiosk.look, words);
  const at = await fingers.touch();
  return (await painted) - at;
}

async function oneVisit(kiosk: Kiosk, fingers: Hand, taken: Taken): Promise<void> {
  const patron = demoPatron("ordinary");
  const me = person(kiosk, "ja");
  const { say } = me;
  await me.sees(say("visit.attract.line1"), 20_000);
  await pause(STEPS_UP_MS);
  const { painted } = await watchFor(kiosk.look, new RegExp(say("signIn.password.heading"), "u"));
  // The card's digits come first; the clock starts with the key that ends the scan.
  fingers.keys([...patron.card]);
  await pause(60);
  const at = fingers.key("Return");
  taken.scan.push((await painted) - at);
  const longEnough = pause(VISIT_MS);
  await me.typeLatin(patron.password);
  const home = new RegExp(say("home.heading"), "u");
  taken.signIn.push(await timedClick(kiosk, fingers, say("common.next"), home));
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

/** Scan, password, tap and end of a visit, each to the next picture. */
export async function benchVisit(): Promise<Figure[]> {
  const yardsticks = await bareYardsticks(ROUNDS);
  const resets = await bareResets(BARE_RESETS);
  const hashing = await passwordHash();
  const backend = await startDemoBackend();
  const kiosk = await startKiosk({ look: "small-client", backend });
  const fingers = hand(kiosk.display.environment);
  const taken: Taken = { scan: [], tap: [], signIn: [], reset: [] };
  try {
    await pageOfStartRenewed(kiosk);
    for (let round = 0; round < ROUNDS; round += 1) await oneVisit(kiosk, fingers, taken);
  } finally {
    await fingers.done();
    await kiosk.stop();
    await backend.stop();
  }
  const p95 = (samples: readonly number[]) => percentile(samples, 0.95);
  const bareClick = { what: "bare window, touch", samples: yardsticks.click };
  return [
    {
      what: "scan of a card to the password screen painted",
      unit: "ms",
      samples: taken.scan,
      yardstick: { what: "bare window, Enter", samples: yardsticks.key },
      budget: "p95 50 ms",
      met: p95(taken.scan) <= 50,
    },
    {
      what: "password confirmed to the patron's page painted",
      unit: "ms",
      samples: taken.signIn,
      yardstick: { what: "password hash alone", samples: hashing },
      budget: "p95 hash + 60 ms",
      met: p95(taken.signIn) <= p95(hashing) + 60,
    },
    {
      what: "tap to the next screen painted",
      unit: "ms",
      samples: taken.tap,
      yardstick: bareClick,
      budget: "p95 40 ms",
      met: p95(taken.tap) <= 40,
    },
    {
      what: "end of a visit to a clean, verified page uncovered",
      unit: "ms",
      samples: taken.reset,
      yardstick: { what: "bare reset", samples: resets },
      budget: "p95 60 ms",
      met: p95(taken.reset) <= 60,
    },
  ];
}
