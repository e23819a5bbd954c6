import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { randomFrom } from "#backend/demo/random.ts";
import { openDatabase, type Place } from "#backend/store/database.ts";
import { dropDatabase, makeDatabase, type Postgres, startPostgres } from "#test/support/backend/postgres.ts";
import type { Ground } from "#test/support/backend/server-process.ts";
import { KeepAliveClient } from "#test/support/http/keep-alive-client.ts";
import { Backends } from "./backends.ts";
import { allChecks } from "./checks.ts";
import type { Check, Lists } from "./evidence.ts";
import { type Facts, readFacts } from "./facts.ts";
import { SimulatedKiosk } from "./kiosk.ts";
import { checkList, HOLD_LIST, Ledger } from "./ledger.ts";
import type { SoakPlan } from "./plan.ts";
import { SimulatedStaff } from "./staff.ts";
import { StaffLedger } from "./staff-ledger.ts";
import { askUntil, type Counts, noCounts, type Stage } from "./stage.ts";
import { LIBRARIES, makeWorld, PASSWORD } from "./world.ts";

/** Seeds of the kiosks lie this far apart. */
const SEED_STEP = 7919;
/** After a stop of the database server, backends may answer 5xx for this long, in milliseconds. */
const RECOVERY_MS = 3000;
/** A run in which a busy machine let fewer writes than this through goes on, without kills, for so many times its length. */
const FEWEST_WRITES = 20;
const MOST_TIMES = 10;
/** How often it looks then, in milliseconds. */
const LOOK_MS = 100;
/** How often writes are counted when they decide about a kill, in milliseconds. */
const COUNT_MS = 3;
/** Sign-ins at once when the patrons' lists are read at the end. */
const READERS = 4;

/** Result of a soak. */
export interface Outcome {
  readonly plan: SoakPlan;
  readonly counts: Counts;
  readonly ledger: Ledger;
  readonly staff: StaffLedger;
  readonly facts: Facts;
  readonly checks: readonly Check[];
  readonly restarts: readonly number[];
  readonly databaseStops: number;
  /** Lines of the backends' logs that tell of a bug. */
  readonly bugs: readonly string[];
}

/** The database of a soak. */
interface SoakGround extends Ground {
  readonly place: Place;
  /** Our own database server; null on SQLite and when another one was given. */
  readonly server: Postgres | null;
  discard(): Promise<void>;
}

/** A new folder, and for PostgreSQL a database: of the server in `serverUrl`, else of a durable one of our own. */
async function breakGround(engine: SoakPlan["engine"], serverUrl: string | null): Promise<SoakGround> {
  const folder = await mkdtemp(join(tmpdir(), "shiori-soak-"));
  const sweep = () => rm(folder, { recursive: true, force: true });
  if (engine === "sqlite")
    return { folder, databaseUrl: null, place: { folder }, server: null, discard: sweep };
  const server = serverUrl === null ? await startPostgres({ durable: true }) : null;
  const at = serverUrl ?? server?.url ?? "";
  const url = await makeDatabase(at, "shiori_soak");
  return {
    folder,
    databaseUrl: url,
    place: { url },
    server,
    async discard() {
      if (server === null) await dropDatabase(at, new URL(url).pathname.slice(1));
      else await server.stop();
      await sweep();
    },
  };
}

/** Waits for the moment of the next kill: by the clock, or after so many acknowledged writes. */
async function nextTrouble({ ledger }: Stage, plan: SoakPlan, until: number): Promise<void> {
  const left = until - performance.now();
  if (plan.killAfter === null) return pause(Math.min(left, plan.killEvery * 1000));
  const enough = ledger.acknowledged + plan.killAfter;
  while (ledger.acknowledged < enough && performance.now() < until) await pause(COUNT_MS);
}

/** Waits until there were enough writes, because a run without writes proves nothing. */
async function untilSomethingWasDone({ ledger }: Stage, until: number): Promise<void> {
  while (ledger.acknowledged < FEWEST_WRITES && performance.now() < until) await pause(LOOK_MS);
}

/** Kills a backend every so often until the soak is over; once also the database server, when it is ours. */
async function trouble(stage: Stage, plan: SoakPlan, server: Postgres | null): Promise<number> {
  const began = performance.now();
  const until = began + plan.seconds * 1000;
  let stops = 0;
  for (;;) {
    const left = until - performance.now();
    if (left <= 0) break;
    await nextTrouble(stage, plan, until);
    if (performance.now() >= until) break;
    if (plan.stopDatabase && server !== null && stops === 0) {
      stops += 1;
      stage.databaseAway = true;
      await server.away();
      await server.back();
      await pause(RECOVERY_MS);
      stage.databaseAway = false;
    } else await stage.backends.killOne();
  }
  await untilSomethingWasDone(stage, began + plan.seconds * 1000 * MOST_TIMES);
  stage.over = true;
  return stops;
}

/** Every patron's list, read over the API after all writes have ended. */
async function readLists(stage: Stage): Promise<Lists> {
  const lists = new Map<number, (typeof HOLD_LIST)["_output"]>();
  const left = [...stage.world.patrons];
  const random = randomFrom(1);
  const read = async (): Promise<void> => {
    for (let patron = left.pop(); patron !== undefined; patron = left.pop()) {
      const body = { cardNumber: patron.card, password: PASSWORD };
      const signedIn = await askUntil(stage, random, "signIn", { body });
      const { session } = signedIn.body as { readonly session: string };
      const list = HOLD_LIST.parse((await askUntil(stage, random, "holds", { session })).body);
      checkList(stage.ledger, list);
      lists.set(patron.id, list);
    }
  };
  await Promise.all(Array.from({ length: READERS }, read));
  return lists;
}

/** Plays a plan from an empty database to the verdict. `serverUrl` = a PostgreSQL server to use; null = one of our own. */
export async function soak(plan: SoakPlan, serverUrl: string | null = null): Promise<Outcome> {
  const ground = await breakGround(plan.engine, serverUrl);
  try {
    const db = await openDatabase(ground.place);
    const world = await makeWorld(db, plan);
    await db.destroy();
    const backends = await Backends.start(ground, plan.processes, plan.without);
    try {
      return await play(plan, ground, backends, world);
    } finally {
      await backends.killAll();
    }
  } finally {
    await ground.discard();
  }
}

async function play(
  plan: SoakPlan,
  ground: SoakGround,
  backends: Backends,
  world: Stage["world"],
): Promise<Outcome> {
  const client = new KeepAliveClient(backends.token);
  const ledger = new Ledger();
  const counts = noCounts();
  const staff = new StaffLedger();
  const stage: Stage = { backends, client, ledger, staff, world, counts, databaseAway: false, over: false };
  const kiosks = world.kiosks.map(
    (token, at) => new SimulatedKiosk(stage, randomFrom(plan.seed + at * SEED_STEP), token),
  );
  const counters = world.staff.map((token, at) => {
    const library = LIBRARIES[at % LIBRARIES.length] ?? LIBRARIES[0];
    return new SimulatedStaff(stage, randomFrom(plan.seed - (at + 1) * SEED_STEP), token, library);
  });
  const [databaseStops] = await Promise.all([
    trouble(stage, plan, ground.server),
    ...kiosks.map((kiosk) => kiosk.run(plan.kiosks)),
    ...counters.map((counter) => counter.run()),
  ]);
  await backends.killOne();
  const lists = await readLists(stage);
  client.close();
  await backends.stop();
  const db = await openDatabase(ground.place);
  const facts = await readFacts(db);
  await db.destroy();
  const checks = allChecks({ ledger, staff, facts, lists, world });
  return {
    plan,
    counts,
    ledger,
    staff,
    facts,
    checks,
    restarts: backends.restarts,
    databaseStops,
    bugs: backends.bugs(),
  };
}
