import { percentile } from "../../bench/figures.ts";
import { fitSlope, lowerQuartiles, type Slope } from "./fit.ts";
import type { Action, Tally } from "./ledger.ts";
import { isAlone, type Kind, type Playing } from "./plan.ts";
import type { Gauges, VisitRecord } from "./record.ts";

/** `kept`, `broken`, or `open`: too little was measured to say. */
export type Judgement = "kept" | "broken" | "open";

/** One promise, and what came of it. */
export interface Promised {
  readonly what: string;
  readonly figure: string;
  readonly budget: string;
  readonly judgement: Judgement;
}

/** What the whole run came to. */
export interface Verdict {
  readonly promises: readonly Promised[];
  readonly judgement: Judgement;
}

interface Budget {
  /** What a thousand visits may take, after the first ones (R86). */
  readonly per1000: number;
  /** What a start may take in all while it settles: a run shorter than that says nothing of growth below it. */
  readonly settling: number;
  readonly what: string;
}

const BUDGETS: Readonly<Record<keyof Gauges, Budget>> = {
  memory: { per1000: 2, settling: 10, what: "MB that the browser process wrote" },
  fds: { per1000: 1, settling: 5, what: "file descriptors of the browser process" },
  processes: { per1000: 1, settling: 3, what: "processes of the kiosk" },
  clients: { per1000: 1, settling: 3, what: "clients of the X server" },
};
/** Milliseconds of a usual reset, and of every undisturbed one, on a machine whose bare reset takes `BARE_P50`. */
const RESET_P95 = 60;
const RESET_P99 = 300;
/** The same of a reset that must load its next page, and until when a next page is ready. */
const RESET_UNREADY_P95 = 200;
const READY_P95 = 1000;
/**
 * The middle one of the bare resets, in milliseconds, where the budgets were made; a slower machine has them in proportion.
 * The slowest of them are no measure: now and then a bare page's process takes two seconds to die, which ours never does.
 */
const BARE_P50 = 26;
const FEWEST_TIMES = 20;
const FEWEST_POINTS = 12;
/** Successive looks that count as one; a look just after a visit may see what is freed a moment later, 7 MB in a third of them. */
const LOOKS_OF_ONE = 20;
/** Visits at most that a start of the kiosk is given to settle; a shorter run gives two fifths of its length. */
const WARM_UP = 500;
const WARM_UP_SHARE = 0.4;
/** Share of the visits that may go otherwise than planned, by the hand that plays them. */
const PROBLEM_SHARE = 0.02;

/** Visits of a start that are left out of the fits; `visits`: how many each kiosk plays. */
export function warmUpOf(visits: number): number {
  return Math.min(WARM_UP, Math.round(visits * WARM_UP_SHARE));
}

/** Sure only when twice the standard error lies on one side of the budget. */
export function judgeSlope({ slope, error, points }: Slope, budget: number): Judgement {
  if (points < FEWEST_POINTS || !Number.isFinite(error)) return "open";
  if (slope + 2 * error <= budget) return "kept";
  return slope - 2 * error > budget ? "broken" : "open";
}

function slopes(records: readonly VisitRecord[], visitsOfOne: number): Promised[] {
  const warmUp = warmUpOf(visitsOfOne);
  const longest = records.reduce((most, { since }) => Math.max(most, since + 1), 0);
  const settled = records.filter(({ since, gauges }) => gauges !== null && since >= warmUp);
  return (Object.keys(BUDGETS) as (keyof Gauges)[]).map((name) => {
    const points = settled.map(({ visit, start, gauges }) => {
      return { x: visit / 1000, y: gauges?.[name] ?? 0, segment: start };
    });
    const together = Math.min(LOOKS_OF_ONE, Math.max(1, Math.floor(points.length / (2 * FEWEST_POINTS))));
    const slope = fitSlope(lowerQuartiles(points, together));
    const { per1000, settling, what } = BUDGETS[name];
    const grown = ((slope.slope - 2 * slope.error) * longest) / 1000;
    const tooEarly = warmUp < WARM_UP && grown <= settling;
    const judged = judgeSlope(slope, per1000);
    const figure = `${slope.slope.toFixed(2)} ± ${(2 * slope.error).toFixed(2)} (${points.length} looks)`;
    return {
      what,
      figure,
      budget: `${per1000} in 1,000 visits`,
      judgement: judged === "broken" && tooEarly ? "open" : judged,
    };
  });
}

/** How much slower than the budgets' machine this one is, at least 1; without a yardstick 1. */
function slownessOf(bare: readonly number[]): number {
  return bare.length === 0 ? 1 : Math.max(1, percentile(bare, 0.5) / BARE_P50);
}

function time(what: string, of: readonly number[], share: number, budget: number): Promised {
  const ms = percentile(of, share);
  const judgement = of.length < FEWEST_TIMES ? "open" : ms <= budget ? "kept" : "broken";
  const figure = `${ms.toFixed(1)} ms (${of.length} visits)`;
  return { what, figure, budget: `${budget.toFixed(0)} ms`, judgement };
}

function resetTimes(records: readonly VisitRecord[], kind: Kind, bare: readonly number[]): Promised[] {
  const slowness = slownessOf(bare);
  const calm = records.filter(({ fault, ms }) => fault === null && ms !== null);
  // The budget is for the way back to the idle page: another card goes on to the page that asks for its password.
  const usual = calm.filter(({ planted, reason }) => !planted && reason !== "other-card");
  const times = (of: readonly VisitRecord[]): readonly number[] => of.flatMap(({ ms }) => ms ?? []);
  const waited = times(usual.filter(({ warm }) => warm));
  const unready = times(usual.filter(({ warm }) => !warm));
  const what = "reset to the first screen, p95, of a page that stored nothing, spare page";
  const short = [
    time(`${what} not ready`, unready, 0.95, RESET_UNREADY_P95 * slowness),
    time(
      "spare page ready after the beginning of a visit, p95",
      readyTimes(usual),
      0.95,
      READY_P95 * slowness,
    ),
  ];
  return [
    time(`${what} ready`, waited, 0.95, RESET_P95 * slowness),
    ...(kind === "short" ? short : []),
    time("reset, p99, all undisturbed", times(calm), 0.99, RESET_P99 * slowness),
  ];
}

/** When the spare page was ready, of visits that were long enough; one that was not was ready later than the visit's end. */
function readyTimes(records: readonly VisitRecord[]): readonly number[] {
  return records.flatMap(({ readyMs, lastedMs }) =>
    lastedMs !== null && lastedMs >= READY_P95 ? (readyMs ?? lastedMs) : [],
  );
}

function none(what: string, count: number, first: string): Promised {
  const figure = count === 0 ? "none" : `${count}: ${first}`;
  return { what, figure, budget: "none", judgement: count === 0 ? "kept" : "broken" };
}

function playedAsPlanned(records: readonly VisitRecord[]): Promised {
  const problems = records.filter(({ problem, fault }) => problem !== null && fault === null);
  const judgement = problems.length <= records.length * PROBLEM_SHARE ? "kept" : "broken";
  const [first] = problems;
  const figure = first === undefined ? "none" : `${problems.length}: ${first.problem} (visit ${first.visit})`;
  return { what: "undisturbed visits that went otherwise than planned", figure, budget: "2 %", judgement };
}

/**
 * Where the machine gives no processor for so long, in milliseconds, and again and again, a kiosk cannot erase a visit within two seconds,
 * or a killed process does not end within 1.7, so the kiosk exits (decision 3). That is no fault of the kiosk.
 */
const STOOD_STILL_MS = 500;
const LEFT_LATE = /^the kiosk left with 75 after: .*(\breset-late\b|\breset-failed \S+ \S+ end-process\b)/u;

/** Ends of the kiosk by itself; those of a machine that stood still are told, not judged. */
function leavings(records: readonly VisitRecord[]): Promised {
  const left = records.filter((record) => record.left !== null);
  const excused = left.filter(
    ({ left, stoodStill }) => stoodStill >= STOOD_STILL_MS && LEFT_LATE.test(left ?? ""),
  );
  const judged = left.filter((record) => !excused.includes(record));
  const promised = none("times the kiosk left by itself", judged.length, judged[0]?.left ?? "");
  const more = `; ${excused.length} late resets on a machine that stood still`;
  return { ...promised, figure: promised.figure + (excused.length === 0 ? "" : more) };
}

const ACTIONS: Readonly<Record<Action, string>> = { lend: "lent", undo: "undone", return: "returned" };

/** A soak that has lent or returned nothing has shown nothing of it. */
function circulated(records: readonly VisitRecord[]): Promised {
  const actions = Object.keys(ACTIONS) as Action[];
  const count = (action: Action, what: keyof Tally[Action]): number =>
    records.reduce((sum, { told }) => sum + told[action][what], 0);
  const planned = (action: Action): boolean =>
    records.some(({ actions, fault }) => fault === null && actions.includes(action));
  const isMissing = actions.some((action) => planned(action) && count(action, "done") === 0);
  const judgement = isMissing ? "broken" : actions.every(planned) ? "kept" : "open";
  const figure = actions
    .map((action) => {
      const [done, notDone, untold] = (["done", "notDone", "untold"] as const).map((what) =>
        count(action, what),
      );
      return `${ACTIONS[action]} ${done}, not ${notDone}, not told ${untold}`;
    })
    .join("; ");
  return {
    what: "copies that were told as lent, undone and returned",
    figure,
    budget: "some each",
    judgement,
  };
}

/**
 * Judges a run by its records and by what it was told to play. A run that was too short to say is no good one.
 * @param bare milliseconds of bare resets on the same machine in the same run.
 */
export function judge(
  records: readonly VisitRecord[],
  playing: Playing,
  bare: readonly number[] = [],
): Verdict {
  const { visits, kiosks, alone, kind } = playing;
  const found = records.flatMap((record) => record.found.map((one) => `${one} (visit ${record.visit})`));
  const wrong = records.flatMap(({ wrongCopies, visit }) =>
    wrongCopies.map((one) => `${one} (visit ${visit})`),
  );
  const promises: Promised[] = [
    none("places where something of an earlier visit was left", found.length, found[0] ?? ""),
    none("loans and returns that are not as their patron was told", wrong.length, wrong[0] ?? ""),
    ...(kind === "short" ? [] : [circulated(records)]),
    leavings(records),
    none("visits that were not played", visits - records.length, "the run did not come to its end"),
    playedAsPlanned(records),
    ...(kind === "usual" ? slopes(records, (visits - alone) / kiosks) : []),
    ...(kind === "lending"
      ? []
      : resetTimes(
          records.filter(({ visit }) => isAlone(visit, playing)),
          kind,
          bare,
        )),
  ];
  const all = promises.map(({ judgement }) => judgement);
  const judgement = all.includes("broken") ? "broken" : all.includes("open") ? "open" : "kept";
  return { promises, judgement };
}
