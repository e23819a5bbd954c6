import { randomUUID } from "node:crypto";
import type { TitleLine } from "#contract/domain/hold.ts";
import type { LibraryId } from "#contract/domain/library.ts";
import type { SessionToken } from "#contract/library/port.ts";
import type { Item } from "./items.ts";

/** SIP2 knows no session: each message names the card and bears its password, so both are kept while the visit lasts. */
export interface PatronRecord {
  readonly card: string;
  readonly pin: string;
  /** Copies that were asked about in this visit, by barcode, and when (milliseconds of a monotonic clock). */
  readonly items: Map<string, { readonly item: Item; readonly at: number }>;
  /** What no list of the server's tells of a hold, as this visit has set it, by the hold's line. */
  readonly holds: Map<string, { readonly pickup: LibraryId; readonly title?: TitleLine }>;
  /** Lets the connection go that was kept for this visit. */
  readonly release: () => void;
}

export interface Patrons {
  open(record: PatronRecord): SessionToken;
  of(token: SessionToken): PatronRecord | null;
  /** Takes it out of memory, and leaves its connection to the caller; null when there is none. */
  close(token: SessionToken): PatronRecord | null;
}

/** No visit is so long, in milliseconds; what is here then was forgotten. */
const LONGEST_VISIT_MS = 3 * 3_600_000;
/** A terminal serves one patron; more than a few are visits whose end was missed. */
const MOST = 8;

/** Keeps the patrons of the visits that are on, in memory only; the oldest goes when there are too many. */
export function createPatrons(): Patrons {
  const records = new Map<SessionToken, PatronRecord>();

  function close(token: SessionToken): PatronRecord | null {
    const record = records.get(token) ?? null;
    records.delete(token);
    record?.items.clear();
    record?.holds.clear();
    return record;
  }

  return {
    open(record) {
      const oldest = records.size >= MOST ? records.keys().next().value : undefined;
      if (oldest !== undefined) close(oldest)?.release();
      const token = randomUUID();
      records.set(token, record);
      setTimeout(() => close(token)?.release(), LONGEST_VISIT_MS).unref();
      return token;
    },
    of: (token) => records.get(token) ?? null,
    close,
  };
}
