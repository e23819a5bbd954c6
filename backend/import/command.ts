import { type ParseArgsConfig, parseArgs } from "node:util";
import { messageOf, readPlace, UsageError } from "../arguments.ts";
import { systemClock } from "../clock.ts";
import { openDatabase } from "../store/database.ts";
import { isTransient } from "../store/transient-errors.ts";
import { FileError } from "./formats/item.ts";
import { type ProgressView, progressOn } from "./progress.ts";
import { ImportRefused, type WriterTools } from "./writer.ts";

/** Exit status: bad arguments or a refused start (EX_USAGE), unusable data (EX_DATAERR), try again later (EX_TEMPFAIL), stopped by a signal. */
export const EXIT = { usage: 64, data: 65, bug: 70, later: 75, stopped: 130 } as const;

/** Parses the options of a command. Throws `UsageError`. */
export function parseOptions<T extends NonNullable<ParseArgsConfig["options"]>>(
  argv: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...argv], options }).values;
  } catch (error) {
    const [sentence = ""] = messageOf(error).split(/[.\n]/u);
    throw new UsageError(`${sentence}.`);
  }
}

/** `--source`, or null. Throws `UsageError`. */
export function readSource(source: string | undefined): string | null {
  if (source !== undefined && !/^[\w.-]{1,40}$/u.test(source))
    throw new UsageError("--source is a short word of letters, digits, . - and _.");
  return source ?? null;
}

/** What a command works with. */
export interface CommandTools extends WriterTools {
  /** Aborted by the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
}

/** What a command has done: its report, given its seconds, and its exit status. */
export interface Told {
  report(seconds: number): string;
  readonly status: number;
}

/** Works on the database of `--data`, with progress on standard error and the report on standard output; answers the exit status. */
export async function onDatabase(
  data: string | undefined,
  work: (tools: CommandTools, show: ProgressView["show"]) => Promise<Told>,
): Promise<number> {
  const place = readPlace(data, process.env["DATABASE_URL"]);
  const signal = stopSignal();
  const started = systemClock.now();
  const view = progressOn(process.stderr, systemClock.now);
  const db = await openDatabase(place);
  try {
    const { report, status } = await work({ db, place, clock: systemClock, signal }, view.show);
    view.end();
    process.stdout.write(report((systemClock.now() - started) / 1000));
    return status;
  } finally {
    view.end();
    await db.destroy();
  }
}

/** Aborted by the first SIGINT or SIGTERM; a second signal ends the process at once, and complete batches are kept. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  return stop.signal;
}

/** Runs a command and sets the exit status; an expected failure is one sentence on standard error. */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    const { text, status } = failureOf(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = status;
  }
}

function failureOf(error: unknown): { readonly text: string; readonly status: number } {
  if (error instanceof UsageError || error instanceof ImportRefused || error instanceof FileError)
    return { text: error.message, status: EXIT.usage };
  if (isTransient(error)) {
    // When several addresses refuse the connection, the message is empty.
    const why = messageOf(error) || "it cannot be reached";
    return { text: `The database cannot be used now: ${why}. Try again later.`, status: EXIT.later };
  }
  return {
    text: error instanceof Error ? (error.stack ?? error.message) : String(error),
    status: EXIT.bug,
  };
}
