import { randomUUID } from "node:crypto";
import { z } from "zod";
import { HEADERS, type RouteName } from "#contract/rest/routes.ts";
import { type Answer, KeepAliveClient, type Sent } from "#test/support/http/keep-alive-client.ts";
import { bareEngine } from "../backend/bare.ts";
import { type Inside, openInside } from "../backend/measured.ts";
import { type Statement, statementsOf } from "../backend/recorder.ts";
import { LIBRARIES } from "../backend/works.ts";
import type { Figure } from "../figures.ts";
import { cardOf, PASSWORD, patronsOf } from "./population.ts";
import { busyOf, type Stage } from "./stage.ts";
import { costFigure } from "./verdict.ts";
import type { Words } from "./visits.ts";

/** Patrons whose calls are measured, each at a terminal of its own: one alone would ask more than a terminal may. */
export const PATRONS = 40;
/** How often each is measured: the kernel counts processor time in hundredths of a second. */
const ROUNDS = 5;

const SIGNED_IN = z.object({ session: z.string() });
const HOLDS = z.object({ holds: z.array(z.object({ title: z.object({ id: z.string() }) })) });
const PLACED = z.object({ hold: z.object({ id: z.string() }) });

/** A kind of call with what is sent. */
interface Kind {
  readonly name: RouteName;
  readonly all: readonly Sent[];
}

type Ask = (name: RouteName, sent: Sent) => Promise<Answer>;

/** What a call of each kind costs, by its words in the figures. */
export interface Costs {
  readonly figures: readonly Figure[];
  readonly byCall: ReadonlyMap<string, number>;
}

/**
 * Processor time of each kind of call, one after another at the port: of the server, and on PostgreSQL of the database. Beside
 * those that only read the bare engine with the same statements. It depends less than wall-clock time on what else the machine does, but up
 * to half.
 */
export async function measureCosts(
  prefix: string,
  stage: Stage,
  holds: number,
  words: Words,
  databasePid: number | null,
): Promise<Costs> {
  const client = new KeepAliveClient(stage.token);
  const inside = await openInside(stage.ground);
  const ask: Ask = (name, sent) => ok(client.ask(stage.server.port, name, sent));
  const busy = () => busyOf(stage.server.pid) + busyOf(databasePid);
  const figures: Figure[] = [];
  const byCall = new Map<string, number>();
  const add = (name: string, cost: number, bare: number): void => {
    figures.push(costFigure(`${prefix}, processor time of ${name}`, cost, bare));
    byCall.set(name, cost);
  };
  try {
    const patrons = await signedInPatrons(ask, stage, holds);
    const held = await heldTitles(ask, patrons);
    for (const { name, all } of readsOf(stage, patrons, held, words)) {
      const cost = await costOf(
        busy,
        all.map((sent) => () => ask(name, sent)),
      );
      add(name, cost, await bareCost(stage, databasePid, client, inside, name, all));
    }
    add("placeHold and cancelHold", await costOf(busy, writesOf(ask, patrons, held)), 0);
    return { figures, byCall };
  } finally {
    client.close();
    await inside.close();
  }
}

/** What these send, in turns from the terminals of the stage. */
function fromTerminals({ tokens }: Stage, all: readonly Sent[]): readonly Sent[] {
  return all.map((sent, at) => ({
    ...sent,
    headers: { [HEADERS.kiosk]: `Bearer ${tokens[at % tokens.length]}` },
  }));
}

/** What signed-in patrons send with each of their calls. */
async function signedInPatrons(ask: Ask, stage: Stage, holds: number): Promise<readonly Sent[]> {
  const step = Math.max(1, Math.floor(patronsOf(holds) / PATRONS));
  const bodies = Array.from({ length: PATRONS }, (_, at) => ({
    body: { cardNumber: cardOf(at * step), password: PASSWORD },
  }));
  const patrons: Sent[] = [];
  for (const sent of fromTerminals(stage, bodies)) {
    const { session } = SIGNED_IN.parse((await ask("signIn", sent)).body);
    patrons.push({ session, headers: sent.headers ?? {} });
  }
  return patrons;
}

/** The titles that each of these patrons has holds on. */
async function heldTitles(ask: Ask, patrons: readonly Sent[]): Promise<readonly (readonly string[])[]> {
  const titles: (readonly string[])[] = [];
  for (const patron of patrons) {
    const { holds } = HOLDS.parse((await ask("holds", patron)).body);
    titles.push(holds.map(({ title }) => title.id));
  }
  return titles;
}

function readsOf(
  stage: Stage,
  patrons: readonly Sent[],
  held: readonly (readonly string[])[],
  words: Words,
): readonly Kind[] {
  const from = (all: readonly Sent[]) => fromTerminals(stage, all);
  const some = from([...new Set(held.flat())].slice(0, PATRONS).map((id) => ({ id })));
  return [
    { name: "health", all: from(patrons.map(() => ({}))) },
    { name: "suggest", all: from(words.prefixes.map((prefix) => ({ body: { prefix } }))) },
    { name: "search", all: from(words.searches.map((body) => ({ body }))) },
    { name: "title", all: some },
    { name: "related", all: some },
    { name: "overview", all: patrons },
    { name: "holds", all: patrons },
    { name: "loans", all: patrons },
  ];
}

/** For each patron: places a hold on a title that the next one waits for, and cancels it. */
function writesOf(
  ask: Ask,
  patrons: readonly Sent[],
  held: readonly (readonly string[])[],
): readonly (() => Promise<unknown>)[] {
  return patrons.map((patron, at) => async () => {
    const title = held[(at + 1) % held.length]?.find((id) => held[at]?.includes(id) === false);
    const body = { title, pickup: LIBRARIES[0], contact: "none" };
    const placed = await ask("placeHold", { ...patron, key: randomUUID(), body });
    const { id } = PLACED.parse(placed.body).hold;
    await ask("cancelHold", { ...patron, key: randomUUID(), id });
  });
}

async function ok(asked: Promise<Answer>): Promise<Answer> {
  const answer = await asked;
  if (answer.status !== 200) throw new Error(`A call was refused: ${JSON.stringify(answer.body)}`);
  return answer;
}

/** Processor time of one of these, in milliseconds. */
async function costOf(busy: () => number, all: readonly (() => Promise<unknown>)[]): Promise<number> {
  for (const one of all) await one();
  const before = busy();
  for (let round = 0; round < ROUNDS; round += 1) for (const one of all) await one();
  return (busy() - before) / (ROUNDS * all.length);
}

async function bareCost(
  stage: Stage,
  databasePid: number | null,
  client: KeepAliveClient,
  inside: Inside,
  name: RouteName,
  all: readonly Sent[],
): Promise<number> {
  const heard: (readonly Statement[])[] = [];
  for (const sent of all) {
    const { statements } = await statementsOf(() => client.ask(inside.port, name, sent));
    heard.push(statements);
  }
  const engine = bareEngine(stage.ground);
  const here = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  // SQLite works in this process.
  const busy = () => (stage.ground.databaseUrl === null ? here() : busyOf(databasePid));
  try {
    return await costOf(
      busy,
      heard.map((some) => () => engine.run(some)),
    );
  } finally {
    await engine.close();
  }
}
