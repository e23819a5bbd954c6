import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Random } from "#backend/demo/random.ts";
import type { RouteName } from "#contract/rest/routes.ts";
import {
  type Answer,
  type KeepAliveClient,
  LostAnswer,
  type Sent,
} from "#test/support/http/keep-alive-client.ts";
import type { Backends } from "./backends.ts";
import type { Ledger } from "./ledger.ts";
import type { StaffLedger } from "./staff-ledger.ts";
import type { World } from "./world.ts";

/** Pause in milliseconds before a request without an answer is repeated. */
export const AGAIN_MS = 100;
/** Milliseconds without an answer after which the soak fails. */
export const GIVE_UP_MS = 90_000;

/** HTTP's word for "slow down". */
const TOO_MANY = 429;

/** Everything the kiosks share. */
export interface Stage {
  readonly backends: Backends;
  readonly client: KeepAliveClient;
  readonly ledger: Ledger;
  readonly world: World;
  readonly counts: Counts;
  readonly staff: StaffLedger;
  /** True while the database server is away on purpose: a 5xx is then a lost answer. */
  databaseAway: boolean;
  over: boolean;
}

/** What happened, for the report. */
export interface Counts {
  visits: number;
  requests: number;
  staffRequests: number;
  lost: number;
  lookedUp: number;
  sentAgain: number;
  refused: Map<string, number>;
  slowedDown: number;
}

export function noCounts(): Counts {
  return {
    visits: 0,
    requests: 0,
    staffRequests: 0,
    lost: 0,
    lookedUp: 0,
    sentAgain: 0,
    refused: new Map(),
    slowedDown: 0,
  };
}

/** One of some things. Throws when there are none. */
export function oneOf<T>(random: Random, things: readonly T[]): T {
  const thing = things[Math.floor(random() * things.length)];
  if (thing === undefined) throw new Error("There is nothing to choose from.");
  return thing;
}

const SLOW_DOWN = z.object({ refusal: z.object({ details: z.object({ seconds: z.number() }).optional() }) });

/** How long a kiosk that was told to slow down waits, in milliseconds: not all kiosks for equally long. */
function slowDownMs(random: Random, answer: Answer): number {
  const said = SLOW_DOWN.safeParse(answer.body);
  return (0.5 + random()) * 1000 * (said.success ? (said.data.refusal.details?.seconds ?? 1) : 1);
}

/**
 * Asks any backend once; null when the answer was lost. A database that is stopped on purpose answers no one. A
 * request that is told to slow down waits and is sent again: nothing was done.
 */
export async function askOnce(
  stage: Stage,
  random: Random,
  name: RouteName,
  sent: Sent,
): Promise<Answer | null> {
  const { backends, client, counts } = stage;
  for (const began = performance.now(); ; ) {
    counts.requests += 1;
    try {
      const answer = await client.ask(backends.port(random), name, sent);
      const slow = answer.status === TOO_MANY && performance.now() - began < GIVE_UP_MS;
      if (!slow && (answer.status < 500 || !stage.databaseAway)) return answer;
      if (!slow) break;
      counts.slowedDown += 1;
      await pause(slowDownMs(random, answer));
    } catch (error) {
      if (!(error instanceof LostAnswer)) throw error;
      break;
    }
  }
  counts.lost += 1;
  await pause(AGAIN_MS);
  return null;
}

/** Asks until there is an answer; only for what may be asked twice. */
export async function askUntil(stage: Stage, random: Random, name: RouteName, sent: Sent): Promise<Answer> {
  for (const began = performance.now(); performance.now() - began < GIVE_UP_MS; ) {
    const answer = await askOnce(stage, random, name, sent);
    if (answer !== null) return answer;
  }
  throw new Error(`No backend answered ${name} for ${GIVE_UP_MS / 1000} s.`);
}
