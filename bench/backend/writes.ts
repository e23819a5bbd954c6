import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { between, type Random, randomFrom } from "#backend/demo/random.ts";
import { addDays, dateOf } from "#backend/rules/dates.ts";
import { hashPassword } from "#backend/services/password-hash.ts";
import { inTransaction } from "#backend/store/database.ts";
import { type Engine, engineOf } from "#backend/store/engine.ts";
import { addLoan } from "#backend/store/loans.ts";
import { addPatron } from "#backend/store/patrons.ts";
import type { ReadableDb } from "#backend/store/schema.ts";
import type { Ground } from "#test/support/backend/server-process.ts";
import type { Answer, Sent } from "#test/support/http/keep-alive-client.ts";
import type { Figure } from "../figures.ts";
import { type BareEngine, bareEngine } from "./bare.ts";
import type { Inside, Measured } from "./measured.ts";
import { type Statement, statementsOf } from "./recorder.ts";
import { LIBRARIES } from "./works.ts";

/** As many patrons as kiosks, because a patron uses one kiosk at a time. */
const PATRONS = 200;
const LOANS_PER_PATRON = 5;
const KIOSKS = [1, 8, 32, 200] as const;
const PASSWORD = "Shiori7";
const FIRST_CARD = 4_000_001;
const TIME_ZONE = "Asia/Tokyo";
/** Ids of holds begin here: no other id of a bench is as high, so a hold's can be told among values. */
const FIRST_HOLD = 900_000_000;
/** Connections of the bare engine at most: more do not make it faster on one server. */
const MOST_CONNECTIONS = 32;
/** The budget: minimum share of the bare engine's rate. */
const SHARE = 0.5;
const SEED = 11;

/** A signed-in patron of the bench. */
export interface BenchPatron {
  readonly session: string;
  readonly loans: readonly string[];
}

/** Patrons and titles for writes. */
export interface WriteStage {
  readonly engine: Engine;
  readonly titles: string;
  readonly ground: Ground;
  readonly server: Measured;
  readonly inside: Inside;
  readonly patrons: readonly BenchPatron[];
  /** First and last id of the titles that are held. */
  readonly range: readonly [number, number];
}

const SIGNED_IN = z.object({ session: z.string() });
const PLACED = z.object({ hold: z.object({ id: z.string() }) });

/** Patrons with loans, written into the ground, and signed in at the server. */
export async function preparePatrons(
  db: ReadableDb,
  server: Measured,
  count: number = PATRONS,
): Promise<Pick<WriteStage, "patrons" | "range">> {
  const ids = await sql<{
    first: number;
    last: number;
  }>`select min(id) as first, max(id) as last from titles`.execute(db);
  const { first = 1, last = 1 } = ids.rows[0] ?? {};
  const passwordHash = await hashPassword(PASSWORD);
  const loans = await inTransaction(db, async (trx) => {
    await raiseHoldIds(trx);
    const copies = await trx
      .selectFrom("copies")
      .select("id")
      .orderBy("id")
      .limit(count * LOANS_PER_PATRON)
      .execute();
    const [dueDate, loanedOn] = dueDates();
    for (let at = 0; at < count; at += 1) {
      const words = { passwordKind: "real", email: null, emailState: "none", hearingImpaired: 0 } as const;
      const patronId = await addPatron(trx, { ...words, cardNumber: String(FIRST_CARD + at), passwordHash });
      for (const copy of copies.slice(at * LOANS_PER_PATRON, (at + 1) * LOANS_PER_PATRON)) {
        await addLoan(trx, { copyId: copy.id, patronId, loanedOn, dueDate, renewals: 0 });
      }
    }
    return trx.selectFrom("loans").select(["id", "patronId"]).orderBy("patronId").orderBy("id").execute();
  });
  const patrons: BenchPatron[] = [];
  for (let at = 0; at < count; at += 1) {
    const body = { cardNumber: String(FIRST_CARD + at), password: PASSWORD };
    const answer = await server.client.ask(server.port, "signIn", { body });
    const own = loans
      .slice(at * LOANS_PER_PATRON, (at + 1) * LOANS_PER_PATRON)
      .map((loan) => String(loan.id));
    patrons.push({ session: SIGNED_IN.parse(answer.body).session, loans: own });
  }
  // The first titles are on loan: nobody waits for a book they have.
  return { patrons, range: [first + count * LOANS_PER_PATRON, last] };
}

function dueDates(): readonly [string, string] {
  const dueDate = addDays(dateOf(Date.now(), TIME_ZONE), 7);
  return [dueDate, addDays(dueDate, -14)];
}

async function raiseHoldIds(db: ReadableDb): Promise<void> {
  if (engineOf(db) === "postgres") {
    await sql`alter table holds alter column id restart with ${sql.lit(FIRST_HOLD)}`.execute(db);
  } else {
    await sql`delete from sqlite_sequence where name = 'holds'`.execute(db);
    await sql`insert into sqlite_sequence (name, seq) values ('holds', ${FIRST_HOLD})`.execute(db);
  }
}

/** Resets renewals, so that one is always possible. */
async function forgetRenewals(db: ReadableDb): Promise<void> {
  const [dueDate, loanedOn] = dueDates();
  await db.updateTable("loans").set({ renewals: 0, dueDate, loanedOn }).execute();
}

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
  }
  return figures;
}

/** Milliseconds to place a hold, at each of some servers in turns, so that what else the machine does meets all alike. */
export async function placingTimes(
  stages: readonly Pick<WriteStage, "server" | "patrons" | "range">[],
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
