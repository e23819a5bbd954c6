import { parseArgs } from "node:util";
import type { Engine } from "#backend/store/engine.ts";
import type { RouteName } from "#contract/rest/routes.ts";
import type { ServerProcess } from "#test/support/backend/server-process.ts";
import { type Catalogues, openCatalogues } from "../backend/catalogues.ts";
import { prefixes, queryClasses } from "../backend/queries.ts";
import { listenToEngines } from "../backend/recorder.ts";
import { ENGINES, enginesOf, nameOf, sizesOf } from "../backend/sizes.ts";
import { readWorks } from "../backend/works.ts";
import type { Figure } from "../figures.ts";
import { measureCosts, PATRONS } from "./costs.ts";
import { type LoadResult, load } from "./load.ts";
import { cardOf, patronsOf } from "./population.ts";
import { busyOf, openStage, type Stage, startBare } from "./stage.ts";
import { measureStandstills } from "./standstill.ts";
import { bendOf, CALL_MS, isWithin, type Point } from "./verdict.ts";
import type { Words } from "./visits.ts";

/*
 * npm run bench -- fleet [--terminals=10,100,300,1000] [--titles=20k,200k,1.5M] [--holds=10k,100k,500k,2M]
 *                        [--engines=sqlite,postgres] [--seconds=60] [--only=terminals|sizes] [--processes=1]
 *
 * One backend process with its default settings, or several over one PostgreSQL (`--processes`). Terminals vary at the second size of
 * titles and of holds; titles vary at that of holds, and holds at that of titles. 1.5 million titles are measured only where another
 * bench has imported them: that takes long.
 */

const WARM_MS = 15_000;
const LONG_IMPORT = 1_000_000;

interface Plan {
  readonly engines: readonly Engine[];
  readonly terminals: readonly number[];
  readonly titles: readonly number[];
  readonly holds: readonly number[];
  readonly measuredMs: number;
  readonly only: string;
  readonly processes: number;
}

function readPlan(options: readonly string[]): Plan {
  const { values } = parseArgs({
    args: [...options],
    options: {
      terminals: { type: "string", default: "10,100,300,1000" },
      titles: { type: "string", default: "20k,200k,1.5M" },
      holds: { type: "string", default: "10k,100k,500k,2M" },
      engines: { type: "string", default: ENGINES.join(",") },
      seconds: { type: "string", default: "60" },
      only: { type: "string", default: "" },
      processes: { type: "string", default: "1" },
    },
  });
  const engines = enginesOf(values.engines);
  const processes = Number(values.processes);
  if (processes > 1 && engines.includes("sqlite"))
    throw new Error("Several processes share a PostgreSQL only: --engines=postgres.");
  return {
    engines,
    processes,
    terminals: sizesOf(values.terminals),
    titles: sizesOf(values.titles),
    holds: sizesOf(values.holds),
    measuredMs: 1000 * Number(values.seconds),
    only: values.only,
  };
}

/** The second of some sizes, or the only one: what is held while another varies. */
function usual(sizes: readonly number[]): number {
  const size = sizes[1] ?? sizes[0];
  if (size === undefined) throw new Error("There is no size to measure.");
  return size;
}

interface Loaded extends LoadResult {
  /** Processor time of the server and of the database, in milliseconds a second. */
  readonly server: number;
  readonly database: number;
}

async function underLoad(
  plan: Plan,
  words: Words,
  servers: readonly Pick<ServerProcess, "port" | "pid">[],
  databasePid: number | null,
  tokens: readonly string[],
  patrons: number,
): Promise<Loaded> {
  const before = { server: 0, database: 0 };
  const spent = { server: 0, database: 0 };
  const busy = () => servers.reduce((sum, { pid }) => sum + busyOf(pid), 0);
  const result = await load({
    ports: servers.map(({ port }) => port),
    tokens,
    words,
    cards: Array.from({ length: patrons }, (_, patron) => cardOf(patron)),
    warmMs: WARM_MS,
    measuredMs: plan.measuredMs,
    onMeasure() {
      before.server = busy();
      before.database = busyOf(databasePid);
    },
    onMeasured() {
      spent.server = busy() - before.server;
      spent.database = busyOf(databasePid) - before.database;
    },
  });
  const seconds = plan.measuredMs / 1000;
  return { ...result, server: spent.server / seconds, database: spent.database / seconds };
}

/** Every call of the visits; the health of the backend is asked by idle terminals. */
function ofVisits({ samples }: LoadResult): readonly number[] {
  return [...samples].flatMap(([name, some]) => (name === "health" ? [] : some));
}

function faultsOf({ faults }: LoadResult, name?: RouteName): number {
  let sum = 0;
  for (const [what, count] of faults) if (name === undefined || what.startsWith(`${name} `)) sum += count;
  return sum;
}

function loadFigures(name: string, ours: Loaded, bare: Loaded, each: boolean): readonly Figure[] {
  const bareHttp = (samples: readonly number[]) => ({ what: "bare HTTP server, same calls", samples });
  const timed = (
    what: string,
    samples: readonly number[],
    bareSamples: readonly number[],
    faults: number,
  ) => ({
    what: `${name}, ${what}`,
    unit: "ms" as const,
    samples,
    yardstick: bareHttp(bareSamples),
    budget: `p95 ${CALL_MS} ms`,
    met: isWithin(samples, faults),
  });
  const figures: Figure[] = [timed("calls of visits", ofVisits(ours), ofVisits(bare), faultsOf(ours))];
  if (each) {
    for (const [call, samples] of [...ours.samples].sort(([a], [b]) => (a < b ? -1 : 1)))
      figures.push(timed(call, samples, bare.samples.get(call) ?? [], faultsOf(ours, call)));
  }
  const plain = { unit: "ms" as const, budget: "-", met: null };
  figures.push({
    ...plain,
    what: `${name}, processor time of the server in a second`,
    samples: [ours.server],
    yardstick: bareHttp([bare.server]),
  });
  if (ours.database > 0) {
    const what = `${name}, processor time of PostgreSQL in a second`;
    figures.push({ ...plain, what, samples: [ours.database], yardstick: null });
  }
  return figures;
}

function tell(what: string, curve: readonly Point[]): void {
  const bend = bendOf(curve);
  const points = curve.map(({ size, cost }) => `${nameOf(size)}: ${cost.toFixed(2)}`).join(", ");
  console.log(`${what}: ${bend === null ? "no bend" : `bends at ${nameOf(bend)}`} (${points})`);
}

/** The curve against terminals, each number beside the bare server. */
async function againstTerminals(
  engine: Engine,
  catalogues: Catalogues,
  plan: Plan,
  words: Words,
): Promise<readonly Figure[]> {
  const [titles, holds] = [usual(plan.titles), usual(plan.holds)];
  const most = Math.max(...plan.terminals);
  const databasePid = await catalogues.serverPid();
  const stage = await openStage(catalogues, titles, holds, most, plan.processes);
  const bare = await startBare();
  const figures: Figure[] = [];
  const curve: Point[] = [];
  try {
    for (const count of plan.terminals) {
      console.error(`${engine}: ${count} terminals, ${nameOf(titles)} titles, ${nameOf(holds)} holds`);
      const tokens = stage.tokens.slice(0, count);
      const ours = await underLoad(plan, words, stage.servers, databasePid, tokens, patronsOf(holds));
      const yardstick = await underLoad(plan, words, [bare], null, tokens, patronsOf(holds));
      for (const [what, times] of ours.faults) console.error(`  ${what}: ${times} times`);
      const name = `${engine}, ${count} terminals${plan.processes > 1 ? `, ${plan.processes} processes` : ""}`;
      figures.push(...loadFigures(name, ours, yardstick, count === most));
      curve.push({ size: count, cost: (ours.server + ours.database) / count });
    }
  } finally {
    await bare.stop();
    await stage.close();
  }
  tell(`${engine}, processor time in a second for each terminal, ms`, curve);
  return figures;
}

/** Costs and standstills at these sizes; the curve of each against what varies. */
async function againstSizes(
  engine: Engine,
  catalogues: Catalogues,
  sizes: readonly { readonly titles: number; readonly holds: number }[],
  varies: "titles" | "holds",
  words: Words,
): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const curves = new Map<string, Point[]>();
  const databasePid = await catalogues.serverPid();
  for (const { titles, holds } of sizes) {
    const name = `${engine}, ${nameOf(titles)} titles, ${nameOf(holds)} holds`;
    console.error(`${name}: costs and standstills`);
    const stage: Stage = await openStage(catalogues, titles, holds, PATRONS);
    try {
      const costs = await measureCosts(name, stage, holds, words, databasePid);
      figures.push(...costs.figures, ...(await measureStandstills(name, stage)));
      for (const [call, cost] of costs.byCall) {
        const curve = curves.get(call) ?? [];
        curves.set(call, curve);
        curve.push({ size: varies === "titles" ? titles : holds, cost });
      }
    } finally {
      await stage.close();
    }
  }
  for (const [call, curve] of curves)
    tell(`${engine}, ${call} against ${varies}, ms of processor time`, curve);
  return figures;
}

/** One backend process with up to a thousand terminals, and what it costs with more terminals, titles and holds. */
export async function benchFleet(options: readonly string[]): Promise<Figure[]> {
  const plan = readPlan(options);
  listenToEngines();
  const { source, works } = readWorks();
  console.error(`Titles: ${source}`);
  const words: Words = {
    searches: queryClasses(works).flatMap(({ requests }) => requests.slice(0, 8)),
    prefixes: prefixes(works),
  };
  const figures: Figure[] = [];
  for (const engine of plan.engines) {
    const catalogues = await openCatalogues(engine, works);
    try {
      if (plan.only !== "sizes") figures.push(...(await againstTerminals(engine, catalogues, plan, words)));
      if (plan.only === "terminals") continue;
      const holds = usual(plan.holds);
      const titles = usual(plan.titles);
      const byTitles: { titles: number; holds: number }[] = [];
      for (const size of plan.titles) {
        if (size < LONG_IMPORT || (await catalogues.isKept(size))) byTitles.push({ titles: size, holds });
        else
          console.error(`${engine}: ${nameOf(size)} titles are left out: the bench "backend" imports them.`);
      }
      figures.push(...(await againstSizes(engine, catalogues, byTitles, "titles", words)));
      const byHolds = plan.holds.map((size) => ({ titles, holds: size }));
      figures.push(...(await againstSizes(engine, catalogues, byHolds, "holds", words)));
    } finally {
      await catalogues.close();
    }
  }
  return figures;
}
