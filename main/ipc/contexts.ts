import { randomUUID } from "node:crypto";
import type { Hello } from "#contract/ipc/calls.ts";
import type { CallOptions, LibraryPort, SessionToken } from "#contract/library/port.ts";
import type { Result } from "#contract/result.ts";
import type { PasswordRule } from "#contract/settings/passwords.ts";
import type { WriteVerb } from "#contract/staff/reports.ts";
import type { Journal } from "../library/journal.ts";
import type { LendingCounter } from "../library/lending-counter.ts";
import { WRITE_TIMEOUT_MS } from "../library/timeouts.ts";
import type { Printing } from "../printing/printing.ts";
import type { CodeFormats } from "../scanner/code-formats.ts";
import { readTypedCard } from "../scanner/decode.ts";
import type { Speaker } from "../speech/speaker.ts";
import type { PatronSession } from "../visit/patron-session.ts";
import type { Returns } from "../visit/returns.ts";
import type { Visit } from "../visit/visit.ts";
import type { WaitingCancels } from "../visit/waiting-cancels.ts";
import type { CallContext } from "./context.ts";

export interface ContextDeps {
  readonly library: LibraryPort;
  readonly covers: CallContext["covers"];
  readonly journal: Journal;
  readonly lending: Pick<LendingCounter, "note">;
  readonly patronSession: PatronSession;
  readonly visit: Visit;
  readonly cancels: WaitingCancels;
  readonly returns: Returns;
  /** Evaluated for each typed card: settings and the backend may change them. */
  readonly codeFormats: () => CodeFormats;
  readonly newPassword: PasswordRule;
  readonly hasPatrons: boolean;
  hello(visit: number): Promise<Hello>;
  staffDoor(): void;
  readonly speaker: Speaker;
  readonly print: Printing["print"];
}

const NO_CARD = { card: null, typed: false, access: "guest" } as const;

/** Creates the context of a call in a visit. The card is read when the handler needs it. */
export function makeContext(deps: ContextDeps, visitNumber: number): CallContext {
  const { library, covers, journal, lending, patronSession, visit, cancels } = deps;
  const patron = patronSession.current();
  const { session } = patron;
  const state = visit.state();
  const { card, typed, access } = state.phase === "open" ? state : NO_CARD;

  function keepSession(session: SessionToken): boolean {
    const now = visit.state();
    const same = now.phase === "open" && now.visit === visitNumber && now.card === card;
    if (same) patronSession.keepSession(visitNumber, session, now.access === "card");
    else patronSession.endSession(session);
    return same;
  }

  async function write<T>(
    verb: WriteVerb,
    send: (key: string, options: CallOptions) => Promise<Result<T>>,
    turn?: Promise<unknown>,
  ): Promise<Result<T>> {
    const key = randomUUID();
    const carried = async () => {
      await turn;
      return send(key, { signal: AbortSignal.timeout(WRITE_TIMEOUT_MS) });
    };
    // What waits for the turn of others needs no session, and no sign-out waits for it.
    const answer = await journal.carry(verb, key, carried, turn === undefined ? session : null);
    lending.note(verb, answer);
    return answer;
  }

  return {
    library,
    covers,
    signal: patron.signal,
    card,
    typed,
    byCard: access === "card",
    session: session ?? "",
    newPassword: deps.newPassword,
    hasPatrons: deps.hasPatrons,
    cancels,
    lent: patron.lent,
    fees: patron.fees,
    returns: deps.returns,
    dispatch: (event) => visit.dispatch(event),
    keepSession,
    hello: () => deps.hello(visitNumber),
    staffDoor: deps.staffDoor,
    speak: (text, language) => deps.speaker.speak(text, language, card),
    hush: deps.speaker.hush,
    readCardNumber: (typed) => readTypedCard(typed, deps.codeFormats()),
    print: deps.print,
    write,
  };
}
