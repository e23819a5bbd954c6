import { wordsSeen } from "#test/support/kiosk/visible-words.ts";
import { fitSlope, type Point } from "../../soak/visits/fit.ts";
import type { PageDebugger } from "../debugger.ts";
import { TOUCH_MS } from "../hand.ts";
import { controlOf, type Step } from "./walk.ts";

/** Longer than the press guard's quiet time after a screen change, in milliseconds. */
const QUIET_MS = 320;
const PATIENCE_MS = 10_000;
const KILO = 1000;
/** Screens for warming up, before the first measurement. */
const WARMING_UP = 250;
/**
 * Switches of the kiosk whose page is measured. The engine compiles what runs again and again, for thousands of screens
 * better and better, and drops again what rests: none of it is anything that the page keeps, and together it is more.
 */
export const NOTHING_COMPILED = "--js-flags=--no-opt --no-maglev --no-sparkplug --no-flush-bytecode";

/** How the page has grown while it showed screens. */
export interface Growth {
  /** kB of living objects for each 1,000 screens, and the standard error of that. */
  readonly kB: number;
  readonly error: number;
  /** Measurements that were fitted. */
  readonly points: number;
  /** Living nodes of documents, and listeners, for each 1,000 screens. */
  readonly nodes: number;
  readonly listeners: number;
  readonly screens: number;
}

/**
 * A walk inside the page, faster than a simulated hand; nothing is timed. One call to the debugger for all of it, because each
 * leaves some memory behind.
 */
function walkExpression(steps: readonly Step[]): string {
  const parts = steps.map(
    (step) =>
      `{ screen: ${JSON.stringify(step.screen)}, shows: ${JSON.stringify(step.shows)}, control: () => ${controlOf(step)} }`,
  );
  return `(async () => {
    const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    const until = async (what, ask) => {
      for (const end = performance.now() + ${PATIENCE_MS}; performance.now() < end; await wait(20)) {
        const found = ask();
        if (found) return found;
      }
      throw new Error(what);
    };
    for (const { screen, shows, control } of [${parts.join(", ")}]) {
      await wait(${QUIET_MS});
      const button = await until("no way to " + screen, control);
      const finger = (type) => button.dispatchEvent(new PointerEvent(type, { bubbles: true }));
      finger("pointerdown");
      await wait(${TOUCH_MS});
      finger("pointerup");
      button.click();
      await until("no " + screen, () => ${wordsSeen("textContent")}.includes(shows));
    }
  })()`;
}

/** Walks until so many screens were shown behind the first ones; the heap is read after each walk. */
export async function soakScreens(
  page: PageDebugger,
  steps: readonly Step[],
  screens: number,
  stillHere: () => void,
): Promise<Growth> {
  const heap: Point[] = [];
  const nodes: Point[] = [];
  const listeners: Point[] = [];
  for (let shown = 0; shown < WARMING_UP + screens; ) {
    await page.at(walkExpression(steps));
    shown += steps.length;
    stillHere();
    const now = await page.heap();
    console.error(`${shown} screens: ${(now.megabytes * 1024).toFixed(0)} kB, ${now.nodes} nodes`);
    if (shown <= WARMING_UP) continue;
    heap.push({ x: shown / KILO, y: now.megabytes * 1024, segment: 0 });
    nodes.push({ x: shown / KILO, y: now.nodes, segment: 0 });
    listeners.push({ x: shown / KILO, y: now.listeners, segment: 0 });
  }
  const grown = fitSlope(heap);
  return {
    kB: grown.slope,
    error: grown.error,
    points: grown.points,
    nodes: fitSlope(nodes).slope,
    listeners: fitSlope(listeners).slope,
    screens,
  };
}
