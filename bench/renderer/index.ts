import { translator } from "#renderer/i18n/index.ts";
import { startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { type Kiosk, type KioskOptions, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { person } from "#test/support/kiosk/simulated-patron.ts";
import { judgeSlope } from "../../soak/visits/verdict.ts";
import { bareYardsticks, type Yardsticks } from "../bare-window.ts";
import { debugPage, type PageDebugger } from "../debugger.ts";
import { type Figure, percentile } from "../figures.ts";
import { type Hand, hand } from "../hand.ts";
import { scriptSizes } from "./size.ts";
import { type Growth, NOTHING_COMPILED, soakScreens } from "./soak.ts";
import { type Tap, tapThrough } from "./taps.ts";
import { walkOf } from "./walk.ts";

const ROUNDS = 4;
const BARE_ROUNDS = 12;
/** Slow processors of old terminals, and the budget of a tap for each (decision 29). */
const SPEEDS = [
  { slower: 1, budget: 50 },
  { slower: 4, budget: 150 },
] as const;
const SCREENS = 1000;
/** A page that grows less than this for each 1,000 screens is said not to grow: what a fit of so few points can tell. */
const NO_GROWTH_KB = 20;
const say = translator("ja");

/** Signs in on a fresh page, does something with it, and ends the visit. */
async function visit<T>(
  kiosk: Kiosk,
  slower: number,
  action: (page: PageDebugger) => Promise<T>,
): Promise<T> {
  const me = person(kiosk, "ja");
  await me.sees(say("visit.attract.line1"), 20_000);
  await me.signIn("ordinary");
  await me.sees(say("home.heading"));
  const page = await debugPage(kiosk.port, (url) => url.startsWith("kiosk://app/index.html"));
  try {
    await page.throttle(slower);
    return await action(page);
  } finally {
    page.close();
    await me.finish();
  }
}

async function withKiosk(
  options: KioskOptions,
  action: (kiosk: Kiosk, fingers: Hand) => Promise<void>,
): Promise<void> {
  const kiosk = await startKiosk({ look: "small-client", ...options });
  const fingers = hand(kiosk.display.environment);
  try {
    await action(kiosk, fingers);
  } finally {
    await fingers.done();
    await kiosk.stop();
  }
}

async function taps(kiosk: Kiosk, fingers: Hand, slower: number, rounds: number): Promise<readonly Tap[]> {
  const all: Tap[] = [];
  for (let round = 0; round < rounds; round += 1)
    all.push(...(await visit(kiosk, slower, (page) => tapThrough(kiosk, fingers, page, walkOf(say)))));
  return all;
}

/** One line per screen on stderr. */
function sayScreens(slower: number, all: readonly Tap[]): void {
  for (const [name, some] of Map.groupBy(
    all,
    ({ screen, first }) => `${screen} ${first ? "first" : "later"}`,
  )) {
    const middle = (of: (tap: Tap) => number): string => percentile(some.map(of), 0.5).toFixed(0).padStart(5);
    console.error(
      `${slower}x ${name.padEnd(22)} ${middle(({ ms }) => ms)} ms; main thread ${middle(({ work }) => work.all)}: script ${middle(({ work }) => work.script)} style ${middle(({ work }) => work.style)} layout ${middle(({ work }) => work.layout)}`,
    );
  }
}

function tapFigures(
  slower: number,
  budget: number,
  all: readonly Tap[],
  bare: Yardsticks,
): readonly Figure[] {
  return [true, false].flatMap((first) => {
    const some = all.filter((tap) => tap.first === first);
    const when = `${first ? "first" : "later"} showing, processor ${slower}x slower`;
    const ms = some.map((tap) => tap.ms);
    const figure: Figure = {
      what: `tap to painted, all screens, ${when}`,
      unit: "ms",
      samples: ms,
      yardstick: { what: "bare window, touch", samples: bare.click },
      budget: `p95 ${budget} ms`,
      met: percentile(ms, 0.95) <= budget,
    };
    const work: Figure = {
      what: `work of the main thread for it, ${when}`,
      unit: "ms",
      samples: some.map((tap) => tap.work.all),
      yardstick: { what: "bare window, fixed script and layout", samples: bare.work },
      budget: "-",
      met: null,
    };
    return [figure, work];
  });
}

/** Null when the fit is too uncertain to say. */
function hasNotGrown({ kB, error, points }: Growth): boolean | null {
  const judged = judgeSlope({ slope: kB, error, points }, NO_GROWTH_KB);
  return judged === "open" ? null : judged === "kept";
}

function growthFigure(growth: Growth): Figure {
  return {
    what: `growth of the page, 1,000 screens (fit of ${growth.screens}, ±${(2 * growth.error).toFixed(0)}, two standard errors; ${growth.nodes.toFixed(0)} nodes, ${growth.listeners.toFixed(0)} listeners)`,
    unit: "kB",
    samples: [growth.kB],
    yardstick: null,
    budget: `${NO_GROWTH_KB} kB`,
    met: hasNotGrown(growth),
  };
}

function sizeFigures(): readonly Figure[] {
  const { first, screens } = scriptSizes();
  const size = (what: string, kB: number, most: number | null): Figure => ({
    what,
    unit: "kB",
    samples: [kB],
    yardstick: null,
    budget: most === null ? "-" : `${most} kB`,
    met: most === null ? null : kB <= most,
  });
  return [
    size("JavaScript for the first screen, gzip", first, 120),
    size("JavaScript of the other screens, gzip", screens, null),
  ];
}

/** Touch to picture on every screen, at two speeds, first and later showings apart; sizes; growth over many screens. */
export async function benchRenderer(options: readonly string[]): Promise<Figure[]> {
  const number = (name: string, usual: number): number => {
    const asked = options.find((word) => word.startsWith(`--${name}=`));
    return asked === undefined ? usual : Number(asked.slice(name.length + 3));
  };
  const screens = number("screens", SCREENS);
  const rounds = number("rounds", ROUNDS);
  const figures: Figure[] = [];
  const backend = await startDemoBackend();
  // No visit may end during the measurement.
  const times = { idleSeconds: 600, browsingIdleSeconds: 600, capMinutes: 120, goodbyeSeconds: 1 };
  const settings = { visit: times };
  try {
    if (rounds > 0)
      await withKiosk({ backend, settings }, async (kiosk, fingers) => {
        for (const { slower, budget } of SPEEDS) {
          const bare = await bareYardsticks(BARE_ROUNDS, slower);
          const all = await taps(kiosk, fingers, slower, rounds);
          sayScreens(slower, all);
          figures.push(...tapFigures(slower, budget, all, bare));
        }
      });
    if (screens > 0)
      await withKiosk({ backend, settings, arguments: [NOTHING_COMPILED] }, async (kiosk, fingers) => {
        // A touch on an empty place, because moving the pointer is no activity.
        const stillHere = (): void => {
          fingers.point(500, 20);
          fingers.click();
        };
        const soak = await visit(kiosk, 1, (page) => soakScreens(page, walkOf(say), screens, stillHere));
        figures.push(growthFigure(soak));
      });
  } finally {
    await backend.stop();
  }
  return [...figures, ...sizeFigures()];
}
