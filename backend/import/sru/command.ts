import { statSync } from "node:fs";
import { UsageError } from "../../arguments.ts";
import { systemClock } from "../../clock.ts";
import { EXIT, stopSignal } from "../command.ts";
import { HARVEST_LIMITS, HarvestFailed, HarvestWeb } from "../harvest/web.ts";
import { EVERYTHING, MOST_IN_SLICE, runSru, type SruOptions, type SruSummary } from "./run.ts";

/** What `--help` says of SRU. */
export const SRU_HELP = `A server that has only SRU is harvested into a file for \`import --folder\`:

  npm run backend -- harvest --sru=<base URL> --folder=<folder> [options]

  --folder    where the file is written, and the date of the next harvest is kept
  --query     CQL that finds every record; default: ${EVERYTHING}
  --ranges    an index of numbers and its values, to request ranges: rec.id:1-400000, dc.date:1500-2030
  --changed   the index of the date of last change; default: every harvest is a full one
  --sru-version
              1.1 (default), 1.2 or 2.0
  --prefix    recordSchema of its MARCXML; default: marcxml
  --login-file, --unencrypted, --full
              as above
`;

/** The options of SRU alone, for `parseArgs`. */
export const SRU_PARSED = {
  sru: { type: "string" },
  folder: { type: "string" },
  query: { type: "string" },
  ranges: { type: "string" },
  changed: { type: "string" },
  "sru-version": { type: "string" },
} as const;

/** What of the command line SRU uses. */
interface SruValues {
  readonly folder?: string;
  readonly query?: string;
  readonly ranges?: string;
  readonly changed?: string;
  readonly "sru-version"?: string;
  readonly prefix?: string;
  readonly full?: boolean;
}

const INDEX = /^[a-z][\w.-]*$/iu;

function readRanges(text: string | undefined): SruOptions["ranges"] {
  if (text === undefined) return null;
  const [, index = "", from, to] = /^([^:]+):(\d{1,12})-(\d{1,12})$/u.exec(text) ?? [];
  if (!INDEX.test(index) || Number(from) > Number(to))
    throw new UsageError("--ranges is an index and two numbers: rec.id:1-400000.");
  return { index, from: Number(from), to: Number(to) };
}

function read(url: string, values: SruValues): SruOptions {
  const { folder, changed = null, "sru-version": version = "1.1" } = values;
  if (folder === undefined || statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError("Missing folder for the file: --folder=<folder>.");
  if (changed !== null && !INDEX.test(changed)) throw new UsageError("--changed is the name of an index.");
  if (!["1.1", "1.2", "2.0"].includes(version)) throw new UsageError("--sru-version is 1.1, 1.2 or 2.0.");
  return {
    url,
    folder,
    version,
    changed,
    query: values.query ?? EVERYTHING,
    schema: values.prefix ?? "marcxml",
    ranges: readRanges(values.ranges),
    most: MOST_IN_SLICE,
    full: values.full ?? false,
  };
}

function say({ file, since, records, missing, isFull, isRepeated }: SruSummary): string {
  const what = since === null ? "all records" : `what has changed since ${since}`;
  return [
    `Done: ${what}, ${records} records.`,
    ...(missing === 0
      ? []
      : [
          `${missing} more are counted by the server: in no slice, not readable, or without a 001 of their own.`,
        ]),
    ...(since === null && !isFull ? ["The file is not a full load: importing it removes no title."] : []),
    ...(isRepeated ? ["Some records were not reached: the next harvest requests them again."] : []),
    file === "" ? "There is no file: no record was found." : `Written: ${file}`,
    "",
  ].join("\n");
}

/** Harvests an SRU server into a file; answers the exit status. Throws `UsageError`. */
export async function harvestSru(url: string, login: string | null, values: SruValues): Promise<number> {
  const options = read(url, values);
  const signal = stopSignal();
  const now = systemClock.now;
  try {
    const summary = await runSru(options, new HarvestWeb(login, HARVEST_LIMITS, signal, now), now);
    process.stdout.write(say(summary));
    return 0;
  } catch (error) {
    if (signal.aborted) {
      process.stdout.write("Stopped: nothing was written. The same command begins anew.\n");
      return EXIT.stopped;
    }
    if (!(error instanceof HarvestFailed)) throw error;
    process.stderr.write(`${error.message}\nNothing was written. The same command begins anew.\n`);
    return error.later ? EXIT.later : EXIT.data;
  }
}
