import { z } from "zod";
import type { RouteName } from "#contract/rest/routes.ts";
import { type Answer, KeepAliveClient, type Sent } from "#test/support/http/keep-alive-client.ts";
import { bareEngine } from "../backend/bare.ts";
import { type Inside, openInside } from "../backend/measured.ts";
import { type Statement, statementsOf } from "../backend/recorder.ts";
import type { Figure } from "../figures.ts";
import { cardOf, PASSWORD, patronsOf } from "./population.ts";
import { busyOf, type Stage } from "./stage.ts";
import { costFigure } from "./verdict.ts";
import type { Words } from "./visits.ts";

/** Patrons whose calls are measured, and how often: the kernel counts processor time in hundredths of a second. */
const PATRONS = 40;
const ROUNDS = 5;

const SIGNED_IN = z.object({ session: z.string() });
const HOLDS = z.object({ holds: z.array(z.object({ title: z.object({ id: z.string() }) })) });

/** A kind of call with what is sent. */
interface Kind {
  readonly name: RouteName;
  readonly all: readonly Sent[];
}

/** What a call of each kind costs, by its words in the figures. */
export interface Costs {
  readonly figures: readonly Figure[];
  readonly byCall: ReadonlyMap<string, number>;
}

/**
 * Processor time of each kind of reading call, one after another at the port: of the server, and on PostgreSQL of the database. Beside
 * it the bare engine with the same statements. Unlike milliseconds by the clock it hardly depends on what else the machine does.
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
  try {
    const kinds = await kindsOf(client, stage, holds, words);
    const figures: Figure[] = [];
    const byCall = new Map<string, number>();
    for (const { name, all } of kinds) {
      const ask = (sent: Sent) => client.ask(stage.server.port, name, sent);
      const cost = await costOf(
        () => busyOf(stage.server.pid) + busyOf(databasePid),
        all.map((sent) => () => ask(sent)),
      );
      const bare = await bareCost(stage, databasePid, client, inside, name, all);
      figures.push(costFigure(`${prefix}, processor time of ${name}`, cost, bare));
      byCall.set(name, cost);
    }
    return { figures, byCall };
  } finally {
    client.close();
    await inside.close();
  }
}

async function kindsOf(
  client: KeepAliveClient,
  stage: Stage,
  holds: number,
  words: Words,
): Promise<readonly Kind[]> {
  const step = Math.max(1, Math.floor(patronsOf(holds) / PATRONS));
  const sessions: Sent[] = [];
  const titles = new Set<string>();
  for (let at = 0; at < PATRONS; at += 1) {
    const body = { cardNumber: cardOf(at * step), password: PASSWORD };
    const { session } = SIGNED_IN.parse((await ok(client.ask(stage.server.port, "signIn", { body }))).body);
    sessions.push({ session });
    const list = await ok(client.ask(stage.server.port, "holds", { session }));
    for (const { title } of HOLDS.parse(list.body).holds) titles.add(title.id);
  }
  return [
    { name: "health", all: sessions.map(() => ({})) },
    { name: "suggest", all: words.prefixes.map((prefix) => ({ body: { prefix } })) },
    { name: "search", all: words.searches.map((body) => ({ body })) },
    { name: "title", all: [...titles].slice(0, PATRONS).map((id) => ({ id })) },
    { name: "overview", all: sessions },
    { name: "holds", all: sessions },
    { name: "loans", all: sessions },
  ];
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
