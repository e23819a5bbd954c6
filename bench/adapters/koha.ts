import { createKohaLibrary } from "#main/library/koha/library.ts";
import { createLog } from "#main/log/log.ts";
import { type FakeKoha, KOHA_ACCOUNT, startKoha } from "#test/fakes/koha-server.ts";
import {
  biblio,
  CANARY,
  CARD,
  checkout,
  hold,
  item,
  type KohaWorld,
  patron,
  type Row,
  smallWorld,
} from "#test/fakes/koha-world.ts";
import { type Figure, percentile } from "../figures.ts";

/** What every answer takes, in milliseconds: as measured before a real Koha. */
const DELAY_MS = 25;
const ROUNDS = 12;
/** Workers of an ordinary Koha. */
const WORKERS = 3;
const PATRON = 4;

/** A patron with so many loans and holds, each of a title of its own. */
function world(loans: number, holds: number): KohaWorld {
  const titles = Array.from({ length: loans + holds }, (_, at) => at + 1);
  return {
    ...smallWorld(),
    patrons: [patron(PATRON, CARD)],
    biblios: titles.map((id) => biblio(id, `Title ${id}`, "Writer, Ann")),
    items: titles.map((id) => item(100 + id, id)),
    checkouts: titles.slice(0, loans).map((id) => checkout(500 + id, PATRON, 100 + id, id)),
    holds: titles.slice(loans).map((id) => hold(900 + id, PATRON, id)),
    renewalErrors: new Map(),
  };
}

/** One question of the plain chain. */
async function ask(koha: FakeKoha, path: string): Promise<Row[]> {
  const pair = Buffer.from(`${KOHA_ACCOUNT.user}:${KOHA_ACCOUNT.secret}`).toString("base64");
  const response = await fetch(`${koha.url}/api/v1${path}`, {
    headers: { accept: "application/json", authorization: `Basic ${pair}` },
  });
  const body = (await response.json()) as Row | Row[];
  return Array.isArray(body) ? body : [body];
}

/** What a page without an adapter asks, one after the other: a call for each copy, each renewal and each title. */
async function plainChain(koha: FakeKoha): Promise<void> {
  const own = `patron_id=${PATRON}&_match=exact&_per_page=-1`;
  for (const loan of await ask(koha, `/checkouts?${own}`)) {
    const [copy] = await ask(koha, `/items/${String(loan["item_id"])}`);
    await ask(koha, `/biblios/${String(copy?.["biblio_id"])}`);
    await ask(koha, `/checkouts/${String(loan["checkout_id"])}/allows_renewal`);
  }
  for (const held of await ask(koha, `/holds?${own}`))
    await ask(koha, `/biblios/${String(held["biblio_id"])}`);
}

async function callsOf(koha: FakeKoha, work: () => Promise<void>): Promise<number> {
  const before = koha.seen.length;
  await work();
  return koha.seen.length - before;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** What a figure must keep: a part of the plain chain's time, or a time in ms. */
type Budget = { readonly timesPlain: number } | { readonly p95Ms: number };

function isMet(budget: Budget, samples: readonly number[], yardstick: readonly number[]): boolean {
  if ("p95Ms" in budget) return percentile(samples, 0.95) <= budget.p95Ms;
  return percentile(samples, 0.5) <= budget.timesPlain * percentile(yardstick, 0.5);
}

async function figure(loans: number, holds: number, budget: Budget): Promise<Figure> {
  const koha = await startKoha(world(loans, holds));
  koha.quirks.workers = WORKERS;
  const library = createKohaLibrary({
    url: koha.url,
    authority: "",
    koha: { auth: "basic", ...KOHA_ACCOUNT },
    about: null,
    library: "CPL",
    log: createLog(null, false),
  });
  const options = { signal: new AbortController().signal };
  const signedIn = await library.signIn({ cardNumber: CARD, password: CANARY.password }, options);
  if (!signedIn.ok) throw new Error(`Nobody signed in: ${signedIn.refusal.name}`);
  const { session } = signedIn.value;
  const ours = async (): Promise<void> => {
    const lists = [await library.loans({ session }, options), await library.holds({ session }, options)];
    if (lists.some(({ ok }) => !ok)) throw new Error("A list did not come.");
  };
  const chain = (): Promise<void> => plainChain(koha);
  const [calls, chained] = [await callsOf(koha, ours), await callsOf(koha, chain)];
  koha.quirks.delayMs = DELAY_MS;
  const samples: number[] = [];
  const yardstick: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    samples.push(await timed(ours));
    yardstick.push(await timed(chain));
  }
  await koha.stop();
  return {
    what: `Koha, ${loans} loans and ${holds} holds, ${WORKERS} workers, ${DELAY_MS} ms an answer: ${calls} calls`,
    unit: "ms",
    samples,
    yardstick: { what: `a call each, one after the other: ${chained} calls`, samples: yardstick },
    budget: "p95Ms" in budget ? `p95 ${budget.p95Ms} ms` : `${budget.timesPlain}x`,
    met: isMet(budget, samples, yardstick),
  };
}

/** My loans and my holds through the Koha adapter, beside the plain chain of calls that gives the same facts. */
export async function benchKoha(): Promise<Figure[]> {
  return [
    await figure(0, 0, { timesPlain: 1 }),
    await figure(4, 3, { timesPlain: 0.6 }),
    await figure(25, 0, { timesPlain: 0.6 }),
    await figure(60, 0, { p95Ms: 1000 }),
  ];
}
