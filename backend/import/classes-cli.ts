import { parseArgs } from "node:util";
import { messageOf, readPlace, UsageError } from "../arguments.ts";
import { inTransaction, openDatabase } from "../store/database.ts";
import type { Step } from "../store/search/write.ts";
import { type IndexTermsReport, importClassNames, importIndexTerms, WrongTable } from "./index-terms.ts";

/** Exit status for bad arguments (EX_USAGE), a wrong table (EX_DATAERR) and bugs. */
const EXIT_USAGE = 64;
const EXIT_DATA = 65;
const EXIT_BUG = 70;

const HELP = `Imports the words and names for browsing by class (themes).

  npm run backend -- classes --data=<folder> [--terms=<file>] [--names=<file>]

  --terms    everyday words that lead to classes: TSV with the columns term, yomi (its reading), ndc9 (class number)
  --names    names of the classes of three digits: TSV with the columns notation, label_ja, label_en
  --data     folder of the data; or DATABASE_URL for PostgreSQL

Both files are UTF-8 with column names in the first line. Nothing is removed; importing again only changes names.
Exit status: 0 done, 64 bad arguments, 65 the file is not such a table.
`;

interface Args {
  readonly data: string | undefined;
  readonly terms: string | undefined;
  readonly names: string | undefined;
}

function read(argv: readonly string[]): Args | null {
  const values = parse(argv);
  if (values.help === true) return null;
  const { terms, names, data } = values;
  if (!terms && !names) throw new UsageError("Missing file: --terms=<file>, --names=<file> or both.");
  return { data, terms: terms || undefined, names: names || undefined };
}

function parse(argv: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    const options = { data: text, terms: text, names: text, help: { type: "boolean" } } as const;
    return parseArgs({ args: [...argv], options }).values;
  } catch (error) {
    const [sentence = ""] = messageOf(error).split(/[.\n]/u);
    throw new UsageError(`${sentence}.`);
  }
}

function say(what: string, { entered, rejected }: IndexTermsReport): void {
  const left = rejected.length === 0 ? "" : `; lines that could not be read: ${rejected.join(", ")}`;
  process.stdout.write(`${what}: ${entered}${left}\n`);
}

async function main(): Promise<void> {
  const argv = process.argv.slice(2);
  const args = read(argv[0] === "classes" ? argv.slice(1) : argv);
  if (args === null) {
    process.stdout.write(HELP);
    return;
  }
  const db = await openDatabase(readPlace(args.data, process.env["DATABASE_URL"]));
  const step: Step = (work) => inTransaction(db, work);
  try {
    if (args.terms !== undefined) say("Words", await importIndexTerms(step, args.terms));
    if (args.names !== undefined) say("Names", await importClassNames(step, args.names));
  } finally {
    await db.destroy();
  }
}

/** Whether the file cannot be read: missing, a folder, no permission. */
function isFileTrouble(error: unknown): boolean {
  return error instanceof Error && "code" in error && "syscall" in error;
}

main().catch((error: unknown) => {
  const expected = error instanceof UsageError || error instanceof WrongTable || isFileTrouble(error);
  const text =
    error instanceof Error ? (expected ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = error instanceof WrongTable ? EXIT_DATA : expected ? EXIT_USAGE : EXIT_BUG;
});
