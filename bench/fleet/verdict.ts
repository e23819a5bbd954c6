import { type Figure, percentile } from "../figures.ts";

/** The budget of every call with all terminals, p95 in milliseconds. */
export const CALL_MS = 100;
/** Fewer samples have no p95. */
const FEWEST_SAMPLES = 20;
/** A curve bends where its cost is so many times the least before it. */
const BEND = 1.5;
/** What the kernel's clock of processor time cannot tell from none, in milliseconds a call. */
const NOTHING_MS = 0.2;

/** Whether a kind of call is within its budget: null when there are too few samples; never when a terminal got no proper answer. */
export function isWithin(samples: readonly number[], faults: number): boolean | null {
  if (faults > 0) return false;
  return samples.length < FEWEST_SAMPLES ? null : percentile(samples, 0.95) < CALL_MS;
}

/** What something costs at a size. */
export interface Point {
  readonly size: number;
  readonly cost: number;
}

/** The size from which on a cost that should stay the same has grown; null = at none. */
export function bendOf(points: readonly Point[]): number | null {
  let least = Number.POSITIVE_INFINITY;
  for (const { size, cost } of points.toSorted((a, b) => a.size - b.size)) {
    if (cost > BEND * least && cost - least > NOTHING_MS) return size;
    least = Math.min(least, cost);
  }
  return null;
}

/** A cost as a figure, in milliseconds of processor time. */
export function costFigure(what: string, cost: number, bare: number): Figure {
  // The kernel's clock is too coarse for very short ones.
  const yardstick = bare === 0 ? null : { what: "bare, same statements", samples: [bare] };
  return { what, unit: "ms", samples: [cost], yardstick, budget: "-", met: null };
}
