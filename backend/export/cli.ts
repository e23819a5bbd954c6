import { once } from "node:events";
import { createReadStream, createWriteStream, existsSync, openSync, renameSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { finished } from "node:stream/promises";
import { parseArgs } from "node:util";
import { messageOf, readPlace, UsageError } from "../arguments.ts";
import { systemClock } from "../clock.ts";
import { openDatabase } from "../store/database.ts";
import { OWNER_ONLY } from "../store/owner-only.ts";
import { BackupError, backUp, type RowCounts, restore } from "./backup.ts";
import { LoadError, loadAll } from "./load.ts";
import { exportAll } from "./write.ts";

/** Exit status for bad arguments and refusals (EX_USAGE), a damaged file (EX_DATAERR) and bugs. */
const EXIT_USAGE = 64;
const EXIT_DATA = 65;
const EXIT_BUG = 70;

const HELP = `Backs up, restores, exports and loads the data. When to use which: docs/backup.md.

  npm run backend -- backup  --data=<folder> --to=<file>      a copy of the SQLite database, while the backend runs
  npm run backend -- restore --data=<folder> --from=<file>    checks and restores a backup; stop the backend first
  npm run backend -- export  --data=<folder> --to=<file> [--secrets]   everything as JSON Lines, from either engine
  npm run backend -- load    --data=<folder> --from=<file>    an export into an empty database, on either engine

For PostgreSQL set DATABASE_URL instead of --data (export, load); back it up with pg_dump.
`;

const VERBS = ["backup", "restore", "export", "load"] as const;
type Verb = (typeof VERBS)[number];

interface Args {
  readonly verb: Verb;
  readonly data: string | undefined;
  readonly path: string;
  readonly secrets: boolean;
}

function read([verb, ...rest]: readonly string[]): Args | null {
  const values = parse(rest);
  if (values.help === true) return null;
  const known = VERBS.find((one) => one === verb);
  if (known === undefined) throw new UsageError(`Missing command: ${VERBS.join(" | ")}.`);
  const writes = known === "backup" || known === "export";
  const path = writes ? values.to : values.from;
  if (path === undefined || path === "")
    throw new UsageError(`Missing file: ${writes ? "--to" : "--from"}=<file>.`);
  return { verb: known, data: values.data, path, secrets: values.secrets ?? false };
}

function parse(argv: readonly string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  try {
    const options = { data: text, to: text, from: text, secrets: flag, help: flag };
    return parseArgs({ args: [...argv], options }).values;
  } catch (error) {
    const [sentence = ""] = messageOf(error).split(/[.\n]/u);
    throw new UsageError(`${sentence}.`);
  }
}

function folderOf(args: Args): string {
  const place = readPlace(args.data, process.env["DATABASE_URL"]);
  if ("url" in place)
    throw new UsageError(`${args.verb} is for SQLite; use pg_dump and pg_restore (docs/backup.md).`);
  return place.folder;
}

async function runExport({ data, path, secrets }: Args): Promise<RowCounts> {
  if (existsSync(path)) throw new UsageError(`${path} already exists: use another name.`);
  const db = await openDatabase(readPlace(data, process.env["DATABASE_URL"]));
  const part = `${path}.part`;
  // A file of an earlier attempt would keep its mode.
  rmSync(part, { force: true });
  try {
    // Always a new file: the owner of the folder could create a link under its name meanwhile.
    const draft = createWriteStream(part, { fd: openSync(part, "wx", OWNER_ONLY), flush: true });
    const totals = await exportAll(db, { secrets, clock: systemClock }, async (line) => {
      if (!draft.write(line)) await once(draft, "drain");
    });
    draft.end();
    await finished(draft);
    renameSync(part, path);
    return rowsOf(totals);
  } finally {
    await db.destroy();
  }
}

async function runLoad({ data, path }: Args): Promise<RowCounts> {
  if (!existsSync(path)) throw new UsageError(`The file ${path} does not exist.`);
  const db = await openDatabase(readPlace(data, process.env["DATABASE_URL"]));
  try {
    return rowsOf(await loadAll(db, createInterface({ input: createReadStream(path) })));
  } finally {
    await db.destroy();
  }
}

function rowsOf(totals: Readonly<Record<string, { readonly rows: number }>>): RowCounts {
  return Object.fromEntries(Object.entries(totals).map(([name, { rows }]) => [name, rows]));
}

async function main(): Promise<void> {
  const args = read(process.argv.slice(2));
  if (args === null) {
    process.stdout.write(HELP);
    return;
  }
  const counts =
    args.verb === "backup"
      ? backUp(folderOf(args), args.path)
      : args.verb === "restore"
        ? restore(args.path, folderOf(args))
        : await (args.verb === "export" ? runExport(args) : runLoad(args));
  for (const [name, rows] of Object.entries(counts))
    process.stdout.write(`${String(rows).padStart(10)}  ${name}\n`);
}

main().catch((error: unknown) => {
  const damaged = error instanceof BackupError || error instanceof LoadError;
  const expected = damaged || error instanceof UsageError;
  const text =
    error instanceof Error ? (expected ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = damaged ? EXIT_DATA : expected ? EXIT_USAGE : EXIT_BUG;
});
