import { randomUUID } from "node:crypto";
import type { ContactMethod } from "#contract/domain/patron.ts";
import type { SessionToken } from "#contract/library/port.ts";

/** Koha knows no session of a patron: the kiosk acts as its API account, and this says for whom. */
export interface Session {
  readonly patron: string;
  /** For proving a password again. */
  readonly cardNumber: string;
  /** How Koha tells of a hold, as of the newest look at the patron's record. */
  contact: ContactMethod;
}

/** A terminal serves one patron; more than a few are visits whose end was missed. */
const MOST = 8;

export interface Sessions {
  open(session: Session): SessionToken;
  of(token: SessionToken): Session | null;
  /** Wipes it; an unknown one is as good as ended. */
  end(token: SessionToken): void;
}

/** Keeps sessions in memory only; the oldest goes when there are too many. */
export function createSessions(): Sessions {
  const sessions = new Map<SessionToken, Session>();
  return {
    open(session) {
      const oldest = sessions.size >= MOST ? sessions.keys().next().value : undefined;
      if (oldest !== undefined) sessions.delete(oldest);
      const token = randomUUID();
      sessions.set(token, session);
      return token;
    },
    of: (token) => sessions.get(token) ?? null,
    end: (token) => void sessions.delete(token),
  };
}
