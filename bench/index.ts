import { join } from "node:path";
import { benchAdapters } from "./adapters/index.ts";
import { benchHarvest } from "./backend/harvest.ts";
import { benchBackend } from "./backend/index.ts";
import { type Figure, save, table } from "./figures.ts";
import { benchFleet } from "./fleet/index.ts";
import { benchLend } from "./lend.ts";
import { electrons } from "./processes.ts";
import { benchRenderer } from "./renderer/index.ts";
import { benchStart } from "./start.ts";
import { benchVisit } from "./visit.ts";

/*
 * Measures beside yardsticks of the same run:  npm run bench -- [--shared] [start] [visit] [lend] [renderer [--rounds=4] [--screens=1000]] [backend [its options]] [harvest [--records=60000]] [fleet [its options]] [adapters]
 * Prints a table and writes out/bench/<name>.json. A missed budget is reported and never fails the run, because times
 * of a shared machine decide nothing. The options of `backend` and `fleet` are in their index.ts.
 */

const ROOT = join(import.meta.dirname, "..");
/** Measures beside another Electron, and says so. */
const SHARED = "--shared";

/** A bench, given the options among the words, and the name of its file. */
interface Bench {
  readonly run: (options: readonly string[]) => Promise<Figure[]>;
  readonly file: () => string;
  /** It starts the kiosk: another Electron beside it would be measured as well. */
  readonly electron: boolean;
}

const BENCHES: Readonly<Record<string, Bench>> = {
  start: { run: benchStart, file: () => "start", electron: true },
  visit: { run: benchVisit, file: () => "visit", electron: true },
  lend: { run: benchLend, file: () => "lend", electron: true },
  renderer: { run: benchRenderer, file: () => "renderer", electron: true },
  adapters: { run: benchAdapters, file: () => "adapters", electron: false },
  harvest: { run: benchHarvest, file: () => "harvest", electron: false },
  fleet: { run: benchFleet, file: () => "fleet", electron: false },
  backend: {
    run: benchBackend,
    file: () => `backend-${new Date().toISOString().slice(0, 10)}`,
    electron: false,
  },
};

const options = process.argv.slice(2).filter((word) => word.startsWith("--"));
const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const unknown = words.filter((word) => !(word in BENCHES));
if (unknown.length > 0) {
  console.error(`Unknown benchmark ${unknown.join(", ")}. Benchmarks: ${Object.keys(BENCHES).join(", ")}.`);
  process.exit(64);
}
/** Whether another Electron runs, which takes the processor and the graphics from what is measured. */
const isShared = (): boolean => electrons().length > 0;
const chosen = Object.entries(BENCHES).filter(([name]) => words.length === 0 || words.includes(name));
if (chosen.some(([, { electron }]) => electron) && isShared() && !options.includes(SHARED)) {
  console.error(
    `Another Electron runs (process ${electrons().join(", ")}). Stop it, or measure beside it: ${SHARED}.`,
  );
  process.exit(75);
}
for (const [, bench] of chosen) {
  const before = bench.electron && isShared();
  const measured = await bench.run(options);
  const shared = before || (bench.electron && isShared());
  const figures = shared ? measured.map((figure) => ({ ...figure, met: null })) : measured;
  console.log(`\n${table(figures)}`);
  if (shared) console.log("NOT COMPARABLE, not judged: another Electron ran beside these measurements.");
  console.log(`Samples: ${save(ROOT, bench.file(), figures).slice(ROOT.length + 1)}`);
}
