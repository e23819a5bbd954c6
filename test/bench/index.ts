import { join } from "node:path";
import { type Figure, save, table } from "./figures.ts";
import { benchStart } from "./start.ts";
import { benchVisit } from "./visit.ts";

/*
 * Measures beside yardsticks of the same run:  npm run bench -- [start] [visit]
 * Prints a table and writes out/bench/<name>.json. A budget that is not met is told, never a failure: times of a
 * shared machine decide nothing.
 */

const ROOT = join(import.meta.dirname, "../..");
const BENCHES: Readonly<Record<string, () => Promise<Figure[]>>> = { start: benchStart, visit: benchVisit };

const words = process.argv.slice(2);
const unknown = words.filter((word) => !(word in BENCHES));
if (unknown.length > 0) {
  console.error(
    `There is no bench called ${unknown.join(", ")}; there are ${Object.keys(BENCHES).join(", ")}.`,
  );
  process.exit(64);
}
for (const [name, bench] of Object.entries(BENCHES)) {
  if (words.length > 0 && !words.includes(name)) continue;
  const figures = await bench();
  console.log(`\n${table(figures)}`);
  console.log(`Samples: ${save(ROOT, name, figures).slice(ROOT.length + 1)}`);
}
