/** Set by the release build (`define`); in every other build the name does not exist. */
declare const SHIORI_RELEASE: boolean | undefined;

/** R96: compiled in, so that no environment can undo it. */
export const IS_RELEASE: boolean = typeof SHIORI_RELEASE !== "undefined" && SHIORI_RELEASE === true;

/**
 * All that a shipped kiosk may be told. Chromium knows some 1,500 switches; the harmless ones cannot be told from
 * the others, so everything else is refused (R61, R96): doors for debuggers, logs, `--no-sandbox`, proxies.
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
 * Variables that steer Electron, Node or GTK past what was tested: logs, dumps, modules that are loaded into the
 * process, certificates that are not checked (R57), inspectors.
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
  // Never the value: whatever stands there is not ours to repeat.
  return /^-{1,2}([a-zA-Z0-9-]{1,40})/u.exec(found)?.[1] ?? "argument";
}

function refusedVariable(environment: NodeJS.ProcessEnv): string | null {
  const refused = (name: string): boolean =>
    environment[name] !== undefined && REFUSED_VARIABLES.some((pattern) => pattern.test(name));
  return Object.keys(environment).find(refused) ?? null;
}

/**
 * The argument or variable for which a shipped kiosk must not start, locked or not, or null.
 * @param argv the whole command line, the program itself first.
 */
export function refusedInRelease(argv: readonly string[], environment: NodeJS.ProcessEnv): string | null {
  return refusedArgument(argv) ?? refusedVariable(environment);
}
