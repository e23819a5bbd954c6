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

/** The Electron functions that the bridge needs. */
export interface Wire {
  invoke(channel: string, envelope: CallEnvelope): Promise<unknown>;
  on(channel: string, listener: (message: unknown) => void): void;
}

/** Maximum number of events kept until the page listens. */
const KEPT_NEWS = 50;

type Calls = Record<Verb, (args: unknown) => Promise<unknown>>;

function makeCalls(wire: Wire, clock: () => number): Calls {
  let visit = NO_VISIT;
  const rates = createRateLimit(clock);
  const call = async (verb: Verb, sent: unknown): Promise<unknown> => {
    // The first excess call is passed to main, which refuses and logs it; the rest of a flood must not fill its event loop.
    if (rates.take(verb) === "none-again") return refusedAnswer(verb, refusal("too-many-requests"));
    // No verb accepts null, so main refuses and logs the call without reading its arguments.
    const args = isBounded(sent, CALL_BOUNDS) ? sent : null;
    // Main created and validated the envelope; it is only unpacked here.
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
 * Builds `window.kiosk` from the map of verbs: verbs and events, never a channel, an event object or `ipcRenderer` (R54). Each
 * call carries the visit of the answer to `hello`; main refuses any other.
 * @param clock monotonic clock in milliseconds.
 */
export function createBridge(wire: Wire, clock: () => number): KioskBridge {
  // The map has the type of each verb, which a loop over it cannot express.
  return { ...(makeCalls(wire, clock) as unknown as Omit<KioskBridge, "onNews">), onNews: makeNews(wire) };
}
