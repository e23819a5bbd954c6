import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Engine } from "#backend/store/engine.ts";
import { type Figure, markdown, percentile } from "../figures.ts";
import { proportionalMB } from "../processes.ts";
import { type Catalogues, openCatalogues, type WorkGround } from "./catalogues.ts";
import { type Measured, measuredServer, openInside } from "./measured.ts";
import { preparePatrons } from "./patrons.ts";
import { listenToEngines } from "./recorder.ts";
import { benchSearch } from "./search.ts";
import { ENGINES, enginesOf, nameOf, sizesOf } from "./sizes.ts";
import { readWorks, type Works } from "./works.ts";
import { benchWrites, placingTimes } from "./writes.ts";

/*
 * npm run bench -- backend [--titles=20k,200k,1.5M] [--engines=sqlite,postgres] [--quick] [--docs]
 *
 * Catalogues are imported once and kept in the cache folder; every measurement works on a copy. `--docs` writes the
 * table into docs/bench.md.
 */

const DOCS = join(import.meta.dirname, "../../docs/bench.md");
const BEGIN = "<!-- backend: written by npm run bench -- backend --docs -->";
const END = "<!-- end of backend -->";
/** Seconds of each measurement of a rate. */
const SECONDS = 4;
const QUICK_SECONDS = 1.5;
const STARTS = 5;
/** Holds placed at each size; the first turn of the patrons is the warm one. */
const PLACINGS = 600;
/** Placing a hold among the most titles may take so much longer than among the fewest. */
const SLOWER = 4 / 3;

interface Plan {
  readonly engines: readonly Engine[];
  readonly sizes: readonly number[];
  readonly seconds: number;
  readonly starts: number;
  readonly docs: boolean;
}

function readPlan(options: readonly string[]): Plan {
  const { values } = parseArgs({
    args: [...options],
    options: {
      titles: { type: "string" },
      engines: { type: "string", default: ENGINES.join(",") },
      quick: { type: "boolean", default: false },
      docs: { type: "boolean", default: false },
    },
  });
  const titles = values.titles ?? (values.quick ? "20k" : "20k,200k,1.5M");
  return {
    engines: enginesOf(values.engines),
    sizes: sizesOf(titles),
    seconds: values.quick ? QUICK_SECONDS : SECONDS,
    starts: values.quick ? 2 : STARTS,
    docs: values.docs,
  };
}

function residentMB(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB/mu.exec(status)?.[1] ?? 0) / 1024;
}

function plain(what: string, unit: Figure["unit"], samples: readonly number[]): Figure {
  return { what, unit, samples, yardstick: null, budget: "-", met: null };
}

async function startTimes(ground: WorkGround, starts: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let at = 0; at < starts; at += 1) {
    const server = await measuredServer(ground);
    times.push(server.startedIn);
    await server.stop();
  }
  return times;
}

/** Memory of the server process, and on PostgreSQL of the database server with all its processes. */
async function memory(
  name: string,
  when: string,
  server: Measured,
  catalogues: Catalogues,
): Promise<Figure[]> {
  const figures = [plain(`${name} memory of the backend ${when} (RSS)`, "MB", [residentMB(server.pid)])];
  const pid = await catalogues.serverPid();
  if (pid !== null)
    figures.push(plain(`${name} memory of PostgreSQL ${when} (PSS)`, "MB", [proportionalMB(pid)]));
  return figures;
}

/** One engine and one size: import, start, memory, searches, writes. */
async function benchSize(
  engine: Engine,
  size: number,
  catalogues: Catalogues,
  works: Works["works"],
  plan: Plan,
): Promise<Figure[]> {
  const name = `${engine} ${nameOf(size)}`;
  console.error(`${name}: import (or the one in the cache)`);
  const facts = await catalogues.prepare(size);
  const figures = [
    plain(`${name} import, records`, "/s", [(size * 1000) / facts.ms]),
    plain(`${name} import, most memory (RSS)`, "MB", [facts.megabytes]),
  ];
  const ground = await catalogues.copy(size);
  try {
    figures.push(plain(`${name} start to ready`, "ms", await startTimes(ground, plan.starts)));
    const server = await measuredServer(ground);
    const inside = await openInside(ground);
    try {
      figures.push(...(await memory(name, "at rest", server, catalogues)));
      console.error(`${name}: searches`);
      const stage = { engine, titles: nameOf(size), ground, server, inside };
      figures.push(...(await benchSearch({ ...stage, size, works })));
      figures.push(...(await memory(name, "after searches", server, catalogues)));
      console.error(`${name}: holds and renewals`);
      const people = await preparePatrons(inside.backend.db, server);
      figures.push(...(await benchWrites({ ...stage, ...people }, plan.seconds)));
    } finally {
      await inside.close();
      await server.stop();
    }
  } finally {
    await ground.discard();
  }
  return figures;
}

/** Placing a hold among the most titles beside the fewest, in turns. */
async function benchPlacing(
  engine: Engine,
  sizes: readonly number[],
  catalogues: Catalogues,
): Promise<Figure[]> {
  const [few, many] = [Math.min(...sizes), Math.max(...sizes)];
  if (few === many) return [];
  console.error(`${engine}: placing a hold among ${nameOf(few)} and ${nameOf(many)} titles`);
  const grounds: WorkGround[] = [];
  const servers: Measured[] = [];
  const stages: Parameters<typeof placingTimes>[0][number][] = [];
  try {
    for (const size of [few, many]) {
      const ground = await catalogues.copy(size);
      grounds.push(ground);
      const server = await measuredServer(ground);
      servers.push(server);
      const inside = await openInside(ground);
      stages.push({ server, ...(await preparePatrons(inside.backend.db, server)) });
      await inside.close();
    }
    const [atFew = [], atMany = []] = await placingTimes(stages, PLACINGS);
    return [
      {
        what: `${engine} placing a hold among ${nameOf(many)} titles`,
        unit: "ms",
        samples: atMany,
        yardstick: { what: `among ${nameOf(few)} titles`, samples: atFew },
        budget: "1.33x",
        met: percentile(atMany, 0.5) <= SLOWER * percentile(atFew, 0.5),
      },
    ];
  } finally {
    for (const server of servers) await server.stop();
    for (const ground of grounds) await ground.discard();
  }
}

function writeDocs(figures: readonly Figure[], source: string): void {
  const old = existsSync(DOCS) ? readFileSync(DOCS, "utf8") : `# Figures\n\n${BEGIN}\n${END}\n`;
  const date = new Date().toISOString().slice(0, 10);
  const words = `Measured ${date} on two cores with ${source}. Ratios in one run count, not absolute times.`;
  const part = `${BEGIN}\n\n${words}\n\n${markdown(figures)}\n\n${END}`;
  const [before, rest = ""] = old.includes(BEGIN) ? old.split(BEGIN) : [`${old}\n`, `${END}\n`];
  writeFileSync(DOCS, `${before}${part}${rest.split(END)[1] ?? "\n"}`);
}

/** The reference backend, on both engines and with catalogues of every size, beside the bare engine. */
export async function benchBackend(options: readonly string[]): Promise<Figure[]> {
  const plan = readPlan(options);
  listenToEngines();
  const { source, works } = readWorks();
  console.error(`Titles: ${source}`);
  const figures: Figure[] = [];
  for (const engine of plan.engines) {
    const catalogues = await openCatalogues(engine, works);
    try {
      for (const size of plan.sizes)
        figures.push(...(await benchSize(engine, size, catalogues, works, plan)));
      figures.push(...(await benchPlacing(engine, plan.sizes, catalogues)));
    } finally {
      await catalogues.close();
    }
  }
  if (plan.docs) writeDocs(figures, source);
  return figures;
}
