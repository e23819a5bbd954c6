import { setTimeout as pause } from "node:timers/promises";
import { startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { freeCopies } from "#test/support/demo/free-copies.ts";
import { RestKiosk } from "#test/support/http/rest-client.ts";
import { begins } from "#test/support/kiosk/control-names.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { type Person, person } from "#test/support/kiosk/simulated-patron.ts";
import { type Figure, percentile } from "./figures.ts";
import { type Hand, hand } from "./hand.ts";
import { watchFor } from "./painted.ts";

const ROUNDS = 20;
/** A pile as large as the backend lets one patron have, at the pace of the budget: 100 copies in 60 s. */
const PILE = 100;
const PILE_MS = 60_000;
/** Between two scans that are measured; the answer to the one before has been drawn. */
const BETWEEN_MS = 500;
/** Budgets in milliseconds: to the line, and from the backend's answer to the picture. */
const LINE_MS = 30;
const ANSWER_MS = 30;

/** Milliseconds that the backend takes to lend a copy, asked without a terminal. */
async function lentByBackend(asked: RestKiosk, barcodes: readonly string[]): Promise<readonly number[]> {
  const { card, password } = demoPatron("overdue");
  const patron = await asked.patron(card, password);
  const samples: number[] = [];
  for (const barcode of barcodes) {
    const began = performance.now();
    const { status } = await patron.checkOut(barcode);
    samples.push(performance.now() - began);
    if (status !== 200) throw new Error(`The backend did not lend a copy: ${status}.`);
  }
  return samples;
}

/** Scans a copy: its digits come first, the clock starts with the key that ends the scan. */
async function scan(fingers: Hand, barcode: string): Promise<number> {
  fingers.keys([...barcode]);
  await pause(60);
  return fingers.key("Return");
}

interface Taken {
  readonly line: number[];
  readonly lent: number[];
}

/** Scans copies one by one, each to its line and to its loan. */
async function scanOneByOne({ kiosk, fingers, me }: Stage, barcodes: readonly string[]): Promise<Taken> {
  const taken: Taken = { line: [], lent: [] };
  for (const [index, barcode] of barcodes.entries()) {
    await pause(BETWEEN_MS);
    const line = await watchFor(kiosk.look, new RegExp(me.say("lend.copy", { number: barcode }), "u"));
    const lent = await watchFor(
      kiosk.look,
      new RegExp(me.say("lend.count", { count: index + 1 }).split("。")[0] ?? "", "u"),
    );
    const at = await scan(fingers, barcode);
    taken.line.push((await line.painted) - at);
    taken.lent.push((await lent.painted) - at);
  }
  return taken;
}

/** Scans a pile at an even pace. Answers the seconds until all are lent, and how many the backend has. */
async function scanPile(
  { fingers, me, asked }: Stage,
  barcodes: readonly string[],
): Promise<{ readonly seconds: number; readonly lent: number }> {
  const began = performance.now();
  for (const [index, barcode] of barcodes.entries()) {
    await pause(Math.max(0, began + (index * PILE_MS) / PILE - performance.now()));
    await scan(fingers, barcode);
  }
  await me.sees(me.say("lend.count", { count: PILE }).split("。")[0] ?? "", PILE_MS);
  const seconds = (performance.now() - began) / 1000;
  const { card, password } = demoPatron("new-patron");
  const { loans } = (await (await asked.patron(card, password)).loans()).value;
  return { seconds, lent: loans.filter(({ barcode }) => barcodes.includes(barcode)).length };
}

interface Stage {
  readonly kiosk: Kiosk;
  readonly fingers: Hand;
  readonly me: Person;
  readonly asked: RestKiosk;
  /** Where the backend's data lie. */
  readonly folder: string;
}

async function openLending({ me }: Stage, who: "ordinary" | "new-patron"): Promise<void> {
  await me.sees(me.say("visit.attract.line1"), 20_000);
  await me.signIn(who);
  await me.press(begins(me.say("lend.open")));
  await me.sees(me.say("lend.hint"));
}

async function measure(stage: Stage) {
  const { asked, folder } = stage;
  const codes = (await freeCopies(folder)).slice(0, 2 * ROUNDS + PILE);
  const alone = await lentByBackend(asked, codes.slice(0, ROUNDS));
  await openLending(stage, "ordinary");
  const taken = await scanOneByOne(stage, codes.slice(ROUNDS, 2 * ROUNDS));
  await stage.me.finish();
  await openLending(stage, "new-patron");
  const pile = await scanPile(stage, codes.slice(2 * ROUNDS));
  await stage.me.finish();
  return { alone, taken, pile };
}

/** A scanned copy to its line and to its loan; a hundred copies in a minute. */
export async function benchLend(): Promise<Figure[]> {
  const backend = await startDemoBackend({
    loans: { max: PILE },
    terminals: { lend: true, takeBack: true },
  });
  const kiosk = await startKiosk({
    look: "small-client",
    backend,
    settings: { services: { lend: true } },
  });
  const fingers = hand(kiosk.display.environment);
  const asked = new RestKiosk(backend.url, backend.token);
  try {
    const stage = { kiosk, fingers, me: person(kiosk, "ja"), asked, folder: backend.folder };
    const { alone, taken, pile } = await measure(stage);
    const p95 = (samples: readonly number[]) => percentile(samples, 0.95);
    return [
      {
        what: "scan of a copy to its line painted",
        unit: "ms",
        samples: taken.line,
        yardstick: null,
        budget: `p95 ${LINE_MS} ms`,
        met: p95(taken.line) <= LINE_MS,
      },
      {
        what: "scan of a copy to its loan painted",
        unit: "ms",
        samples: taken.lent,
        yardstick: { what: "the backend's answer alone", samples: alone },
        budget: `p95 backend + ${ANSWER_MS} ms`,
        met: p95(taken.lent) <= p95(alone) + ANSWER_MS,
      },
      {
        what: `${PILE} copies scanned in ${PILE_MS / 1000} s: lent per second, ${pile.lent} of them at the backend`,
        unit: "/s",
        samples: [PILE / pile.seconds],
        yardstick: null,
        budget: "all of them, once",
        met: pile.lent === PILE,
      },
    ];
  } finally {
    await fingers.done();
    await kiosk.stop();
    await backend.stop();
  }
}
