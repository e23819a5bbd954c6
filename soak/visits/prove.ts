import { join } from "node:path";
import type { RemovalName } from "#test/support/kiosk/reset-removals.ts";
import { buildWeakenedKiosk } from "#test/support/kiosk/weakened-kiosk.ts";
import { beginProgress, type RunWords } from "./record.ts";
import { report } from "./report.ts";
import { playRun } from "./run.ts";
import { judge } from "./verdict.ts";

/** What is left out, for how many visits, and the promise that must be seen broken. */
const ROUNDS: readonly (readonly [part: RemovalName, visits: number, promise: string])[] = [
  ["clear", 12, "something of an earlier visit"],
  ["clear-alone", 12, "left by itself"],
  ["clipboards", 30, "something of an earlier visit"],
  ["process", 12, "something of an earlier visit"],
  ["memory", 50, "MB that the browser process wrote"],
];

/**
 * Leaves one part after another out of the kiosk and sees the soak fail for it. False when a soak without a part does
 * not: then it is blind.
 */
export async function proveVisits(folder: string, words: RunWords, stopped: () => boolean): Promise<boolean> {
  let proven = true;
  for (const [part, visits, promise] of ROUNDS) {
    const root = await buildWeakenedKiosk(part);
    const own = { ...words, visits, faults: [], without: part };
    const progress = beginProgress(join(folder, part), own);
    const records = await playRun(progress, {
      root,
      untilFound: true,
      stopped,
      onVisit: () => undefined,
    });
    const verdict = judge(records, own);
    const broken = verdict.promises.filter(({ judgement }) => judgement === "broken");
    const seen = broken.find(({ what }) => what.includes(promise));
    const told = seen === undefined ? "seen nothing of it" : `${seen.what}: ${seen.figure}`;
    console.log(`${seen === undefined ? "NOT PROVEN  " : "as it must be"}  without "${part}": ${told}`);
    if (seen === undefined) console.log(report(progress, records, verdict));
    proven &&= seen !== undefined;
    if (stopped()) return false;
  }
  console.log(proven ? "PROVEN: every removed part was detected." : "NOT PROVEN.");
  return proven;
}
