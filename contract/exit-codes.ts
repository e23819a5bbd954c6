/** Exit codes of the kiosk for the supervisor, systemd unit and `npm start` (docs/install.md). */
export const EXIT = {
  /** Stopped on purpose. */
  ok: 0,
  /** Staff left kiosk mode; the supervisor does not restart it. */
  left: 77,
  /** Started with switches that would write patron data to disk or weaken the lockdown (R61, R96). */
  refused: 64,
  /** A bug: an uncaught exception (R56). */
  bug: 70,
  /** The reset or a helper process failed: restart in a new process (decision 3, R84). */
  failClosed: 75,
} as const;
