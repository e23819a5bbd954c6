import { randomUUID } from "node:crypto";
import { z } from "zod";
import { between, type Random, randomFrom } from "#backend/demo/random.ts";
import type { Engine } from "#backend/store/engine.ts";
import type { Ground } from "#test/support/backend/server-process.ts";
import type { Answer, Sent } from "#test/support/http/keep-alive-client.ts";
import type { Figure } from "../figures.ts";
import { startBare } from "../fleet/stage.ts";
import { type BareEngine, bareEngine } from "./bare.ts";
import type { Inside, Measured } from "./measured.ts";
import { type BenchPatron, forgetRenewals, LOANS_PER_PATRON, type People } from "./patrons.ts";
import { type Statement, statementsOf } from "./recorder.ts";
import { LIBRARIES } from "./works.ts";

const KIOSKS = [1, 8, 32, 200] as const;
/** Connections of the bare engine at most: more do not make it faster on one server. */
const MOST_CONNECTIONS = 32;
/** The budget: minimum share of the bare engine's rate. */
const SHARE = 0.5;
const SEED = 11;

/** Patrons and titles for writes. */
export interface WriteStage extends People {
  readonly engine: Engine;
  readonly titles: string;
  readonly ground: Ground;
  readonly server: Measured;
  readonly inside: Inside;
}

const PLACED = z.object({ hold: z.object({ id: z.string() }) });

type Ask = (name: "placeHold" | "renew" | "cancelHold", sent: Sent) => Promise<Answer>;

/** Places a hold, renews a loan, cancels the hold: three transactions. Throws when one is refused. */
async function chain(ask: Ask, patron: BenchPatron, title: number, loan: string): Promise<number> {
  const { session } = patron;
  const began = performance.now();
  const body = { title: String(title), pickup: LIBRARIES[0], contact: "none" };
  const placed = await ask("placeHold", { session, key: randomUUID(), body });
  const placing = performance.now() - began;
  if (placed.status !== 200) throw new Error(`A hold was refused: ${JSON.stringify(placed.body)}`);
  const renewed = await ask("renew", { session, key: randomUUID(), id: loan });
  if (renewed.status !== 200) throw new Error(`A renewal was refused: ${JSON.stringify(renewed.body)}`);
  const { id } = PLACED.parse(placed.body).hold;
  const cancelled = await ask("cancelHold", { session, key: randomUUID(), id });
  if (cancelled.status !== 200)
    throw new Error(`A cancellation was refused: ${JSON.stringify(cancelled.body)}`);
  return placing;
}

const PER_CHAIN = 3;

function askAt(server: Measured): Ask {
  return (name, sent) => server.client.ask(server.port, name, sent);
}

/** Runs `work` at so many kiosks at once for so long; answers how often it was done per second. */
async function perSecond(
  kiosks: number,
  seconds: number,
  work: (kiosk: number, turn: number) => Promise<void>,
): Promise<number> {
  let done = 0;
  const began = performance.now();
  const until = began + seconds * 1000;
  const run = async (kiosk: number): Promise<void> => {
    for (let turn = 0; performance.now() < until; turn += 1) {
      await work(kiosk, turn);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: kiosks }, (_, kiosk) => run(kiosk)));
  return (done * 1000) / (performance.now() - began);
}

/** The patron and loan of a kiosk's turn; no loan is renewed more often than allowed. */
function who(stage: WriteStage, kiosks: number, kiosk: number, turn: number): readonly [BenchPatron, string] {
  const mine = Math.floor(stage.patrons.length / kiosks);
  const patron = stage.patrons[kiosk * mine + (turn % mine)];
  const loan = patron?.loans[Math.floor(turn / mine) % LOANS_PER_PATRON];
  if (patron === undefined || loan === undefined) throw new Error("There are too few patrons.");
  return [patron, loan];
}

/** Seconds after which no kiosk has used up the renewals of its patrons, on the fastest machine we know. */
async function overHttp(stage: WriteStage, kiosks: number, seconds: number): Promise<number> {
  const random = randomFrom(SEED);
  await forgetRenewals(stage.inside.backend.db);
  const ask = askAt(stage.server);
  const chains = await perSecond(kiosks, seconds, async (kiosk, turn) => {
    const [patron, loan] = who(stage, kiosks, kiosk, turn);
    await chain(ask, patron, between(random, ...stage.range), loan);
  });
  return chains * PER_CHAIN;
}

/** A recorded chain; `keys` and `hold` are replaced for each run. */
interface Heard {
  readonly statements: readonly Statement[];
  readonly keys: readonly string[];
  readonly hold: number;
}

/** Records the statements of each patron's chain. */
async function hear(stage: WriteStage, random: Random): Promise<readonly Heard[]> {
  const { client } = stage.server;
  await forgetRenewals(stage.inside.backend.db);
  const heard: Heard[] = [];
  for (const patron of stage.patrons) {
    const keys: string[] = [];
    let hold = 0;
    const ask: Ask = async (name, sent) => {
      keys.push(sent.key ?? "");
      const answer = await client.ask(stage.inside.port, name, sent);
      if (name === "placeHold" && answer.status === 200) hold = Number(PLACED.parse(answer.body).hold.id);
      return answer;
    };
    const { statements } = await statementsOf(() =>
      chain(ask, patron, between(random, ...stage.range), patron.loans[0] ?? ""),
    );
    heard.push({ statements, keys, hold });
  }
  return heard;
}

function idIn(rows: readonly unknown[]): number | null {
  const [row] = rows;
  return typeof row === "object" && row !== null && "id" in row ? Number(row.id) : null;
}

/** Plays a chain on the bare engine: the same statements, with keys of its own and the hold it gets. */
async function play(engine: Pick<BareEngine, "run">, { statements, keys, hold }: Heard): Promise<void> {
  const values = new Map<unknown, unknown>(keys.map((key) => [key, randomUUID()]));
  const placing = statements.findIndex(({ text }) => /^insert into "?holds"?/iu.test(text));
  const replaced = (some: readonly Statement[]): readonly Statement[] =>
    some.map(({ text, values: old }) => ({ text, values: old.map((value) => values.get(value) ?? value) }));
  const before = await engine.run(replaced(statements.slice(0, placing + 1)));
  values.set(hold, idIn(before) ?? hold);
  values.set(String(hold), String(idIn(before) ?? hold));
  await engine.run(replaced(statements.slice(placing + 1)));
}

async function bareRate(
  stage: WriteStage,
  heard: readonly Heard[],
  kiosks: number,
  seconds: number,
): Promise<number> {
  const engine = bareEngine(stage.ground, Math.min(kiosks, MOST_CONNECTIONS));
  const mine = Math.floor(heard.length / kiosks);
  try {
    const chains = await perSecond(kiosks, seconds, async (kiosk, turn) => {
      const one = heard[kiosk * mine + (turn % mine)];
      if (one !== undefined) await engine.onOne((connection) => play(connection, one));
    });
    return chains * PER_CHAIN;
  } finally {
    await engine.close();
  }
}

/** Writes per second of one kiosk if HTTP and the engine were all: three calls of an HTTP server alone, then the statements. */
async function barelyServed(stage: WriteStage, heard: readonly Heard[], seconds: number): Promise<number> {
  const { client } = stage.server;
  const http = await startBare();
  const engine = bareEngine(stage.ground);
  const ask: Ask = (name, sent) => client.ask(http.port, name, sent);
  try {
    const chains = await perSecond(1, seconds, async (_kiosk, turn) => {
      const [patron, loan] = who(stage, 1, 0, turn);
      await chain(ask, patron, stage.range[0], loan);
      const one = heard[turn % heard.length];
      if (one !== undefined) await play(engine, one);
    });
    return chains * PER_CHAIN;
  } finally {
    await engine.close();
    await http.stop();
  }
}

/** Holds and renewals per second from so many kiosks, beside the bare engine with the same statements. */
export async function benchWrites(stage: WriteStage, seconds: number): Promise<Figure[]> {
  const heard = await hear(stage, randomFrom(SEED + 1));
  const figures: Figure[] = [];
  await overHttp(stage, KIOSKS[1], 1); // warm
  for (const kiosks of KIOSKS) {
    const ours = await overHttp(stage, kiosks, seconds);
    const bare = await bareRate(stage, heard, kiosks, seconds);
    figures.push({
      what: `${stage.engine} ${stage.titles} holds and renewals, ${kiosks} kiosks`,
      unit: "/s",
      samples: [ours],
      yardstick: { what: "bare, same statements", samples: [bare] },
      budget: `${SHARE}x`,
      met: ours >= SHARE * bare,
    });
    if (kiosks > 1) continue;
    const served = await barelyServed(stage, heard, seconds);
    figures.push({
      what: `${stage.engine} ${stage.titles} holds and renewals, 1 kiosk, beside what HTTP alone leaves of it`,
      unit: "/s",
      samples: [ours],
      yardstick: { what: "bare HTTP, then bare, same statements", samples: [served] },
      budget: "-",
      met: null,
    });
  }
  return figures;
}

/** Milliseconds to place a hold, at each of some servers in turns, so that what else the machine does meets all alike. */
export async function placingTimes(
  stages: readonly People & Pick<WriteStage, "server">[],
  times: number,
): Promise<readonly (readonly number[])[]> {
  const random = randomFrom(SEED + 2);
  const samples = stages.map((): number[] => []);
  for (let turn = 0; turn < times; turn += 1) {
    for (const [at, stage] of stages.entries()) {
      const patron = stage.patrons[turn % stage.patrons.length];
      const loan = patron?.loans[Math.floor(turn / stage.patrons.length) % LOANS_PER_PATRON];
      if (patron === undefined || loan === undefined) throw new Error("There are no patrons.");
      const ms = await chain(askAt(stage.server), patron, between(random, ...stage.range), loan);
      if (turn >= stage.patrons.length) samples[at]?.push(ms);
    }
  }
  return samples;
}
