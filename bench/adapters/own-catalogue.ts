import { sql } from "kysely";
import type { SearchRequest } from "#contract/domain/title.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { createLibrary } from "#main/library/adapter.ts";
import type { Adapter } from "#main/library/live.ts";
import { createLog } from "#main/log/log.ts";
import { KOHA_ACCOUNT, startKoha } from "#test/fakes/koha-server.ts";
import { startSip2Server } from "#test/fakes/sip2-server.ts";
import { type Catalogues, openCatalogues } from "../backend/catalogues.ts";
import { type Measured, measuredServer, openInside, timed } from "../backend/measured.ts";
import { queryClasses } from "../backend/queries.ts";
import { LIBRARIES, readWorks, type Work } from "../backend/works.ts";
import { type Figure, percentile } from "../figures.ts";

const SIZES = [
  { titles: 200_000, called: "200k" },
  { titles: 1_500_000, called: "1.5M" },
] as const;
/** The budget of the reference backend at the port (bench/backend/search.ts), p95 in ms. */
const BUDGET_MS = 15;
/** Measured rounds after the warm one. */
const ROUNDS = 2;

/** A terminal's library over a system that answers at once, with the catalogue beside it. */
interface Terminal {
  readonly library: Adapter;
  stop(): Promise<void>;
}

/** A terminal's library with this system, and the catalogue beside it. */
function joined({ port, token }: Measured, system: object): Adapter {
  const backend = { ...system, catalogue: { url: `http://127.0.0.1:${port}`, token } };
  return createLibrary(SETTINGS.parse({ kiosk: { library: LIBRARIES[0] }, backend }), createLog(null, false));
}

async function beforeKoha(catalogue: Measured): Promise<Terminal> {
  const { url, stop } = await startKoha();
  const koha = { auth: "basic", ...KOHA_ACCOUNT };
  return { library: joined(catalogue, { adapter: "koha", url, koha }), stop };
}

async function beforeSip2(catalogue: Measured): Promise<Terminal> {
  const { host, port, stop } = await startSip2Server();
  const sip2 = { host, port, user: "kiosk", password: "secret", institution: "HON" };
  return { library: joined(catalogue, { adapter: "sip2", sip2 }), stop };
}

const SYSTEMS = { Koha: beforeKoha, SIP2: beforeSip2 } as const;

/** A server of this catalogue alone, whose titles bear numbers of the system. */
async function catalogueAlone(catalogues: Catalogues, titles: number): Promise<Measured> {
  const ground = await catalogues.copy(titles);
  const first = await measuredServer(ground);
  const inside = await openInside(ground);
  await sql`update titles set system_number = id`.execute(inside.backend.db);
  await inside.close();
  await first.stop();
  const server = await measuredServer(ground, true);
  return {
    ...server,
    async stop() {
      await server.stop();
      await ground.discard();
    },
  };
}

async function samplesOf(requests: readonly SearchRequest[], ask: (request: SearchRequest) => Promise<void>) {
  const samples: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const request of requests) {
      const ms = await timed(() => ask(request));
      if (round > 0) samples.push(ms);
    }
  }
  return samples;
}

/** Each class of search through a terminal's library, beside the same questions at the catalogue's port. */
async function figuresOf(
  name: string,
  { library }: Terminal,
  catalogue: Measured,
  works: readonly Work[],
): Promise<Figure[]> {
  const options = { signal: new AbortController().signal };
  const figures: Figure[] = [];
  for (const { name: asked, requests } of queryClasses(works)) {
    const plain = await samplesOf(requests, async (body) => {
      await catalogue.client.ask(catalogue.port, "search", { body });
    });
    const samples = await samplesOf(requests, async (request) => {
      const found = await library.search(request, options);
      if (!found.ok) throw new Error(`A search was refused: ${found.refusal.name}`);
    });
    figures.push({
      what: `${name} search, ${asked}`,
      unit: "ms",
      samples,
      yardstick: { what: "the catalogue's port", samples: plain },
      budget: `p95 ${BUDGET_MS} ms`,
      met: percentile(samples, 0.95) <= BUDGET_MS,
    });
  }
  return figures;
}

/** Search before Koha and SIP2 with a catalogue of its own beside them (decision 40). The catalogues are imported once and kept. */
export async function benchOwnCatalogue(): Promise<Figure[]> {
  const { source, works } = readWorks();
  console.error(`Titles: ${source}`);
  const catalogues = await openCatalogues("sqlite", works);
  const figures: Figure[] = [];
  for (const { titles, called } of SIZES) {
    console.error(`${called} titles: import (or the one in the cache)`);
    await catalogues.prepare(titles);
    const catalogue = await catalogueAlone(catalogues, titles);
    for (const [system, before] of Object.entries(SYSTEMS)) {
      const terminal = await before(catalogue);
      figures.push(...(await figuresOf(`${system}, ${called} titles:`, terminal, catalogue, works)));
      terminal.library.end();
      await terminal.stop();
    }
    await catalogue.stop();
  }
  await catalogues.close();
  return figures;
}
