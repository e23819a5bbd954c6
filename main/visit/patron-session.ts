import type { LibraryPort, SessionToken } from "#contract/library/port.ts";
import type { Journal } from "../library/journal.ts";
import { SIGN_OUT_TIMEOUT_MS } from "../library/timeouts.ts";
import { createPatronState, type PatronState } from "./patron.ts";
import type { Visit } from "./visit.ts";
import type { WaitingCancels } from "./waiting-cancels.ts";

/** The state of the current patron, and the sign-out from the backend when their visit ends. */
export interface PatronSession {
  current(): PatronState;
  /** Starts the state of the next visit. */
  open(visit: number): void;
  /**
   * Keeps the session of a sign-in. Signs out at once when its visit has ended.
   * @param isSamePatron the patron was known by the card alone, and has given the password
   */
  keepSession(visit: number, session: SessionToken, isSamePatron?: boolean): void;
  /** Signs out a session without a current patron. */
  endSession(session: SessionToken): void;
  /** The library system knows the session no more. False when it is not the current patron's, who then stays signed in. */
  lose(session: SessionToken): boolean;
  /** Aborts the visit's reads and drops the session; the sign-out runs in the background. */
  forget(visit: number): void;
  /** Resolves when all sign-outs have ended. */
  signOutsSettled(): Promise<void>;
}

/** Ends the patron's rights with a session that the library system knows no more; that of an earlier sign-in changes nothing. */
export function endLostSession(
  session: SessionToken,
  patronSession: Pick<PatronSession, "lose">,
  visit: Pick<Visit, "dispatch">,
): void {
  if (patronSession.lose(session)) visit.dispatch({ type: "signed-out" });
}

/** Creates it, for visit 1. The reset never waits for a sign-out: a slow backend must not keep the next patron waiting. */
export function createPatronSession(
  library: LibraryPort,
  journal: Pick<Journal, "settledOf">,
  cancels: Pick<WaitingCancels, "leave">,
): PatronSession {
  let patron = createPatronState(1);
  const signOuts = new Set<Promise<void>>();

  async function signOut(session: SessionToken): Promise<void> {
    // Its writes first: after the sign-out the session cannot be asked for their outcome (R69).
    await journal.settledOf(session);
    await library.signOut({ session }, { signal: AbortSignal.timeout(SIGN_OUT_TIMEOUT_MS) });
  }

  function startSignOut(session: SessionToken): void {
    const ended = signOut(session).finally(() => signOuts.delete(ended));
    signOuts.add(ended);
  }

  /** A late answer to the sign-in before belongs to the old maps. */
  function forgetCopies(): void {
    patron.lent = new Map();
    patron.fees = new Map();
  }

  return {
    current: () => patron,
    open(visit) {
      patron = createPatronState(visit);
    },
    keepSession(visit, session, isSamePatron = false) {
      if (visit !== patron.visit || patron.signal.aborted) return startSignOut(session);
      if (isSamePatron) {
        // The one that could only borrow.
        if (patron.session !== null) startSignOut(patron.session);
      } else {
        forgetCopies();
      }
      cancels.leave();
      patron.session = session;
    },
    endSession: startSignOut,
    lose(session) {
      if (session !== patron.session) return false;
      startSignOut(session);
      patron.session = null;
      forgetCopies();
      return true;
    },
    forget(visit) {
      if (visit !== patron.visit) return;
      // Sends pending cancellations before the sign-out.
      cancels.leave();
      patron.close();
      if (patron.session !== null) startSignOut(patron.session);
      patron.session = null;
    },
    async signOutsSettled() {
      await Promise.all(signOuts);
    },
  };
}
