/** Defined by the release build only. */
declare const SHIORI_RELEASE: boolean | undefined;

/** R96: compiled in, so that the environment cannot change it. */
export const IS_RELEASE: boolean = typeof SHIORI_RELEASE !== "undefined" && SHIORI_RELEASE === true;

/**
 * All arguments allowed for a shipped kiosk. Chromium has about 1,500 switches, and harmless ones cannot be distinguished from others, so
 * everything else is refused (R61, R96): debuggers, logs, `--no-sandbox`, proxies.
 */
const ALLOWED_ARGUMENTS: readonly RegExp[] = [
  /^--settings=./u,
  /^--secrets=./u,
  /^--state=./u,
  /^--heartbeat=./u,
  /^--user-data-dir=./u,
  /^--ozone-platform=x11$/u,
];

/**
 * Variables that change Electron, Node or GTK: logs, dumps, modules loaded into the process, unchecked certificates (R57),
 * inspectors.
 */
const REFUSED_VARIABLES: readonly RegExp[] = [
  /^ELECTRON_/u,
  /^NODE_/u,
  /^(SSLKEYLOGFILE|CHROME_LOG_FILE|CHROME_DEVEL_SANDBOX|BREAKPAD_DUMP_LOCATION)$/u,
  /^GTK(2|3|4)?_(MODULES|DEBUG|PATH)$/u,
  /^G_MESSAGES_DEBUG$/u,
];

function refusedArgument(argv: readonly string[]): string | null {
  const found = argv.slice(1).find((word) => !ALLOWED_ARGUMENTS.some((allowed) => allowed.test(word)));
  if (found === undefined) return null;
  // Without the value, which may be secret.
  return /^-{1,2}([a-zA-Z0-9-]{1,40})/u.exec(found)?.[1] ?? "argument";
}

function refusedVariable(environment: NodeJS.ProcessEnv): string | null {
  const refused = (name: string): boolean =>
    environment[name] !== undefined && REFUSED_VARIABLES.some((pattern) => pattern.test(name));
  return Object.keys(environment).find(refused) ?? null;
}

/**
 * The argument or variable that prevents the start of a shipped kiosk, locked or not, or null.
 * @param argv the whole command line, the program itself first.
 */
export function refusedInRelease(argv: readonly string[], environment: NodeJS.ProcessEnv): string | null {
  return refusedArgument(argv) ?? refusedVariable(environment);
}
