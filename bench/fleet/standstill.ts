import { JOBS } from "#backend/jobs/all.ts";
import { listHolds } from "#backend/services/staff/holds.ts";
import { mostWanted } from "#backend/store/search/featured.ts";
import { openInside } from "../backend/measured.ts";
import type { Figure } from "../figures.ts";
import type { Stage } from "./stage.ts";
import { CALL_MS } from "./verdict.ts";

const TITLES = 20;
/** How long other requests waited while something ran, and how long that took, in milliseconds. */
interface Standstill {
  readonly longest: number;
  readonly whole: number;
}

async function standstillOf(work: () => Promise<unknown>): Promise<Standstill> {
  const began = performance.now();
  let turn = began;
  let longest = 0;
  let isOver = false;
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - turn);
    turn = now;
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  await work();
  isOver = true;
  look();
  return { longest, whole: performance.now() - began };
}

/** What reads much at a time: how long all terminals wait for it, and on PostgreSQL, which waits elsewhere, how long it takes. */
export async function measureStandstills(prefix: string, stage: Stage): Promise<readonly Figure[]> {
  const inside = await openInside(stage.ground);
  const { backend } = inside;
  const states = ["applied", "approved", "in-transit", "ready"] as const;
  const works: readonly (readonly [string, () => Promise<unknown>])[] = [
    ["popular titles", () => mostWanted(backend.db, undefined, TITLES)],
    [
      "staff's list of all holds",
      () => listHolds(backend.db, { library: null, states: [...states], after: null }),
    ],
    ...JOBS.map((job) => [`job ${job.name}`, () => job.run(backend)] as const),
  ];
  const figures: Figure[] = [];
  try {
    for (const [name, work] of works) {
      const { longest, whole } = await standstillOf(work);
      const figure = { what: `${prefix}, ${name}`, unit: "ms", yardstick: null } as const;
      figures.push({
        ...figure,
        what: `${figure.what}: longest standstill`,
        samples: [longest],
        budget: `${CALL_MS} ms`,
        met: longest <= CALL_MS,
      });
      figures.push({ ...figure, what: `${figure.what}: whole`, samples: [whole], budget: "-", met: null });
    }
  } finally {
    await inside.close();
  }
  return figures;
}
