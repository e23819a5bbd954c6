import { setTimeout as pause } from "node:timers/promises";
import { between, type Random, randomFrom } from "#backend/demo/random.ts";
import type { RouteName } from "#contract/rest/routes.ts";
import {
  type Answer,
  KeepAliveClient,
  LostAnswer,
  refusalIn,
  type Sent,
} from "#test/support/http/keep-alive-client.ts";
import { browsing, signedIn, type Words } from "./visits.ts";

/** As in `main/library/health.ts`: an idle terminal asks so often. */
const POLL_MS = 10_000;
const JITTER = 0.2;
/** One terminal in ten is in a visit. */
const IN_A_VISIT = 0.1;
/** Visits of patrons without a card. */
const WITHOUT_CARD = 0.4;
const SEED = 25;
/** Refusals that are no answers of a service that works, by status: not understood, not known, too many, out of order. */
const FAULTS = (status: number): boolean =>
  status === 400 || status === 401 || status === 429 || status >= 500;

/** What is loaded. */
export interface LoadWords {
  /** Of the servers, among which the terminals are divided. */
  readonly ports: readonly number[];
  /** A token for each terminal. */
  readonly tokens: readonly string[];
  readonly words: Words;
  /** Cards of patrons; each is at one terminal at a time. */
  readonly cards: readonly string[];
  /** Before it is measured, and while it is. */
  readonly warmMs: number;
  readonly measuredMs: number;
  /** Divides every pause, for a test; else 1. */
  readonly haste?: number;
  /** Told when the measurement begins and ends. */
  readonly onMeasure?: () => void;
  readonly onMeasured?: () => void;
}

/** What the terminals saw. */
export interface LoadResult {
  /** Milliseconds of each answer by its call. */
  readonly samples: ReadonlyMap<RouteName, readonly number[]>;
  /** Answers that no working service gives, by call and refusal, with their number. */
  readonly faults: ReadonlyMap<string, number>;
  readonly visits: number;
}

/** Rises for each answer of a kind. */
function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** So many terminals at once, each with its own token and connections: all look whether the backend is there, some are in a visit. */
export async function load(load: LoadWords): Promise<LoadResult> {
  const { ports, tokens, words, cards, warmMs, measuredMs, haste = 1 } = load;
  const samples = new Map<RouteName, number[]>();
  const faults = new Map<string, number>();
  const over = new AbortController();
  const clients = tokens.map((token) => new KeepAliveClient(token));
  let isMeasured = false;
  let visits = 0;

  async function ask(terminal: number, name: RouteName, sent?: Sent): Promise<unknown> {
    const port = ports[terminal % ports.length] ?? 0;
    const began = performance.now();
    const answer = await clients[terminal]?.ask(port, name, sent).catch(lost);
    if (answer === undefined || over.signal.aborted) return null;
    if (isMeasured) {
      const some = samples.get(name) ?? [];
      samples.set(name, some);
      some.push(performance.now() - began);
    }
    if (FAULTS(answer.status)) count(faults, `${name} ${answer.status} ${refusalIn(answer)}`);
    return answer.status === 200 ? answer.body : null;
  }

  /** False = it is over. */
  const wait = (ms: number): Promise<boolean> =>
    pause(ms / haste, true, { signal: over.signal }).catch(() => false);

  async function poll(terminal: number, random: Random): Promise<void> {
    for (let ms = random() * POLL_MS; await wait(ms); ms = POLL_MS * (1 - JITTER + 2 * JITTER * random()))
      await ask(terminal, "health");
  }

  async function visit(visitor: number, visitors: number, random: Random): Promise<void> {
    const think = async (ms: number): Promise<void> => {
      if (!(await wait(ms * (0.5 + random())))) throw new Over();
    };
    if (!(await wait(random() * warmMs * haste))) return;
    for (let turn = 0; ; turn += 1) {
      // Every terminal has its turn, and every patron.
      const terminal = (visitor + turn * visitors) % tokens.length;
      const card = cards[(visitor + turn * visitors) % cards.length] ?? "";
      const call = (name: RouteName, sent?: Sent) => ask(terminal, name, sent);
      const at = { call, think, random };
      await (random() < WITHOUT_CARD ? browsing(at, words) : signedIn(at, words, card));
      if (isMeasured) visits += 1;
    }
  }

  const visitors = Math.max(1, Math.round(tokens.length * IN_A_VISIT));
  const seeds = randomFrom(SEED);
  const seed = (): Random => randomFrom(between(seeds, 1, 1_000_000_000));
  const running = [
    ...tokens.map((_, terminal) => poll(terminal, seed())),
    ...Array.from({ length: visitors }, (_, visitor) => visit(visitor, visitors, seed())),
  ].map((one) => one.catch(unlessOver));
  await pause(warmMs);
  isMeasured = true;
  load.onMeasure?.();
  await pause(measuredMs);
  load.onMeasured?.();
  isMeasured = false;
  over.abort();
  await Promise.all(running);
  for (const client of clients) client.close();
  return { samples, faults, visits };
}

/** The measurement has ended in the middle of a visit. */
class Over extends Error {
  override readonly name = "Over";
}

function unlessOver(error: unknown): void {
  if (!(error instanceof Over)) throw error;
}

function lost(error: unknown): Answer {
  if (error instanceof LostAnswer) return { status: 503, body: null };
  throw error;
}
