import type { Abort } from "#contract/library/port.ts";
import { ok, type Result } from "#contract/result.ts";
import { isBarcode } from "./items.ts";
import { count, every, first, type Message } from "./message.ts";
import { type Borrower, pinOf, type Standing } from "./patrons.ts";
import { OUT_OF_ORDER, SIGNED_OUT, type Sip2Link } from "./sip2.ts";

/** The lists of a patron (64), by the position of their Y in the request. */
const LISTS = { ready: 0, loans: 2, waiting: 5 } as const;
const LIST_FIELDS = { ready: "AS", loans: "AU", waiting: "CD" } as const;
export type ListName = keyof typeof LISTS;

/** What is used of a 64 answer. Name, address and messages are in it too, but not passed on. */
export interface Information {
  readonly message: Message<"64">;
  /** Counts; null = the server does not count this. */
  readonly counts: {
    readonly ready: number | null;
    readonly overdue: number | null;
    readonly loans: number | null;
    readonly waiting: number | null;
  };
  /** Limit of holds (BZ); null = not given. */
  readonly maxHolds: number | null;
}

/** Position in the patron status (SIP-30). */
const LENDING_DENIED = 0;

/** Maximum number of requests for the remaining lines of a list. */
const MOST_ROUNDS = 6;

function summaryFor(list: ListName | null): string {
  const places = Array.from({ length: 10 }, () => " ");
  if (list !== null) places[LISTS[list]] = "Y";
  return places.join("");
}

function read(message: Message<"64">): Information {
  const { holds, overdue, charged, unavailable } = message.parts;
  return {
    message,
    counts: {
      ready: count(holds),
      overdue: count(overdue),
      loans: count(charged),
      waiting: count(unavailable),
    },
    maxHolds: count(first(message, "BZ") ?? ""),
  };
}

/**
 * Whether a flag of the patron status is set. Positions as in SIP-30; some servers set flag 2 for every patron in good standing.
 */
export function hasFlag({ message }: Information, place: number): boolean {
  return message.parts.status.charAt(place) === "Y";
}

/** What of it the next loan needs. */
export function standingOf(information: Information): Standing {
  const { ready, waiting } = information.counts;
  return {
    denied: hasFlag(information, LENDING_DENIED),
    holds: ready === null || waiting === null ? null : ready + waiting,
  };
}

/**
 * Reads patron information (63) with one of the lists. Refusals: `out-of-order`, `signed-out` when the password is no longer
 * valid.
 */
export async function askInformation(
  { session }: Pick<Sip2Link, "session">,
  borrower: Pick<Borrower, "card" | "pin">,
  list: ListName | null,
  signal: Abort,
  from = 1,
): Promise<Result<Information>> {
  const page = from === 1 ? {} : { BP: String(from), BQ: String(from + 99) };
  const reply = await session.ask(
    {
      id: "63",
      parts: { summary: summaryFor(list) },
      fields: { AA: borrower.card, ...pinOf(borrower), ...page },
    },
    signal,
  );
  if (reply.kind !== "answer") return OUT_OF_ORDER;
  // Of a password that was not sent, CQ says nothing (SIP-43).
  const isWrong = borrower.pin !== null && first(reply.message, "CQ") === "N";
  return isWrong ? SIGNED_OUT : ok(read(reply.message));
}

/** A list with the information of its answer. */
export interface Listed {
  /** Each line once. */
  readonly lines: readonly string[];
  /** As the server sent them: a title once for each of its copies. */
  readonly rows: readonly string[];
  readonly information: Information;
}

/** Reads a whole list: some servers send a part of it, others more than was requested (SIP-31). */
export async function askList(
  sip2: Pick<Sip2Link, "session">,
  borrower: Borrower,
  list: ListName,
  signal: Abort,
): Promise<Result<Listed>> {
  const rows: string[] = [];
  let information: Information | null = null;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const answer = await askInformation(sip2, borrower, list, signal, rows.length + 1);
    if (!answer.ok) return answer;
    information ??= answer.value;
    borrower.standing = standingOf(answer.value);
    const known = new Set(rows);
    const fresh = every(answer.value.message, LIST_FIELDS[list])
      .map((line) => line.trim())
      .filter((line) => line !== "" && !(known.has(line) && isBarcode(line)));
    const wanted = information.counts[list] ?? 0;
    rows.push(...(round === 0 ? fresh : fresh.slice(0, Math.max(0, wanted - rows.length))));
    if (fresh.length === 0 || rows.length >= wanted) break;
  }
  return information === null ? OUT_OF_ORDER : ok({ lines: [...new Set(rows)], rows, information });
}
