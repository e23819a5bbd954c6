import { parseArgs } from "node:util";
import { messageOf } from "../arguments.ts";
import { reindexAll } from "../catalogue/reindex.ts";
import { MoveError, moveToPostgres } from "./mover.ts";

/** Exit status for bad arguments (EX_USAGE of sysexits), and for a failed move. */
const EXIT_USAGE = 64;
const EXIT_REFUSED = 1;

const USAGE = `Moves everything from the embedded SQLite file to an empty PostgreSQL database.

  DATABASE_URL=postgres://user@host:5432/shiori npm run backend -- move --data=<folder>

Stop the backend first. All or nothing; the file is not changed.
`;

function folderFrom(argv: readonly string[]): string | null {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { data: { type: "string" }, help: { type: "boolean" } },
    });
    return values.help === true ? null : (values.data ?? null);
  } catch {
    return null;
  }
}

/** `npm run backend -- move --data=<folder>` with `DATABASE_URL`; returns the exit status. */
async function moveCommand(argv: readonly string[]): Promise<number> {
  const folder = folderFrom(argv);
  const url = process.env["DATABASE_URL"] ?? "";
  if (folder === null || url === "") {
    process.stderr.write(USAGE);
    return argv.includes("--help") ? 0 : EXIT_USAGE;
  }
  try {
    const { tables } = await moveToPostgres(folder, url, {
      onTable: (name, rows) => process.stdout.write(`${String(rows).padStart(10)}  ${name}\n`),
      reindex: (trx) =>
        reindexAll(trx, (done) =>
          process.stdout.write(`${String(done).padStart(10)}  titles in the search index\n`),
        ),
    });
    const rows = tables.reduce((total, table) => total + table.rows, 0);
    process.stdout.write(
      `${rows} rows in ${tables.length} tables are in PostgreSQL, each compared with the file.\n`,
    );
    return 0;
  } catch (error) {
    const sentence = error instanceof MoveError ? error.message : `Nothing was moved: ${messageOf(error)}`;
    process.stderr.write(`${sentence}\n`);
    return EXIT_REFUSED;
  }
}

// The first word is the verb itself.
process.exitCode = await moveCommand(process.argv.slice(3));
