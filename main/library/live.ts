import type { Availability, TitleId } from "#contract/domain/title.ts";
import type { CallOptions, Capabilities, LibraryPort, SessionToken } from "#contract/library/port.ts";
import type { Result } from "#contract/result.ts";
import type { Log } from "../log/log.ts";
import { within } from "../time/deferred.ts";
import { DISK_TIMEOUT_MS, SIGN_OUT_TIMEOUT_MS, WRITE_TIMEOUT_MS } from "./timeouts.ts";

/** A library port that can be closed. */
export interface Adapter extends LibraryPort {
  /**
   * Closes every connection and stops every timer; calls under way are answered as lost or not sent, later ones with
   * `out-of-order`. Does not sign out.
   */
  end(): void;
  /**
   * Availability of titles now, for a catalogue beside the system (own-catalogue.ts). Ids that no title of the system can have are
   * left out. Absent = the system has no titles of its own.
   */
  readonly availabilityOf?: (
    titles: readonly TitleId[],
    options: CallOptions,
  ) => Promise<Result<ReadonlyMap<TitleId, Availability>>>;
}

/** What a catalogue beside the library system decides about the search. */
export type SearchCapabilities = Pick<
  Capabilities,
  "suggest" | "searchesReadings" | "filterAudience" | "filterMaterial" | "browseClasses" | "newTitles"
>;

/** A catalogue beside the library system: ids of its titles are those of the system, and no status of copies is known. */
export interface Catalogue
  extends Pick<
    Adapter,
    "health" | "search" | "suggest" | "title" | "find" | "classAt" | "picks" | "related" | "end"
  > {
  readonly capabilities: SearchCapabilities;
}

/** The library of the current settings. */
export interface LiveLibrary {
  /** Routes each call to the current adapter, or to the one that opened its session. */
  readonly library: LibraryPort;
  /** Replaces the adapter. The old one is closed when its patrons' writes and sign-outs are done. */
  replace(next: Adapter): void;
}

/** Time in milliseconds for a write with its two journal lines and the sign-out after it. */
const CLOSE_AFTER_MS = 2 * DISK_TIMEOUT_MS + WRITE_TIMEOUT_MS + SIGN_OUT_TIMEOUT_MS + 1000;

interface Owned {
  readonly adapter: Adapter;
  /** Calls that are not answered yet. */
  calls: number;
  readonly sessions: Set<SessionToken>;
  /** Called when neither is left. */
  onIdle(): void;
}

/** Creates it. @param closeAfterMs longest wait for writes and sign-outs of a replaced adapter */
export function createLiveLibrary(
  first: Adapter,
  log: Log,
  closeAfterMs: number = CLOSE_AFTER_MS,
): LiveLibrary {
  const owned = (adapter: Adapter): Owned => ({
    adapter,
    calls: 0,
    sessions: new Set(),
    onIdle: () => undefined,
  });
  let current = owned(first);
  const leaving = new Set<Owned>();

  function ownerOf(session: SessionToken): Owned {
    return [...leaving].find(({ sessions }) => sessions.has(session)) ?? current;
  }

  /** Sends a call and counts it until it is answered. */
  async function counted<T>(owner: Owned, send: () => Promise<T>): Promise<T> {
    owner.calls += 1;
    try {
      return await send();
    } finally {
      owner.calls -= 1;
      if (owner.calls === 0 && owner.sessions.size === 0) owner.onIdle();
    }
  }

  /** A call without a session goes to the current adapter. */
  function now<T>(send: (adapter: Adapter) => Promise<T>): Promise<T> {
    const owner = current;
    return counted(owner, () => send(owner.adapter));
  }

  /** A call with a session goes to the adapter that opened the session. */
  function ofSession<T>(
    { session }: { readonly session: SessionToken },
    send: (adapter: Adapter) => Promise<T>,
  ): Promise<T> {
    const owner = ownerOf(session);
    return counted(owner, () => send(owner.adapter));
  }

  /** A sign-in, whose session belongs to the current adapter. */
  function opening<T extends { readonly session: SessionToken }>(
    send: (adapter: Adapter) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const owner = current;
    return counted(owner, async () => {
      const answer = await send(owner.adapter);
      if (answer.ok) owner.sessions.add(answer.value.session);
      return answer;
    });
  }

  const signOut: LibraryPort["signOut"] = (call, options) => {
    const owner = ownerOf(call.session);
    return counted(owner, () =>
      owner.adapter.signOut(call, options).finally(() => owner.sessions.delete(call.session)),
    );
  };

  async function closeWhenIdle(old: Owned): Promise<void> {
    const isIdle = old.calls === 0 && old.sessions.size === 0;
    const idle = new Promise<void>((resolve) => {
      old.onIdle = resolve;
    });
    if (!isIdle && !(await within(idle, closeAfterMs))) {
      const options = { signal: AbortSignal.timeout(SIGN_OUT_TIMEOUT_MS) };
      await Promise.allSettled([...old.sessions].map((session) => old.adapter.signOut({ session }, options)));
    }
    leaving.delete(old);
    old.adapter.end();
    log("library-closed");
  }

  return {
    library: {
      get capabilities() {
        return current.adapter.capabilities;
      },
      health: (options) => now((to) => to.health(options)),
      info: (options) => now((to) => to.info(options)),
      signIn: (call, options) => opening((to) => to.signIn(call, options)),
      signInByCard: (call, options) => opening((to) => to.signInByCard(call, options)),
      signOut,
      search: (call, options) => now((to) => to.search(call, options)),
      suggest: (call, options) => now((to) => to.suggest(call, options)),
      title: (call, options) => now((to) => to.title(call, options)),
      find: (call, options) => now((to) => to.find(call, options)),
      classAt: (call, options) => now((to) => to.classAt(call, options)),
      picks: (call, options) => now((to) => to.picks(call, options)),
      related: (call, options) => now((to) => to.related(call, options)),
      overview: (call, options) => ofSession(call, (to) => to.overview(call, options)),
      changePassword: (call, options) => ofSession(call, (to) => to.changePassword(call, options)),
      loans: (call, options) => ofSession(call, (to) => to.loans(call, options)),
      renew: (call, options) => ofSession(call, (to) => to.renew(call, options)),
      checkOut: (call, options) => ofSession(call, (to) => to.checkOut(call, options)),
      checkIn: (call, options) =>
        call.undoes === undefined
          ? now((to) => to.checkIn(call, options))
          : ofSession(call.undoes, (to) => to.checkIn(call, options)),
      holds: (call, options) => ofSession(call, (to) => to.holds(call, options)),
      pickupPlaces: (call, options) => ofSession(call, (to) => to.pickupPlaces(call, options)),
      placeHold: (call, options) => ofSession(call, (to) => to.placeHold(call, options)),
      changeHold: (call, options) => ofSession(call, (to) => to.changeHold(call, options)),
      cancelHold: (call, options) => ofSession(call, (to) => to.cancelHold(call, options)),
      suspendHold: (call, options) => ofSession(call, (to) => to.suspendHold(call, options)),
      resumeHold: (call, options) => ofSession(call, (to) => to.resumeHold(call, options)),
      messages: (call, options) => ofSession(call, (to) => to.messages(call, options)),
      readMessage: (call, options) => ofSession(call, (to) => to.readMessage(call, options)),
      setEmail: (call, options) => ofSession(call, (to) => to.setEmail(call, options)),
      deleteEmail: (call, options) => ofSession(call, (to) => to.deleteEmail(call, options)),
      confirmEmail: (call, options) => ofSession(call, (to) => to.confirmEmail(call, options)),
      resendEmailCode: (call, options) => ofSession(call, (to) => to.resendEmailCode(call, options)),
    },
    replace(next) {
      const old = current;
      current = owned(next);
      leaving.add(old);
      void closeWhenIdle(old);
    },
  };
}
