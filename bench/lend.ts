import { setTimeout as pause } from "node:timers/promises";
import { startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { freeCopies } from "#test/support/demo/free-copies.ts";
import { RestKiosk } from "#test/support/http/rest-client.ts";
import { begins } from "#test/support/kiosk/control-names.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { type Person, person, READS_CHANGE_MS } from "#test/support/kiosk/simulated-patron.ts";
import { bareYardsticks } from "./bare-window.ts";
import { type Figure, percentile } from "./figures.ts";
import { type Hand, hand } from "./hand.ts";
import { watchFor } from "./painted.ts";

const ROUNDS = 20;
/** A pile as large as the backend lets one patron have, at the pace of the budget: 100 copies in 60 s. */
const PILE = 100;
const PILE_MS = 60_000;
/** A copy that is not done so long after the last scan is lost. */
const LOST_MS = 20_000;
/** Between two scans that are measured; the answer to the one before has been drawn. */
const BETWEEN_MS = 500;
/** Budgets in milliseconds: to the line, and from the backend's answer to the picture. */
const LINE_MS = 30;
const ANSWER_MS = 30;

interface Stage {
  readonly kiosk: Kiosk;
  readonly fingers: Hand;
  readonly me: Person;
  readonly asked: RestKiosk;
}

/** What is done with copies: how the screen counts what is done. */
type Action = "lend" | "returns";

/** Words of the screen once so many are lent or returned. */
function counted({ me }: Stage, action: Action, count: number): string {
  return me.say(`${action}.count`, { count }).split("。")[0] ?? "";
}

async function patronOf({ asked }: Stage, id: string) {
  const { card, password } = demoPatron(id);
  return asked.patron(card, password);
}

/** Milliseconds that the backend takes for each copy, asked without a terminal at the same pace. */
async function timeBackend(
  barcodes: readonly string[],
  ask: (barcode: string) => Promise<{ readonly status: number }>,
): Promise<readonly number[]> {
  const samples: number[] = [];
  for (const barcode of barcodes) {
    await pause(BETWEEN_MS);
    const began = performance.now();
    const { status } = await ask(barcode);
    samples.push(performance.now() - began);
    if (status !== 200) throw new Error(`The backend refused a copy: ${status}.`);
  }
  return samples;
}

interface Taken {
  readonly line: number[];
  readonly done: number[];
}

/** Scans copies one by one, each to its line and to its loan or return. */
async function scanOneByOne(stage: Stage, action: Action, barcodes: readonly string[]): Promise<Taken> {
  const { kiosk, fingers, me } = stage;
  const taken: Taken = { line: [], done: [] };
  for (const [index, barcode] of barcodes.entries()) {
    await pause(BETWEEN_MS);
    const line = await watchFor(kiosk.look, new RegExp(me.say("lend.copy", { number: barcode }), "u"));
    const done = await watchFor(kiosk.look, new RegExp(counted(stage, action, index + 1), "u"));
    const at = await fingers.scan(barcode);
    taken.line.push(await line.since(at));
    taken.done.push(await done.since(at));
  }
  return taken;
}

interface Pile {
  /** Until all are done, or until a lost one was waited for in vain. */
  readonly seconds: number;
  /** Scans whose keys came so slowly, or in such pieces, that the terminal read no copy and said so. */
  readonly misread: number;
}

/** Scans that the terminal has read as something else than a copy or a card. */
function misreadBy({ kiosk }: Stage): number {
  return kiosk.log().filter(({ event, kind }) => event === "scan" && kind !== "copy" && kind !== "card")
    .length;
}

/** Scans a pile at an even pace. */
async function scanPile(stage: Stage, action: Action, barcodes: readonly string[]): Promise<Pile> {
  const before = misreadBy(stage);
  const began = performance.now();
  for (const [index, barcode] of barcodes.entries()) {
    await pause(Math.max(0, began + (index * PILE_MS) / PILE - performance.now()));
    await stage.fingers.scan(barcode);
  }
  await stage.me.sees(counted(stage, action, PILE), LOST_MS).catch(() => undefined);
  return { seconds: (performance.now() - began) / 1000, misread: misreadBy(stage) - before };
}

/** How many of these copies the patron has on loan. */
async function onLoan(stage: Stage, id: string, barcodes: readonly string[]): Promise<number> {
  const { loans } = (await (await patronOf(stage, id)).loans()).value;
  return loans.filter(({ barcode }) => barcodes.includes(barcode)).length;
}

async function openLending({ me }: Stage, who: "ordinary" | "new-patron"): Promise<void> {
  await me.sees(me.say("visit.attract.line1"), 20_000);
  await me.signIn(who);
  await me.press(begins(me.say("lend.open")));
  await me.sees(me.say("lend.hint"));
}

async function openReturns({ me }: Stage): Promise<void> {
  await me.sees(me.say("visit.attract.line1"), 20_000);
  await me.press(me.say("visit.attract.giveBack"));
  await me.sees(me.say("returns.heading"));
}

/** Who borrows in front of the terminal, and with the backend alone. */
const ONE_BY_ONE = "ordinary";
const IN_A_PILE = "new-patron";
const ALONE = "overdue";

async function measure(
  stage: Stage,
  codes: readonly string[],
  bareKey: readonly number[],
): Promise<Figure[]> {
  const { me, asked } = stage;
  const [first, second, pile] = [
    codes.slice(0, ROUNDS),
    codes.slice(ROUNDS, 2 * ROUNDS),
    codes.slice(2 * ROUNDS, 2 * ROUNDS + PILE),
  ];
  const borrower = await patronOf(stage, ALONE);
  const lentAlone = await timeBackend(first, (barcode) => borrower.checkOut(barcode));
  await openLending(stage, ONE_BY_ONE);
  const lent = await scanOneByOne(stage, "lend", second);
  await me.finish();
  await openLending(stage, IN_A_PILE);
  const lentIn = await scanPile(stage, "lend", pile);
  await me.finish();
  const atBackend = await onLoan(stage, IN_A_PILE, pile);

  const returnedAlone = await timeBackend(first, (barcode) => asked.checkIn(barcode));
  await openReturns(stage);
  const returned = await scanOneByOne(stage, "returns", second);
  await pause(READS_CHANGE_MS);
  await me.leave();
  await openReturns(stage);
  const returnedIn = await scanPile(stage, "returns", pile);
  await pause(READS_CHANGE_MS);
  await me.leave();
  const left = await onLoan(stage, IN_A_PILE, pile);
  return [
    ...figuresOf("loan", lent, lentAlone, bareKey),
    pileFigure("lent", lentIn, atBackend, PILE),
    ...figuresOf("return", returned, returnedAlone, bareKey),
    pileFigure("returned", returnedIn, atBackend - left, atBackend),
  ];
}

function figuresOf(
  action: "loan" | "return",
  { line, done }: Taken,
  alone: readonly number[],
  bareKey: readonly number[],
): Figure[] {
  const p95 = (samples: readonly number[]) => percentile(samples, 0.95);
  return [
    {
      what: `scan of a copy to its line painted, for its ${action}`,
      unit: "ms",
      samples: line,
      yardstick: { what: "bare window, a key", samples: bareKey },
      budget: `p95 ${LINE_MS} ms`,
      met: p95(line) <= LINE_MS,
    },
    {
      what: `scan of a copy to its ${action} painted`,
      unit: "ms",
      samples: done,
      yardstick: { what: "the backend's answer alone", samples: alone },
      budget: `p95 backend + ${ANSWER_MS} ms`,
      met: p95(done) <= p95(alone) + ANSWER_MS,
    },
  ];
}

/** `done` at the backend, of those that could be. */
function pileFigure(
  action: "lent" | "returned",
  { seconds, misread }: Pile,
  done: number,
  of: number,
): Figure {
  return {
    what: `${PILE} copies scanned in ${PILE_MS / 1000} s: ${action} per second, ${done} of ${of} at the backend, ${misread} misread`,
    unit: "/s",
    samples: [done / seconds],
    yardstick: null,
    budget: "all of them, once",
    met: done === PILE,
  };
}

/** A scanned copy to its line and to its loan or return; a hundred copies in a minute. */
export async function benchLend(): Promise<Figure[]> {
  const { key } = await bareYardsticks(ROUNDS);
  const backend = await startDemoBackend({
    loans: { max: PILE },
    terminals: { lend: true, takeBack: true },
  });
  const kiosk = await startKiosk({
    look: "small-client",
    backend,
    settings: { services: { lend: true, takeBack: true } },
  });
  const fingers = hand(kiosk.display.environment);
  const asked = new RestKiosk(backend.url, backend.token);
  try {
    return await measure(
      { kiosk, fingers, me: person(kiosk, "ja"), asked },
      await freeCopies(backend.folder),
      key,
    );
  } finally {
    await fingers.done();
    await kiosk.stop();
    await backend.stop();
  }
}
