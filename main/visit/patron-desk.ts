import type { LibraryPort, SessionToken } from "#contract/library/port.ts";
import type { Journal } from "../library/journal.ts";
import { SIGN_OUT_MS } from "../library/patience.ts";
import { openPatronFile, type PatronFile } from "./patron.ts";
import type { WaitingCancels } from "./waiting-cancels.ts";

/** Keeps the one patron file, and says goodbye to the backend when it is closed. */
export interface PatronDesk {
  file(): PatronFile;
  /** Opens the file of the next visit. */
  open(visit: number): void;
  /** Keeps a session for a visit; one that comes too late is ended at once. */
  keepSession(visit: number, session: SessionToken): void;
  /** Ends a session that belongs to nobody who stands here. */
  dismiss(session: SessionToken): void;
  /** Closes the file (aborts its reads) and drops it; the sign-out runs in the background. */
  forget(visit: number): void;
  /** Resolves when no goodbye is on its way any more. */
  farewells(): Promise<void>;
}

/** Makes the desk. The reset never waits for it: a slow backend must not keep the next patron waiting. */
export function createPatronDesk(
  library: LibraryPort,
  journal: Journal,
  cancels: Pick<WaitingCancels, "leave">,
): PatronDesk {
  let file = openPatronFile(1);
  const leaving = new Set<Promise<void>>();

  async function signOut(session: SessionToken): Promise<void> {
    // Deeds first: a session that is signed out cannot be asked what became of them (R69).
    await journal.settled();
    await library.signOut({ session }, { signal: AbortSignal.timeout(SIGN_OUT_MS) });
  }

  function farewell(session: SessionToken): void {
    const goodbye = signOut(session).finally(() => leaving.delete(goodbye));
    leaving.add(goodbye);
  }

  return {
    file: () => file,
    open(visit) {
      file = openPatronFile(visit);
    },
    keepSession(visit, session) {
      if (visit !== file.visit || file.signal.aborted) return farewell(session);
      cancels.leave();
      file.session = session;
    },
    dismiss: farewell,
    forget(visit) {
      if (visit !== file.visit) return;
      // What waits is on its way before the goodbye, which waits for it.
      cancels.leave();
      file.close();
      if (file.session !== null) farewell(file.session);
      file.session = null;
    },
    async farewells() {
      await Promise.all(leaving);
    },
  };
}
