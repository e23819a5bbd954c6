import { setTimeout as pause } from "node:timers/promises";
import { CROWDS, type Crowd, KIOSKS, type Serving, visit } from "#test/support/library/many-kiosks.ts";
import { type Figure, percentile } from "../figures.ts";

/** Visits of one kiosk alone. */
const ALONE = 8;
/** An ordinary Koha has three workers; each answer took so long before a real one. The kiosks wait as in a library. */
const SERVING: Serving = { workers: 3, delayMs: 25 };
/** How much longer than the bare queue the usual visit may take: both sides are this one machine. */
const MOST = 4;
/** Milliseconds after which released connections are certainly closed. */
const GONE_MS = 200;

async function figure(name: string, start: (serving: Serving) => Promise<Crowd>): Promise<Figure> {
  const { kiosks, account, open, stop } = await start(SERVING);
  const [first] = kiosks;
  if (first === undefined) throw new Error("There is no kiosk.");
  const alone: number[] = [];
  for (let round = 0; round < ALONE; round += 1) alone.push(await visit(first, account));
  const visits = await Promise.allSettled(kiosks.map((kiosk) => visit(kiosk, account)));
  const samples = visits.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const refused = visits.length - samples.length;
  await pause(GONE_MS);
  const idle = await open();
  for (const kiosk of kiosks) kiosk.end();
  await stop();
  const fairness = Math.max(...samples) / Math.min(...samples);
  // All start at once; a single kiosk would not wait for others.
  const queue = percentile(alone, 0.5) * (KIOSKS / SERVING.workers);
  return {
    what: `${name}: ${KIOSKS} visits at once, ${SERVING.workers} workers; ${refused} refused, longest/shortest ${fairness.toFixed(1)}, idle connections after them ${idle}`,
    unit: "ms",
    samples,
    yardstick: {
      what: `one visit after the other, times ${KIOSKS / SERVING.workers}`,
      samples: alone.map((ms) => ms * (KIOSKS / SERVING.workers)),
    },
    budget: `all served, no idle connection, at most ${MOST} times the queue`,
    met: refused === 0 && idle === 0 && percentile(samples, 0.5) <= queue * MOST,
  };
}

/** Many kiosks at a small server, compared with the time of its queue. */
export async function benchLoad(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, start] of Object.entries(CROWDS)) figures.push(await figure(name, start));
  return figures;
}
