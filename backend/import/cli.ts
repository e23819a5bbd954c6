import { UsageError } from "../arguments.ts";
import { EXIT, onDatabase, parseOptions, readSource, runCommand } from "./command.ts";
import { FOLDER_HELP, FOLDER_PARSED, importFolderOf, readNumber } from "./folder/command.ts";
import { FORMATS, type Format } from "./formats/all.ts";
import { clockText } from "./progress.ts";
import { type ImportOptions, type Progress, runImport, type Summary } from "./run.ts";

const HELP = `Imports a catalogue.

  npm run backend -- import --data=<folder> --format=<format> --file=<file> [options]
  npm run backend -- import --data=<folder> --folder=<folder> --source=<word> [options]

  --format    marc21 (ISO 2709: MARC 21, JAPAN/MARC), marcxml, dcndl (DC-NDL RDF/XML, also SRU answers), tsv
  --file      the file, in UTF-8
  --data      folder of the data; or DATABASE_URL for PostgreSQL
  --source    prefix of every record's id; default: from the file or the mapping
  --mapping   marc21, marcxml: the fields with copies (holdings-852, holdings-952, or a file);
              tsv: column names (aozora, or a file)
  --library   library of copies without one
  --report    file for rejected records (default: <file name>.report.tsv in this folder)
  --resume    continues an import of this file that was stopped or killed
  --number    MARC: where the library system's own number is (999c, 001); it then makes the record's id. Without it, and
              without one in the mapping, copies and holds in that system are not known
  --dry-run   reads and checks everything, writes only the report
  --no-readings
              makes no readings for the search of titles and authors whose records have none

${FOLDER_HELP}
Ctrl+C stops it after the current batch. Importing a file again only writes the differences.
Exit status: 0 done, 64 bad arguments, 65 the file is damaged, truncated, empty or in another format (all readable
records are imported), or a file of the folder was refused (nothing of it is imported), 130 stopped.
`;

/** Resuming a damaged file would fail at the same place. */
const AFTER_DAMAGE = "Import a complete file; records already in the catalogue are not written twice.";

function read(values: Values): ImportOptions {
  const format = FORMATS.find((one) => one === values.format);
  if (format === undefined)
    throw new UsageError(`Missing format of the file: --format=${FORMATS.join(" | ")}.`);
  if (values.file === undefined || values.file === "") throw new UsageError("Missing file: --file=<file>.");
  return {
    ...named(values, format),
    file: values.file,
    dryRun: values["dry-run"] ?? false,
    readings: values["no-readings"] !== true,
    resume: values.resume ?? false,
    report: values.report ?? `${values.file.split("/").at(-1)}.report.tsv`,
  };
}

type Values = ReturnType<typeof parse>;

function named(values: Values, format: Format) {
  return {
    format,
    source: readSource(values.source),
    library: values.library ?? null,
    mapping: values.mapping ?? null,
    number: readNumber(values.number),
  };
}

function parse(argv: readonly string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  return parseOptions(argv, {
    format: text,
    file: text,
    ...FOLDER_PARSED,
    data: text,
    source: text,
    mapping: text,
    library: text,
    report: text,
    number: text,
    resume: flag,
    "dry-run": flag,
    "no-readings": flag,
    help: flag,
  });
}

function say(summary: Summary, options: ImportOptions, seconds: number): string {
  const { records, added, changed, same, deleted, rejected, remarks, resumedAfter, state } = summary;
  const read = records - resumedAfter;
  const rate = Math.round(read / Math.max(seconds, 0.001));
  const ended = { done: "Done", stopped: "Stopped", failed: `Ended early: ${summary.failure}` }[state];
  return [
    `${ended}${options.dryRun ? " (dry run, nothing written)" : ""}`,
    `${read} records in ${clockText(seconds)} (${rate}/s)${resumedAfter > 0 ? `, ${resumedAfter} before` : ""}`,
    `added ${added}, changed ${changed}, same ${same}, taken back ${deleted}, rejected ${rejected}, remarks ${remarks}`,
    ...(rejected + remarks > 0 ? [`Rejected records and remarks: ${options.report}`] : []),
    ...(state === "done" ? [] : [state === "stopped" ? "Continue with --resume." : AFTER_DAMAGE]),
    "",
  ].join("\n");
}

async function main(): Promise<number> {
  const argv = process.argv.slice(2);
  const values = parse(argv[0] === "import" ? argv.slice(1) : argv);
  if (values.help === true) {
    process.stdout.write(HELP);
    return 0;
  }
  if (values.folder !== undefined) return importFolderOf(values.folder, values);
  const options = read(values);
  return onDatabase(values.data, async (tools, show) => {
    const onProgress = ({ records, rejected, bytes, fileSize }: Progress): void =>
      show({ records, rejected, done: bytes, whole: fileSize });
    const summary = await runImport(options, { ...tools, onProgress });
    return {
      report: (seconds) => say(summary, options, seconds),
      status: { done: 0, stopped: EXIT.stopped, failed: EXIT.data }[summary.state],
    };
  });
}

await runCommand(main);
