import { setTimeout as pause } from "node:timers/promises";
import { lookAround } from "./checks.ts";
import { readGauges } from "./gauges.ts";
import { KioskLeft } from "./kiosk-left.ts";
import { tallyOf } from "./ledger.ts";
import { planVisit, RESTARTING, type Share, sharesOf, type VisitPlan } from "./plan.ts";
import { expectThere, IDLE_WORDS, lastEvents, nextReset, playVisit } from "./play.ts";
import { keepRecord, type Progress, type VisitRecord } from "./record.ts";
import { type SoakStage, startStage } from "./stage.ts";
import { watchStandstill } from "./standstill.ts";

/** What the kiosk takes is looked at after every so many visits. */
const GAUGES_EVERY = 2;
/** Most restarts of a kiosk that exits again and again. */
const MOST_LEAVINGS = 4;
/** Someone who cannot go on walks away: longer than an idle visit takes. */
const GIVE_UP_MS = 12_000;
/** Milliseconds between two looks whether a visit is open. */
const EVERY_MS = 60;

/** How a run is played. */
export interface RunOptions {
  /** Folder of the program; undefined = the project's own build. */
  readonly root: string | undefined;
  /** Ends with the first thing that is found. */
  readonly untilFound: boolean;
  /** True once somebody wants to stop; asked between two visits. */
  stopped(): boolean;
  /** Hears of every visit, and how many there were by then. */
  onVisit(record: VisitRecord, played: number): void;
}

/** What is written down of a visit, whatever became of it. */
type Outcome = Omit<
  VisitRecord,
  | "visit"
  | "start"
  | "since"
  | "fault"
  | "planted"
  | "seconds"
  | "stoodStill"
  | "actions"
  | "told"
  | "wrongCopies"
>;

const NOTHING: Outcome = {
  reason: null,
  ms: null,
  warm: false,
  readyMs: null,
  lastedMs: null,
  gauges: null,
  looked: [],
  found: [],
  left: null,
  problem: null,
  inBrowser: null,
};

/**
 * Brings the kiosk back to an idle page, whatever visit a burst of cards or a lost touch has left open. A page that says
 * that it is ending is not that page yet.
 */
async function settle(stage: SoakStage): Promise<void> {
  const { person } = stage;
  for (const end = performance.now() + GIVE_UP_MS; performance.now() < end; ) {
    expectThere(stage);
    await person.sees(/\S/u).catch((error: unknown) => {
      // The end of the kiosk explains more than an empty screen.
      expectThere(stage);
      throw error;
    });
    if (await person.reads(IDLE_WORDS).catch(() => false)) return;
    if (!(await person.reads(person.say("visit.finish")).catch(() => false))) {
      await pause(EVERY_MS);
      continue;
    }
    await person.press(person.say("visit.finish")).catch(() => undefined);
    if (await person.reads(person.say("visit.finishBox.heading")).catch(() => false))
      await person.pressAgain();
    await nextReset(stage, 1000).catch((error: unknown) => {
      if (error instanceof KioskLeft) throw error;
    });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Plays, and looks around afterwards; the kiosk's leaving passes through. */
async function outcomeOf(stage: SoakStage, plan: VisitPlan): Promise<Outcome> {
  try {
    const played = await playVisit(stage, plan);
    // A fault may have opened another visit: the next one begins without it.
    if (plan.fault !== null) await settle(stage);
    const around = await lookAround(stage, plan);
    const { process: main, display } = stage.kiosk;
    const gauges = plan.number % GAUGES_EVERY === 0 ? readGauges(main.pid ?? 0, display.server) : null;
    return {
      ...NOTHING,
      ...played,
      gauges,
      ...around,
      found: [...played.found, ...around.found],
    };
  } catch (error) {
    expectThere(stage);
    const now = new Date().toISOString().slice(11, 23);
    const shown = await stage.person.shown();
    const events = lastEvents(stage);
    await settle(stage);
    return { ...NOTHING, problem: `${now}: ${messageOf(error)}, before: ${shown}, after: ${events}` };
  }
}

/** What the kiosks of a run have in common. */
interface Run {
  readonly progress: Progress;
  readonly options: RunOptions;
  /** Number of the next start of a kiosk. */
  nextStart(): number;
  keep(record: VisitRecord): void;
  isOver(): boolean;
}

/** Plays the visits of one kiosk that are still to be played. One that has left by itself is started again. */
async function playShare(run: Run, { first, last }: Share) {
  const { progress, options, nextStart, keep, isOver } = run;
  const { words } = progress;
  const records = progress.records.filter(({ visit }) => visit >= first && visit <= last);
  const isDone = (): boolean => isOver() || records.length > last - first;
  if (isDone()) return;
  const root = options.root === undefined ? {} : { root: options.root };
  const stage = await startStage({ ...root, wired: words.kind === "lending" });
  const standstill = watchStandstill();
  try {
    let start = nextStart();
    let leavings = 0;
    for (let since = 0; !isDone() && leavings < MOST_LEAVINGS; since += 1) {
      const plan = planVisit(words, first + records.length);
      // Nobody came by the card that ended the visit before, when there was none or it went otherwise.
      const lone = since === 0 || records.at(-1)?.problem !== null;
      const own = lone && plan.start === "came" ? { ...plan, start: "card" as const } : plan;
      const began = performance.now();
      standstill.longest();
      const outcome = await outcomeOf(stage, own).catch((error: unknown) => {
        return { ...NOTHING, left: messageOf(error) };
      });
      // An order to stop ends all programs of a terminal's group: the kiosk left because it was told to.
      if (outcome.left !== null && options.stopped()) break;
      const seconds = Math.round(performance.now() - began) / 1000;
      const { number: visit, fault, plants: planted, actions } = plan;
      const stoodStill = standstill.longest();
      const wrongCopies = await stage.ledger.findWrong();
      const told = tallyOf(stage.ledger.endVisit());
      const of = { visit, start, since, fault, planted, seconds, stoodStill, actions, told, wrongCopies };
      const record = { ...of, ...outcome };
      records.push(record);
      keep(record);
      if (record.left !== null) {
        leavings += 1;
        await stage.restart();
      }
      if (record.left !== null || (fault !== null && RESTARTING.includes(fault))) {
        start = nextStart();
        since = -1;
      }
    }
  } finally {
    await standstill.stop();
    await stage.stop();
  }
}

/** Plays the visits that are still to be played, and writes each down. Answers all records of the run. */
export async function playRun(progress: Progress, options: RunOptions): Promise<readonly VisitRecord[]> {
  const records = [...progress.records];
  let start = records.reduce((most, record) => Math.max(most, record.start), -1);
  const run: Run = {
    progress,
    options,
    nextStart: () => (start += 1),
    keep(record) {
      records.push(record);
      keepRecord(progress, record);
      options.onVisit(record, records.length);
    },
    isOver: () =>
      options.stopped() ||
      (options.untilFound && records.some(({ found, left }) => found.length > 0 || left !== null)),
  };
  const { together, alone } = sharesOf(progress.words);
  await Promise.all(together.map((share) => playShare(run, share)));
  await playShare(run, alone);
  return records;
}
