import { join } from "node:path";
import { benchAdapters } from "./adapters/index.ts";
import { benchHarvest } from "./backend/harvest.ts";
import { benchBackend } from "./backend/index.ts";
import { type Figure, save, table } from "./figures.ts";
import { benchLend } from "./lend.ts";
import { benchRenderer } from "./renderer/index.ts";
import { benchStart } from "./start.ts";
import { benchVisit } from "./visit.ts";

/*
 * Measures beside yardsticks of the same run:  npm run bench -- [start] [visit] [lend] [renderer [--rounds=4] [--screens=1000]] [backend [its options]] [harvest [--records=60000]] [adapters]
 * Prints a table and writes out/bench/<name>.json. A budget that is not met is told, never a failure: times of a
 * shared machine decide nothing. The options of `backend` are told in backend/index.ts.
 */

const ROOT = join(import.meta.dirname, "..");

/** A bench, given the options among the words, and the name of its file. */
interface Bench {
  readonly run: (options: readonly string[]) => Promise<Figure[]>;
  readonly file: () => string;
}

const BENCHES: Readonly<Record<string, Bench>> = {
  start: { run: benchStart, file: () => "start" },
  visit: { run: benchVisit, file: () => "visit" },
  lend: { run: benchLend, file: () => "lend" },
  renderer: { run: benchRenderer, file: () => "renderer" },
  adapters: { run: benchAdapters, file: () => "adapters" },
  harvest: { run: benchHarvest, file: () => "harvest" },
  backend: { run: benchBackend, file: () => `backend-${new Date().toISOString().slice(0, 10)}` },
};

const options = process.argv.slice(2).filter((word) => word.startsWith("--"));
const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const unknown = words.filter((word) => !(word in BENCHES));
if (unknown.length > 0) {
  console.error(`Unknown benchmark ${unknown.join(", ")}. Benchmarks: ${Object.keys(BENCHES).join(", ")}.`);
  process.exit(64);
}
for (const [name, bench] of Object.entries(BENCHES)) {
  if (words.length > 0 && !words.includes(name)) continue;
  const figures = await bench.run(options);
  console.log(`\n${table(figures)}`);
  console.log(`Samples: ${save(ROOT, bench.file(), figures).slice(ROOT.length + 1)}`);
}
