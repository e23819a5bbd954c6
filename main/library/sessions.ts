import { randomUUID } from "node:crypto";
import type { SessionToken } from "#contract/library/port.ts";

/** Sessions for a system that has none; kept in memory only. */
export interface Sessions<S> {
  open(session: S): SessionToken;
  of(token: SessionToken): S | null;
  /** Removes the session and returns it, so that the caller can end it; null if there is none. */
  close(token: SessionToken): S | null;
  /** Drops all sessions. */
  end(): void;
}

/** A terminal serves one patron; more sessions than a few were not ended properly. */
const MOST = 8;
/** In milliseconds; longer than any visit. An older session was not ended properly. */
const LONGEST_VISIT_MS = 3 * 3_600_000;

/** @param drop ends a session that was never closed: the oldest of too many, or one that is too old. */
export function createSessions<S>(drop: (session: S) => void = () => undefined): Sessions<S> {
  const sessions = new Map<SessionToken, { readonly session: S; readonly timer: NodeJS.Timeout }>();

  function close(token: SessionToken): S | null {
    const entry = sessions.get(token);
    if (entry === undefined) return null;
    clearTimeout(entry.timer);
    sessions.delete(token);
    return entry.session;
  }

  function expire(token: SessionToken): void {
    const session = close(token);
    if (session !== null) drop(session);
  }

  return {
    open(session) {
      const oldest = sessions.size >= MOST ? sessions.keys().next().value : undefined;
      if (oldest !== undefined) expire(oldest);
      const token = randomUUID();
      sessions.set(token, { session, timer: setTimeout(expire, LONGEST_VISIT_MS, token).unref() });
      return token;
    },
    of: (token) => sessions.get(token)?.session ?? null,
    close,
    end() {
      for (const token of [...sessions.keys()]) expire(token);
    },
  };
}
