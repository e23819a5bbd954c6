import { UsageError } from "../../arguments.ts";
import { SECOND_MS } from "../../clock.ts";
import { EXIT, onDatabase, readSource } from "../command.ts";
import { holdingsOf } from "../formats/all.ts";
import type { NumberPlace } from "../formats/marc/holdings.ts";
import type { Progress } from "../run.ts";
import { type FileTold, importFolder } from "./run.ts";
import type { FolderOptions } from "./take.ts";

/** A system that writes without a pause for so long has ended, in seconds. */
const SETTLED = "60";

/** What `--help` says of a folder. */
export const FOLDER_HELP = `A folder of MARC files, for a timer:

  --folder    imports its new files (.mrc .marc .iso .iso2709 .mar .dat .xml .marcxml), oldest first, each once
  --source    required; a full load removes titles of this source only
  --number    required, unless the mapping has it
  --full-name a file with this word in its name is a full load: what is not in it is removed. Default: full
  --settle    a file that changed less than so many seconds ago is still being written. Default: ${SETTLED}
  --force     a full load may remove more than a fifth of the titles
  --report    folder of the reports, one for each file; default: this folder
`;

/** The options of a folder alone, for `parseArgs`. */
export const FOLDER_PARSED = {
  folder: { type: "string" },
  "full-name": { type: "string" },
  settle: { type: "string" },
  force: { type: "boolean" },
} as const;

/** What of the command line a folder uses. */
interface FolderValues {
  readonly data?: string;
  readonly file?: string;
  readonly format?: string;
  readonly resume?: boolean;
  readonly source?: string;
  readonly mapping?: string;
  readonly library?: string;
  readonly number?: string;
  readonly "full-name"?: string;
  readonly settle?: string;
  readonly force?: boolean;
  readonly report?: string;
  readonly "dry-run"?: boolean;
  readonly "no-readings"?: boolean;
}

/** `--number`, for instance `999c`; null = not given. Throws `UsageError`. */
export function readNumber(text: string | undefined): NumberPlace | null {
  if (text === undefined) return null;
  const [, field, subfield] = /^(00\d|\d{3}(?=.))\$?([a-z0-9])?$/u.exec(text) ?? [];
  if (field === undefined)
    throw new UsageError("--number is a field of MARC: 001, or with its subfield 999c.");
  return subfield === undefined ? { field } : { field, subfield };
}

function read(folder: string, values: FolderValues): FolderOptions {
  if (values.file !== undefined || values.format !== undefined || values.resume === true)
    throw new UsageError(
      "--folder finds files and formats by itself: leave out --file, --format and --resume.",
    );
  const source = readSource(values.source);
  if (source === null)
    throw new UsageError("Missing word for the ids of this folder's records: --source=<word>.");
  const mapping = values.mapping ?? null;
  const number = readNumber(values.number) ?? holdingsOf(mapping)?.number;
  if (number === undefined)
    throw new UsageError(
      "Missing place of the library system's own number: --number=999c (Koha), --number=001.",
    );
  const fullWord = values["full-name"] ?? "full";
  if (fullWord === "") throw new UsageError("--full-name is a word.");
  const settle = values.settle ?? SETTLED;
  if (!/^\d{1,5}$/u.test(settle)) throw new UsageError("--settle is a number of seconds.");
  return {
    folder,
    source,
    mapping,
    number,
    fullWord,
    settleMs: Number(settle) * SECOND_MS,
    library: values.library ?? null,
    force: values.force ?? false,
    reports: values.report ?? ".",
    dryRun: values["dry-run"] ?? false,
    readings: values["no-readings"] !== true,
  };
}

const OUTCOMES: Readonly<Record<FileTold["outcome"], string>> = {
  taken: "taken",
  refused: "REFUSED, the catalogue is as it was",
  waiting: "waits",
  stopped: "stopped, the next run takes it again",
};

function say({ name, isFull, outcome, why, summary }: FileTold): string {
  const isPartial = outcome === "refused" && summary !== null;
  const what = isPartial ? "REFUSED, the next run takes it again" : OUTCOMES[outcome];
  const head = `${name} (${isFull ? "full load" : "changes"}): ${what}${why === "" ? "." : `. ${why}`}`;
  if (summary === null) return head;
  const { records, added, changed, same, deleted, rejected, remarks } = summary;
  return `${head}\n  ${records} records: added ${added}, changed ${changed}, same ${same}, removed ${deleted}, rejected ${rejected}, remarks ${remarks}`;
}

/** Takes the new files of a folder; answers the exit status. Throws `UsageError`. */
export async function importFolderOf(folder: string, values: FolderValues): Promise<number> {
  const options = read(folder, values);
  return onDatabase(values.data, async (tools, show) => {
    const onProgress = ({ records, rejected, bytes, fileSize }: Progress): void =>
      show({ records, rejected, done: bytes, whole: fileSize });
    const told = await importFolder(options, { ...tools, onProgress });
    const some = (outcome: FileTold["outcome"]): boolean => told.some((one) => one.outcome === outcome);
    const lines = told.length === 0 ? ["There are no new files."] : told.map(say);
    const note = options.dryRun ? ["Dry run: nothing was written."] : [];
    return {
      report: () => `${[...lines, ...note].join("\n")}\n`,
      status: some("stopped") ? EXIT.stopped : some("refused") ? EXIT.data : 0,
    };
  });
}
