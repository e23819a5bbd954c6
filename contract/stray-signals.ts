/**
 * R99: signals that end or stop a program by default, or open Node's inspector (SIGUSR1), and that have nothing to say to
 * the kiosk or its supervisor: both take them and do nothing. Not every system has all of them. Those that ask for an
 * orderly end are not here; SIGKILL and SIGSTOP cannot be taken.
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
