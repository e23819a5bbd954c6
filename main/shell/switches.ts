import { IS_RELEASE } from "./release.ts";

/** Switches that write what a page says, or what it sends, to a file or to stderr (R61). */
const TELLTALE_SWITCHES = [
  "enable-logging",
  "log-file",
  "log-net-log",
  "ssl-key-log-file",
  "v",
  "vmodule",
] as const;
const TELLTALE_VARIABLES = ["ELECTRON_ENABLE_LOGGING", "ELECTRON_LOG_FILE", "SSLKEYLOGFILE"] as const;
/** Doors into the pages; no fuse closes them. */
const DOORS = [
  "remote-debugging-port",
  "remote-debugging-pipe",
  "inspect",
  "inspect-brk",
  "inspect-port",
] as const;

export interface StartConditions {
  readonly locked: boolean;
  readonly release?: boolean;
  hasSwitch(name: string): boolean;
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * The switch or variable for which a locked kiosk must not start, or null. Doors are refused in release
 * builds only: the tests of the lockdown itself look in through one.
 */
export function refusedCondition(start: StartConditions): string | null {
  if (!start.locked) return null;
  const release = start.release ?? IS_RELEASE;
  const switches = release ? [...TELLTALE_SWITCHES, ...DOORS] : TELLTALE_SWITCHES;
  return (
    switches.find((name) => start.hasSwitch(name)) ??
    TELLTALE_VARIABLES.find((name) => start.environment[name] !== undefined) ??
    null
  );
}
