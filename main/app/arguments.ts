/** What the kiosk reads from its command line. Everything else is Chromium's or refused (R61). */
export interface Arguments {
  /** Path of the machine file of the settings, or null: defaults, local file and environment only. */
  readonly settings: string | null;
  /**
   * Folder of what outlives a restart: log, journal, local settings. Null = the profile's folder; a terminal keeps
   * the profile itself in memory (R98).
   */
  readonly state: string | null;
  /** Path of the administrator's file of secrets, or null: what a service manager hands over, or none. */
  readonly secrets: string | null;
  /** Heartbeat file for the supervisor (R92); null = no supervisor. */
  readonly heartbeat: string | null;
  /** Demo cards for the development dock; ignored when locked. */
  readonly dock: string | null;
  readonly noSandbox: boolean;
}

function optionOf(argv: readonly string[], name: string): string | null {
  const prefix = `--${name}=`;
  const found = argv.find((argument) => argument.startsWith(prefix));
  return found === undefined || found.length === prefix.length ? null : found.slice(prefix.length);
}

/** Reads the command line; the last part of a repeated option does not count, the first one does. */
export function readArguments(argv: readonly string[]): Arguments {
  return {
    settings: optionOf(argv, "settings"),
    state: optionOf(argv, "state"),
    secrets: optionOf(argv, "secrets"),
    heartbeat: optionOf(argv, "heartbeat"),
    dock: optionOf(argv, "dock"),
    noSandbox: argv.includes("--no-sandbox"),
  };
}
