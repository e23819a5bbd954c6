import { IS_RELEASE } from "./release.ts";

/** Switches that write page output or network traffic to a file or stderr (R61). */
const TELLTALE_SWITCHES = [
  "enable-logging",
  "log-file",
  "log-net-log",
  "ssl-key-log-file",
  "v",
  "vmodule",
] as const;
const TELLTALE_VARIABLES = ["ELECTRON_ENABLE_LOGGING", "ELECTRON_LOG_FILE", "SSLKEYLOGFILE"] as const;
/** Debugging access to the pages; no fuse disables it. */
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
 * The switch or variable that prevents the start of a locked kiosk, or null. Debugging access is refused in release builds only,
 * because the tests of the lockdown use it.
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
