import { setTimeout as pause } from "node:timers/promises";
import type { Kiosk } from "#test/support/kiosk/kiosk.ts";
import type { Rect } from "#test/support/kiosk/page-debugger.ts";
import { BETWEEN_MS } from "../bare-window.ts";
import type { PageDebugger, Work } from "../debugger.ts";
import type { Hand } from "../hand.ts";
import { watchFor } from "../painted.ts";
import { controlOf, type Step } from "./walk.ts";

/** What one touch has cost. */
export interface Tap {
  readonly screen: string;
  /** The first showing of this screen by this page. */
  readonly first: boolean;
  /** Milliseconds from the finger that lifts to the picture. */
  readonly ms: number;
  /** Milliseconds of the page's main thread. */
  readonly work: Work;
}

const LOOKS = 100;

function rectOf(step: Step): string {
  return `(() => {
    const control = ${controlOf(step)};
    if (!control) return null;
    const { x, y, width, height } = control.getBoundingClientRect();
    return { x: x + screenX, y: y + screenY, width, height };
  })()`;
}

async function reach(kiosk: Kiosk, step: Step): Promise<Rect> {
  for (let look = 0; look < LOOKS; look += 1) {
    const rect = await kiosk.look.at<Rect | null>(rectOf(step));
    if (rect !== null) return rect;
    await pause(50);
  }
  throw new Error(`the way to ${step.screen} is not there: ${JSON.stringify(step.press)}`);
}

function since(before: Work, after: Work): Work {
  return {
    script: after.script - before.script,
    style: after.style - before.style,
    layout: after.layout - before.layout,
    all: after.all - before.all,
  };
}

/** Walks once, one touch after the other, and measures each. */
export async function tapThrough(
  kiosk: Kiosk,
  fingers: Hand,
  page: PageDebugger,
  steps: readonly Step[],
): Promise<readonly Tap[]> {
  const seen = new Set(["home"]);
  const taps: Tap[] = [];
  for (const step of steps) {
    await pause(BETWEEN_MS);
    const rect = await reach(kiosk, step);
    fingers.point(rect.x + rect.width / 2, rect.y + rect.height / 2);
    await pause(60);
    const before = await page.work();
    const words = new RegExp(step.shows.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"), "u");
    const watch = await watchFor(kiosk.look, words);
    const ms = await watch.since(await fingers.touch());
    const work = since(before, await page.work());
    taps.push({ screen: step.screen, first: !seen.has(step.screen), ms, work });
    seen.add(step.screen);
  }
  return taps;
}
