import type { SessionToken } from "#contract/library/port.ts";
import type { Result } from "#contract/result.ts";
import type { UnconfirmedWrite, WriteVerb } from "#contract/staff/reports.ts";
import type { Log } from "../log/log.ts";
import { within } from "../time/deferred.ts";
import { type Outcome, openJournalFile } from "./journal-file.ts";
import { ticketOf } from "./ticket.ts";
import { DISK_TIMEOUT_MS } from "./timeouts.ts";

/** Outcomes of patrons' writes, for staff. Never shown to patrons; contains no patron data (R69). */
export interface Journal {
  /**
   * Sends a write after its line is on the disk, so that even a power cut leaves a record, then records the outcome. Returns the
   * result of `send`.
   * @param session in which it is sent, for `settledOf`; null = none, or its sign-out need not wait for the write.
   */
  carry<T>(
    verb: WriteVerb,
    key: string,
    send: () => Promise<Result<T>>,
    session?: SessionToken | null,
  ): Promise<Result<T>>;
  /** Waits until no write is under way and all outcomes are written; never rejects. */
  settled(): Promise<void>;
  /** The same for the writes of one session. */
  settledOf(session: SessionToken): Promise<void>;
  /** Writes whose outcome is unknown and that are no longer under way, oldest first. */
  unconfirmed(): readonly UnconfirmedWrite[];
  /** Marks a write as checked by staff. An unknown key has no effect. */
  checked(key: string): Promise<void>;
}

function outcomeOf(result: Result<unknown>): Outcome {
  if (result.ok) return "done";
  const { name } = result.refusal;
  if (name === "not-confirmed" || name === "out-of-order") return "unknown";
  return name === "not-done" ? "not-done" : "refused";
}

/** A write under way. */
interface OnItsWay {
  readonly session: SessionToken | null;
  readonly settled: Promise<void>;
}

/** Opens the journal and logs how many earlier writes have no known outcome. */
export function createJournal(path: string, log: Log): Journal {
  const file = openJournalFile(path, log);
  const onTheirWay = new Map<string, OnItsWay>();

  function note(verb: WriteVerb, key: string, outcome: Outcome): Promise<void> {
    return file.append({ at: new Date().toISOString(), key, ticket: ticketOf(key), verb, outcome });
  }

  async function carry<T>(verb: WriteVerb, key: string, send: () => Promise<Result<T>>): Promise<Result<T>> {
    if (!(await within(note(verb, key, "open"), DISK_TIMEOUT_MS))) log("journal-slow");
    return send();
  }

  async function settle(verb: WriteVerb, key: string, answer: Promise<Result<unknown>>): Promise<void> {
    const outcome = await answer.then(outcomeOf, () => "unknown" as const);
    await within(note(verb, key, outcome), DISK_TIMEOUT_MS);
    onTheirWay.delete(key);
  }

  function unconfirmed(): readonly UnconfirmedWrite[] {
    return file
      .unsettled()
      .filter(({ key }) => !onTheirWay.has(key))
      .map(({ at, key, ticket, verb, outcome }) => ({ at, key, ticket, verb, cutOff: outcome === "open" }));
  }

  async function settled(which: (one: OnItsWay) => boolean): Promise<void> {
    await Promise.all([...onTheirWay.values()].filter(which).map((one) => one.settled));
  }

  const count = unconfirmed().length;
  if (count > 0) log("writes-unconfirmed", { count });
  return {
    carry(verb, key, send, session = null) {
      const answer = carry(verb, key, send);
      onTheirWay.set(key, { session, settled: settle(verb, key, answer) });
      return answer;
    },
    settled: () => settled(() => true),
    settledOf: (session) => settled((one) => one.session === session),
    unconfirmed,
    async checked(key) {
      const line = file.unsettled().find((one) => one.key === key);
      if (line !== undefined && !onTheirWay.has(key)) await note(line.verb, key, "checked");
    },
  };
}
