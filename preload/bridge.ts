import { CALL_BOUNDS, isBounded } from "#contract/ipc/bounded.ts";
import type { KioskBridge } from "#contract/ipc/bridge.ts";
import type { Verb } from "#contract/ipc/calls.ts";
import type { News } from "#contract/ipc/news.ts";
import { createRateLimit } from "#contract/ipc/rates.ts";
import { refusedAnswer } from "#contract/ipc/refused-answer.ts";
import {
  type AnswerEnvelope,
  CALL_CHANNEL,
  type CallEnvelope,
  NEWS_CHANNEL,
  NO_VISIT,
  VERBS,
} from "#contract/ipc/verbs.ts";
import { refusal } from "#contract/refusals.ts";

/** The two things the bridge needs of Electron. */
export interface Wire {
  invoke(channel: string, envelope: CallEnvelope): Promise<unknown>;
  on(channel: string, listener: (message: unknown) => void): void;
}

/** News that came before the page listened; more than this is a page that never will. */
const KEPT_NEWS = 50;

type Calls = Record<Verb, (args: unknown) => Promise<unknown>>;

function makeCalls(wire: Wire, clock: () => number): Calls {
  let visit = NO_VISIT;
  const rates = createRateLimit(clock);
  const call = async (verb: Verb, sent: unknown): Promise<unknown> => {
    // The first call too many still goes to main, which refuses it by itself and writes it down; the rest of a flood must
    // not fill its event loop.
    if (rates.take(verb) === "none-again") return refusedAnswer(verb, refusal("too-many-requests"));
    // Null is what no verb takes: main refuses it, and writes that down, without having to read what it was.
    const args = isBounded(sent, CALL_BOUNDS) ? sent : null;
    // Main made the envelope and checked everything in it; this side only unpacks.
    const { visit: stamp, answer } = (await wire.invoke(CALL_CHANNEL, {
      visit,
      verb,
      args,
    })) as AnswerEnvelope;
    if (verb === "hello") visit = stamp;
    return answer;
  };
  return Object.fromEntries(VERBS.map((verb) => [verb, (args: unknown) => call(verb, args)])) as Calls;
}

function makeNews(wire: Wire): KioskBridge["onNews"] {
  let listener: ((news: News) => void) | null = null;
  const waiting: News[] = [];
  wire.on(NEWS_CHANNEL, (message) => {
    const news = message as News;
    if (listener !== null) return listener(news);
    if (waiting.length < KEPT_NEWS) waiting.push(news);
  });
  return (next) => {
    listener = next;
    for (const news of waiting.splice(0)) next(news);
    return () => {
      if (listener === next) listener = null;
    };
  };
}

/**
 * Builds `window.kiosk` from the map of verbs: verbs and news, never a channel, an event or `ipcRenderer` (R54).
 * Each call is stamped with the visit that the answer to `hello` named; main refuses any other.
 * @param clock milliseconds of a clock that only runs forward.
 */
export function createBridge(wire: Wire, clock: () => number): KioskBridge {
  // The map gives each verb its types; a loop over it cannot say so to the compiler.
  return { ...(makeCalls(wire, clock) as unknown as Omit<KioskBridge, "onNews">), onNews: makeNews(wire) };
}
