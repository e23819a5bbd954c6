import type { Look } from "#test/support/kiosk/page-debugger.ts";
import { wordsSeen } from "#test/support/kiosk/visible-words.ts";

/** When words were painted, on the wall clock in ms. */
interface Painted {
  readonly at: number;
  /** False when the browser has lost the time of the mark, as a busy one does now and then: then it is that of the third frame. */
  readonly told: boolean;
}

/** Milliseconds after which the browser has lost the time of a mark: far longer than any picture takes. */
const LOST_MS = 3000;

/**
 * Expression for a page: resolves to when (`Painted`) the first picture with words that match was given to the
 * display, its pixels drawn (Element Timing). Fails when the words are there already: no sample ends before it began. A mark in the
 * same picture is timed, because the browser times an element's first text only, and the words may be a later one; what it costs
 * counts as the page's.
 */
export function paintedExpression(words: RegExp): string {
  return `new Promise((resolve) => {
    const wanted = ${String(words)};
    const there = () => wanted.test(${wordsSeen("textContent")});
    if (there()) throw new Error("already shown: " + wanted);
    const mark = document.createElement("i");
    mark.textContent = "*";
    mark.style.cssText = "position:fixed;left:0;top:50vh;font-size:8px;line-height:1";
    mark.setAttribute("elementtiming", "mark " + Math.random());
    const timed = new PerformanceObserver((list) => {
      const entry = list.getEntries().find(({ element }) => element === mark);
      if (entry !== undefined) done(entry.renderTime, true);
    });
    const done = (time, told) => {
      timed.disconnect();
      mark.remove();
      resolve({ at: performance.timeOrigin + time, told });
    };
    timed.observe({ type: "element" });
    const watch = new MutationObserver(() => {
      if (!there()) return;
      watch.disconnect();
      document.body.append(mark);
      // Later than pictures are.
      let third = Number.NaN;
      requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => (third = performance.now()))));
      setTimeout(() => done(third, false), ${LOST_MS});
    });
    watch.observe(document.body, { childList: true, characterData: true, attributes: true, subtree: true });
  })`;
}

/** Words that are not painted by then never come. */
const LATE_MS = 20_000;

function inTime(painted: Promise<Painted>, words: RegExp): Promise<number> {
  return new Promise((resolve, reject) => {
    const late = new Error(`No picture with ${words} came in ${LATE_MS} ms.`);
    const timer = setTimeout(() => reject(late), LATE_MS);
    void painted
      .then(({ at, told }) => {
        if (!told) console.error(`The time of a picture with ${words} was lost: its third frame counts.`);
        resolve(at);
      }, reject)
      .finally(() => clearTimeout(timer));
  });
}

/** A frame with certain words that is waited for. */
export interface Watch {
  /** Milliseconds from this time (wall clock) to the frame. Rejects if the frame came before it, or not within 20 seconds. */
  since(at: number): Promise<number>;
}

/** Starts watching for text. Resolves once the watch is set. */
export async function watchFor(look: Look, words: RegExp): Promise<Watch> {
  const painted = inTime(look.at<Painted>(paintedExpression(words)), words);
  // Two watches may be set before the first is awaited.
  painted.catch(() => undefined);
  // The watch must be set before the input: another call on the same connection comes after it.
  await look.at("0");
  return {
    async since(at) {
      const ms = (await painted) - at;
      if (ms < 0) throw new Error(`The frame with ${words} came ${-ms} ms before the input.`);
      return ms;
    },
  };
}
