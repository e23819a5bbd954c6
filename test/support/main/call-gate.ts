import { createRateLimit } from "#contract/ipc/rates.ts";
import type { Capabilities, LibraryPort } from "#contract/library/port.ts";
import { refusal } from "#contract/refusals.ts";
import type { CallContext } from "#main/ipc/context.ts";
import { type Caller, createGate } from "#main/ipc/gate.ts";
import { createLog } from "#main/log/log.ts";
import { deferred } from "#main/time/deferred.ts";
import { createReturns } from "#main/visit/returns.ts";
import type { VisitState } from "#main/visit/state.ts";
import { HELLO } from "../screens/fake-kiosk.ts";
import { NO_COVERS } from "./no-covers.ts";
import { NOTHING_WAITS } from "./no-waiting-cancels.ts";
import { openVisit } from "./visit-machine.ts";

/** The live page of the gate that is tested. */
export const US = { contentsId: 1, trusted: true };
/** A page whose visit has ended and whose process has not. */
export const CLOSING = { contentsId: 2, trusted: true };
/** A library that answers what a test says; every other call is a fault of the test. */
function library(answers: Partial<LibraryPort>): LibraryPort {
  const refuse = (): never => {
    throw new Error("not expected");
  };
  return new Proxy(answers as LibraryPort, { get: (target, name) => Reflect.get(target, name) ?? refuse });
}

/** The gate of the kiosk's calls with one page in front of it, in visit 4; the clock of its rates stands still. */
export function gateScene({
  state = openVisit("real"),
  answers = {},
  live = true,
  unable = [],
  hasPatrons = true,
}: {
  state?: VisitState;
  answers?: Partial<LibraryPort>;
  live?: boolean;
  unable?: readonly (keyof Capabilities)[];
  hasPatrons?: boolean;
} = {}) {
  let visit: number | null = 4;
  const log = createLog(null, false);
  const goingLive = deferred<number>();
  const abort = new AbortController();
  const refusals: string[] = [];
  let beats = 0;
  const caller: { -readonly [Key in keyof Caller]: Caller[Key] } = {
    visit: live ? 4 : null,
    live: live ? Promise.resolve(4) : goingLive.promise,
    rates: createRateLimit(() => 0),
    greet: () => undefined,
    beat: () => {
      beats += 1;
    },
  };
  const context: CallContext = {
    library: library(answers),
    covers: NO_COVERS,
    signal: abort.signal,
    card: "2001014",
    typed: false,
    byCard: state.phase === "open" && state.access === "card",
    speak: () => undefined,
    hush: () => undefined,
    session: "token",
    newPassword: { signs: "latin", min: 6, max: 10 },
    cancels: NOTHING_WAITS,
    lent: new Map(),
    fees: new Map(),
    hasPatrons,
    returns: createReturns(),
    dispatch: () => undefined,
    keepSession: () => true,
    hello: async () => ({ cardTail: "hello" }) as never,
    staffDoor: () => undefined,
    readCardNumber: () => ({ kind: "refused", refusal: refusal("card-number-format") }),
    print: async () => "printed",
    write(_verb, send, turn) {
      const sent = () => send("key", { signal: abort.signal });
      return turn === undefined ? sent() : turn.then(sent);
    },
  };
  const gate = createGate({
    log,
    callerOf: (id) => (id === 1 ? caller : null),
    isClosing: (id) => id === CLOSING.contentsId,
    visit: () => visit,
    state: () => state,
    contextFor: () => context,
    capabilities: () => ({
      ...HELLO.capabilities,
      checkOut: true,
      checkIn: true,
      checkOutByCard: true,
      ...Object.fromEntries(unable.map((capability) => [capability, false])),
    }),
    onRefusal: (name) => void refusals.push(name),
  });
  return {
    call: (verb: string, args: unknown = {}, sender = US, number = 4) =>
      gate(sender, { visit: number, verb, args }),
    gate,
    log,
    refusals,
    beats: () => beats,
    endVisit: () => {
      visit = null;
    },
    goLive: () => {
      caller.visit = 4;
      goingLive.resolve(4);
    },
  };
}
