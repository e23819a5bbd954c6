import { readFileSync } from "node:fs";
import { isThisMachine } from "#contract/settings/encryption.ts";
import { messageOf, UsageError } from "../../arguments.ts";
import {
  type CommandTools,
  EXIT,
  onDatabase,
  parseOptions,
  readSource,
  runCommand,
  type Told,
} from "../command.ts";
import { clockText, type ProgressView } from "../progress.ts";
import { harvestSru, SRU_HELP, SRU_PARSED } from "../sru/command.ts";
import type { HarvestBegin, HarvestOptions, HarvestSummary } from "./options.ts";
import { runHarvest } from "./run.ts";
import { HarvestFailed } from "./web.ts";

const HELP = `Harvests a catalogue from a library system over OAI-PMH.

  npm run backend -- harvest --data=<folder> --url=<base URL> [options]

  --url       base URL of the server, for instance https://opac.library.example/cgi-bin/koha/oai.pl
  --data      folder of the data; or DATABASE_URL for PostgreSQL
  --login-file
              file with user:password for a server with HTTP Basic authentication; or SHIORI_HARVEST_LOGIN
  --unencrypted
              sends them over http to another machine too
  --prefix    metadataPrefix of its MARCXML; default: the server is asked
  --set       only this set; default: all records
  --mapping   the fields with copies (holdings-852, holdings-952, or a file); default: no copies
  --library   library of copies without one
  --source    prefix of every record's id before the last part of the server's identifier; default: its identifiers
  --report    file for rejected records (default: harvest.report.tsv in this folder)
  --full      everything, not only what has changed since the last complete harvest
  --dry-run   reads and checks everything, writes only the report
  --no-readings
              makes no readings for the search of titles and authors whose records have none

${SRU_HELP}
The first harvest reads everything, later ones what has changed. A stopped harvest continues where it stopped (over SRU it
starts again). Give the same options each time. Ctrl+C stops it.
Exit status: 0 done, 64 bad arguments, 65 the server's answers cannot be used, 75 it is not available now, 130 stopped.
`;

function parse(argv: readonly string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  return parseOptions(argv, {
    url: text,
    "login-file": text,
    unencrypted: flag,
    data: text,
    prefix: text,
    set: text,
    mapping: text,
    library: text,
    source: text,
    report: text,
    full: flag,
    "dry-run": flag,
    "no-readings": flag,
    help: flag,
    ...SRU_PARSED,
  });
}

function read(values: ReturnType<typeof parse>): HarvestOptions {
  const ofSru = Object.keys(SRU_PARSED).filter((name) => Object.hasOwn(values, name));
  if (ofSru.length > 0)
    throw new UsageError(`Only with --sru: ${ofSru.map((name) => `--${name}`).join(", ")}.`);
  const url = readUrl("url", values.url);
  return {
    url,
    login: readLogin(url, values),
    prefix: values.prefix ?? null,
    set: values.set ?? null,
    source: readSource(values.source),
    library: values.library ?? null,
    mapping: values.mapping ?? null,
    full: values.full ?? false,
    dryRun: values["dry-run"] ?? false,
    readings: values["no-readings"] !== true,
    report: values.report ?? "harvest.report.tsv",
  };
}

function readUrl(option: "url" | "sru", text: string | undefined): string {
  if (text === undefined) throw new UsageError(`Missing address of the server: --${option}=<base URL>.`);
  const url = URL.parse(text);
  const hasLogin = url !== null && (url.username !== "" || url.password !== "");
  if (url === null || !/^https?:$/u.test(url.protocol) || hasLogin || url.hash !== "")
    throw new UsageError(`--${option} is an http or https address without a user name or a password.`);
  return text;
}

/** The options of a harvest into a catalogue, which one into a file does not have. */
const CATALOGUE_ONLY = [
  "url",
  "data",
  "set",
  "mapping",
  "library",
  "source",
  "report",
  "dry-run",
  "no-readings",
] as const;

function sruUrl(values: ReturnType<typeof parse>): string {
  const wrong = CATALOGUE_ONLY.filter((name) => values[name] !== undefined);
  if (wrong.length > 0) {
    const names = wrong.map((name) => `--${name}`).join(", ");
    throw new UsageError(`--sru writes a file and no catalogue: leave out ${names}.`);
  }
  return readUrl("sru", values.sru);
}

/** `SHIORI_HARVEST_LOGIN`, or the file of `--login-file`: never the command line, which every user of the machine can read. */
function readLogin(
  text: string,
  { "login-file": file, unencrypted }: Pick<ReturnType<typeof parse>, "login-file" | "unencrypted">,
): string | null {
  const url = new URL(text);
  let login: string | undefined;
  try {
    login =
      process.env["SHIORI_HARVEST_LOGIN"] || (file === undefined ? file : readFileSync(file, "utf8").trim());
  } catch (error) {
    throw new UsageError(`--login-file cannot be read: ${messageOf(error)}.`);
  }
  if (login === undefined) return null;
  if (!/^[^:\p{Cc}]+:\P{Cc}+$/u.test(login)) throw new UsageError("The login is one line: user:password.");
  if (url.protocol === "http:" && !isThisMachine(url.hostname) && unencrypted !== true)
    throw new UsageError("A password is sent over https only; --unencrypted permits http.");
  return login;
}

/** One line before the first record. */
function sayBegin({ name, prefix, since, resumedAfter }: HarvestBegin): string {
  const what = since === null ? "all records" : `what has changed since ${since}`;
  const after = resumedAfter > 0 ? `, continued after ${resumedAfter} records` : "";
  return `${name || "The server"}: ${what}, as ${prefix}${after}\n`;
}

function say(summary: HarvestSummary, options: HarvestOptions, seconds: number): string {
  const { records, resumedAfter, added, changed, same, deleted, rejected, remarks, state } = summary;
  const ended = { done: "Done", stopped: "Stopped", failed: `Ended early: ${summary.failure}` }[state];
  const before = resumedAfter > 0 ? `, ${resumedAfter} of them before` : "";
  return [
    `${ended}${options.dryRun ? " (dry run, nothing written)" : ""}`,
    `${records} records in ${clockText(seconds)}${before}`,
    `added ${added}, changed ${changed}, same ${same}, taken back ${deleted}, rejected ${rejected}, remarks ${remarks}`,
    ...(rejected + remarks > 0 ? [`Rejected records and remarks: ${options.report}`] : []),
    ...sayLeftOut(summary),
    ...(summary.nextFrom === null || options.dryRun
      ? []
      : [`The next harvest starts from ${summary.nextFrom}.`]),
    ...(state === "done" || options.dryRun ? [] : ["The same command continues it."]),
    ...(summary.tellsDeleted === "no"
      ? ["This server does not report deleted records: they stay in the catalogue."]
      : []),
    "",
  ].join("\n");
}

function sayLeftOut({ leftOut }: HarvestSummary): readonly string[] {
  if (leftOut.length === 0) return [];
  const dates = leftOut.filter((one) => "date" in one).length;
  const records = leftOut.length - dates;
  const what = [
    ...(records > 0 ? [`records: ${records}`] : []),
    ...(dates > 0 ? [`dates with all their records: ${dates}`] : []),
  ];
  return [
    `Left out because the server fails on them: ${what.join(", ")}. The next harvest requests them again.`,
  ];
}

async function main(): Promise<number> {
  const argv = process.argv.slice(2);
  const values = parse(argv[0] === "harvest" ? argv.slice(1) : argv);
  if (values.help === true) {
    process.stdout.write(HELP);
    return 0;
  }
  if (values.sru !== undefined) {
    const url = sruUrl(values);
    return harvestSru(url, readLogin(url, values), values);
  }
  const options = read(values);
  return onDatabase(values.data, (tools, show) => harvest(options, tools, show));
}

async function harvest(
  options: HarvestOptions,
  tools: CommandTools,
  show: ProgressView["show"],
): Promise<Told> {
  try {
    const summary = await runHarvest(options, {
      ...tools,
      onBegin: (about) => process.stderr.write(sayBegin(about)),
      onProgress: ({ records, rejected, total }) => show({ records, rejected, done: records, whole: total }),
    });
    const failed = summary.later ? EXIT.later : EXIT.data;
    return {
      report: (seconds) => say(summary, options, seconds),
      status: { done: 0, stopped: EXIT.stopped, failed }[summary.state],
    };
  } catch (error) {
    const report = (): string => "";
    if (tools.signal.aborted) return { report, status: EXIT.stopped };
    if (!(error instanceof HarvestFailed)) throw error;
    process.stderr.write(`${error.message}\n`);
    return { report, status: error.later ? EXIT.later : EXIT.data };
  }
}

await runCommand(main);
