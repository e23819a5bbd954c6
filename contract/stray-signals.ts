/**
 * R99: signals that would end or stop a program, or open Node's inspector (SIGUSR1), and that neither the kiosk nor its
 * supervisor uses: both ignore them. Not every system has all of them. Signals for an orderly end are not here; SIGKILL and
 * SIGSTOP cannot be caught.
 */
export const STRAY_SIGNALS = [
  "SIGUSR1",
  "SIGUSR2",
  "SIGQUIT",
  "SIGALRM",
  "SIGVTALRM",
  "SIGIO",
  "SIGPWR",
  "SIGSTKFLT",
  "SIGXCPU",
  "SIGXFSZ",
  "SIGTSTP",
  "SIGTTIN",
  "SIGTTOU",
] as const;
