import type { LibraryPort, SessionToken } from "#contract/library/port.ts";
import { within } from "../deferred.ts";
import type { Log } from "../log/log.ts";
import { DISK_PATIENCE_MS, SIGN_OUT_MS, WRITE_PATIENCE_MS } from "./patience.ts";

/** An adapter: a library, and the end of its connections. */
export interface Adapter extends LibraryPort {
  /**
   * Closes every connection and stops every timer; what is under way is answered as lost or not sent. Says goodbye to
   * nobody. Whoever asks afterwards is told `out-of-order`.
   */
  end(): void;
}

/** The library that the settings name now. */
export interface LiveLibrary {
  /** Each call goes to the adapter of this moment; one with a session to the adapter that gave the session. */
  readonly library: LibraryPort;
  /** Another adapter from now on. The one before is let go once its patrons' deeds and goodbyes are through. */
  replace(next: Adapter): void;
}

/** A deed with its two lines in the journal, and then its goodbye, are over by then, in milliseconds. */
const LETTING_GO_MS = 2 * DISK_PATIENCE_MS + WRITE_PATIENCE_MS + SIGN_OUT_MS + 1000;

interface Owned {
  readonly adapter: Adapter;
  /** Calls without an answer yet. */
  calls: number;
  readonly sessions: Set<SessionToken>;
  /** Told when neither is left. */
  onIdle(): void;
}

type Method = (call: unknown, options?: unknown) => Promise<unknown>;

function sessionIn(value: unknown): SessionToken | null {
  const session = (value as { readonly session?: unknown } | null)?.session;
  return typeof session === "string" ? session : null;
}

/** The session that a sign-in has brought; null for every other answer. */
function broughtBy(name: PropertyKey, answer: unknown): SessionToken | null {
  if (name !== "signIn") return null;
  const { ok, value } = answer as { readonly ok: boolean; readonly value?: unknown };
  return ok ? sessionIn(value) : null;
}

/** Makes it. @param lettingGoMs how long deeds and goodbyes of a replaced adapter are waited for */
export function createLiveLibrary(
  first: Adapter,
  log: Log,
  lettingGoMs: number = LETTING_GO_MS,
): LiveLibrary {
  const owned = (adapter: Adapter): Owned => ({
    adapter,
    calls: 0,
    sessions: new Set(),
    onIdle: () => undefined,
  });
  let current = owned(first);
  const leaving = new Set<Owned>();

  function ownerOf(session: SessionToken | null): Owned {
    if (session === null) return current;
    return [...leaving].find(({ sessions }) => sessions.has(session)) ?? current;
  }

  async function call(name: keyof LibraryPort, args: readonly unknown[]): Promise<unknown> {
    const session = sessionIn(args[0]);
    const owner = ownerOf(session);
    owner.calls += 1;
    try {
      const answer = await (owner.adapter[name] as unknown as Method)(...(args as [unknown]));
      const brought = broughtBy(name, answer);
      if (brought !== null) owner.sessions.add(brought);
      return answer;
    } finally {
      owner.calls -= 1;
      if (name === "signOut" && session !== null) owner.sessions.delete(session);
      if (owner.calls === 0 && owner.sessions.size === 0) owner.onIdle();
    }
  }

  async function letGo(old: Owned): Promise<void> {
    const isIdle = old.calls === 0 && old.sessions.size === 0;
    const idle = new Promise<void>((resolve) => {
      old.onIdle = resolve;
    });
    if (!isIdle && !(await within(idle, lettingGoMs))) {
      const options = { signal: AbortSignal.timeout(SIGN_OUT_MS) };
      await Promise.allSettled([...old.sessions].map((session) => old.adapter.signOut({ session }, options)));
    }
    leaving.delete(old);
    old.adapter.end();
    log("library-let-go");
  }

  return {
    library: new Proxy({} as LibraryPort, {
      get: (_nothing, name) => {
        const member = Reflect.get(current.adapter, name) as unknown;
        if (typeof member !== "function") return member;
        return (...args: readonly unknown[]) => call(name as keyof LibraryPort, args);
      },
    }),
    replace(next) {
      const old = current;
      current = owned(next);
      leaving.add(old);
      void letGo(old);
    },
  };
}
