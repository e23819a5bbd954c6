import { CALL_BOUNDS, isBounded } from "#contract/ipc/bounded.ts";
import { CALL_SCHEMAS } from "#contract/ipc/calls.schema.ts";
import type { CallArgs, Verb } from "#contract/ipc/calls.ts";
import type { RateLimit, Taken } from "#contract/ipc/rates.ts";
import { refusedAnswer } from "#contract/ipc/refused-answer.ts";
import { type AnswerEnvelope, NO_VISIT, VERBS } from "#contract/ipc/verbs.ts";
import type { Capabilities, SessionToken } from "#contract/library/port.ts";
import { type RefusalName, refusal } from "#contract/refusals.ts";
import type { Log } from "../log/log.ts";
import type { VisitState } from "../visit/state.ts";
import { accountCalls } from "./account-calls.ts";
import { isSupported } from "./capabilities.ts";
import { catalogueCalls } from "./catalogue-calls.ts";
import { circulationCalls } from "./circulation-calls.ts";
import type { CallContext, Handlers } from "./context.ts";
import { messageCalls } from "./message-calls.ts";
import { denialOf } from "./phases.ts";
import { printCalls } from "./print-calls.ts";
import type { Sender } from "./sender.ts";
import { visitCalls } from "./visit-calls.ts";

/** Every verb has one handler; a missing one does not compile. */
const HANDLERS: Handlers<Verb> = {
  ...visitCalls,
  ...accountCalls,
  ...catalogueCalls,
  ...circulationCalls,
  ...messageCalls,
  ...printCalls,
};

/** A page as the gate sees it. */
export interface Caller {
  /** Null while it is the spare. */
  readonly visit: number | null;
  readonly live: Promise<number>;
  readonly rates: RateLimit<Verb>;
  /** Its `hello` is about to be answered. */
  greet(): void;
  beat(): void;
}

export interface GateDeps {
  readonly log: Log;
  /** Page of a web contents; null = none of ours. */
  callerOf(contentsId: number): Caller | null;
  /** Whether this web contents belonged to a page that is being closed. */
  isClosing(contentsId: number): boolean;
  /** The current visit; null during a reset. */
  visit(): number | null;
  state(): VisitState;
  contextFor(visit: number): CallContext;
  /** The capabilities of the current backend. */
  capabilities(): Capabilities;
  /**
   * Called for a refusal, which may mean that the backend, or the patron's session, is gone.
   * @param session of the call, "" = it had none
   */
  onRefusal(name: RefusalName, session: SessionToken): void;
}

interface Call {
  readonly visit: number;
  readonly verb: Verb;
  readonly args: unknown;
}

function readCall(envelope: unknown): Call | null {
  if (typeof envelope !== "object" || envelope === null) return null;
  const { visit, verb, args } = envelope as Partial<Record<string, unknown>>;
  const known = VERBS.find((name) => name === verb);
  return typeof visit === "number" && known !== undefined ? { visit, verb: known, args } : null;
}

/**
 * A promise that never resolves, for calls whose page is gone or must get no answer (R68). A new one each time: a shared one
 * would keep every such page in memory.
 */
const never = (): Promise<never> => new Promise(() => undefined);

/** An invalid call gets an error without details; the log has the code. */
class GateError extends Error {
  override readonly name = "GateError";
}

/**
 * The single gate of all calls (R53-R55): sender, verb, rate, visit, arguments, phase, then the handler. Cheap checks come first,
 * and the size of the arguments before their schema, so that no call delays the visit's clock.
 */
export function createGate(deps: GateDeps): (sender: Sender, envelope: unknown) => Promise<AnswerEnvelope> {
  const { log } = deps;

  function turnAway(step: string, taken: Taken = "taken"): never {
    if (taken !== "none-again") log("call-turned-away", { step });
    throw new GateError("not allowed");
  }

  /** The visit of a call; the spare's `hello` waits until the page goes live. */
  async function visitOf(caller: Caller, call: Call, taken: Taken): Promise<number> {
    if (call.verb === "hello") return caller.live;
    if (caller.visit === null || call.visit !== caller.visit) return turnAway("visit", taken);
    return caller.visit;
  }

  async function run<V extends Verb>(verb: V, args: CallArgs<V>, visit: number): Promise<unknown> {
    const handler = HANDLERS[verb];
    try {
      const context = deps.contextFor(visit);
      const answer = await handler(args, context);
      if (typeof answer === "object" && "ok" in answer && !answer.ok && visit === deps.visit()) {
        log("refused", { verb, refusal: answer.refusal.name });
        deps.onRefusal(answer.refusal.name, context.session);
      }
      return answer;
    } catch (error) {
      if (visit !== deps.visit()) return undefined;
      log("call-failed", { verb, kind: error instanceof Error ? error.name : "unknown" });
      return refusedAnswer(verb, refusal("unexpected"));
    }
  }

  function no(verb: Verb, name: RefusalName): unknown {
    log("refused", { verb, refusal: name });
    return refusedAnswer(verb, refusal(name));
  }

  async function answerTo({ verb, args: sent }: Call, visit: number, taken: Taken): Promise<unknown> {
    // A flood is logged once, so that it does not displace everything else in the log.
    if (taken === "none-again") return refusedAnswer(verb, refusal("too-many-requests"));
    if (taken === "none") return no(verb, "too-many-requests");
    if (!isBounded(sent, CALL_BOUNDS)) return no(verb, "bad-request");
    const args = CALL_SCHEMAS[verb].safeParse(sent);
    if (!args.success) return no(verb, "bad-request");
    const denial = denialOf(verb, deps.state());
    if (denial !== null) return no(verb, denial);
    if (!isSupported(verb, deps.capabilities())) return no(verb, "unexpected");
    return run(verb, args.data, visit);
  }

  return async (sender, envelope) => {
    // Not an alarm: the last calls of a closed page, its heartbeat for instance, may arrive later (R68), without their frame.
    if (deps.isClosing(sender.contentsId)) return never();
    const caller = deps.callerOf(sender.contentsId);
    if (!sender.trusted || caller === null) return turnAway("sender");
    const call = readCall(envelope);
    if (call === null) return turnAway("envelope");
    const taken = caller.rates.take(call.verb);
    // Before the answer to `hello`: alive, but not painted for a visit.
    if (call.verb === "beat" && call.visit === NO_VISIT) return { visit: NO_VISIT, answer: undefined };
    const visit = await visitOf(caller, call, taken);
    if (visit !== deps.visit()) return never();
    if (call.verb === "beat") caller.beat();
    const answer = await answerTo(call, visit, taken);
    if (call.verb === "hello") caller.greet();
    // R68: an answer of an ended visit is dropped here.
    return visit === deps.visit() ? { visit, answer } : never();
  };
}
