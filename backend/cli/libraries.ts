import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { flawsOf, messageOf, readPlace, UsageError } from "../arguments.ts";
import { LIBRARY_FILE, type LibraryEntry, libraryInFile } from "../rules/library-file.ts";
import { type LibraryChanges, setLibraries } from "../services/libraries.ts";
import { inTransaction, openDatabase } from "../store/database.ts";
import { allLibraries } from "../store/libraries.ts";
import type { World } from "./context.ts";
import { CommandEnd, EXIT, usage } from "./exit.ts";

interface LibrariesOptions {
  readonly data?: string;
  readonly file?: string;
}

/**
 * D1: sets the libraries from a file. Like `staff-init` it needs no token and no running backend; a running one uses the new
 * libraries from its next request. Without a file it prints the current libraries in the file's format.
 */
export function librariesCommand(command: Command, world: World): Command {
  return command
    .description("Set the libraries from a file, or print them")
    .option("--data <folder>", "folder of the database; DATABASE_URL (PostgreSQL) overrides it")
    .option("--file <file>", "JSON list of all libraries, in the order of the screens")
    .addHelpText("after", HELP)
    .action(async (options: LibrariesOptions) => {
      const wanted = options.file === undefined ? null : readLibraries(options.file);
      const db = await openDatabase(placeOf(options.data, world));
      try {
        const answer =
          wanted === null ? await listed(db) : await inTransaction(db, (trx) => set(trx, wanted));
        world.out(`${JSON.stringify(answer, null, 2)}\n`);
      } finally {
        await db.destroy();
      }
    });
}

const HELP = `
Sample file: docs/samples/libraries.json. A library that is no longer in the file is removed, unless it has copies, holds
or loans. Never change the id of a library.

Exit status: 0 done, 1 refused, 64 invalid command line or file.

Example:
  npm run backend -- libraries --data=/var/lib/shiori --file=/etc/shiori/libraries.json`;

function placeOf(folder: string | undefined, world: World) {
  try {
    return readPlace(folder, world.env["DATABASE_URL"]);
  } catch (error) {
    throw error instanceof UsageError ? usage(error.message) : error;
  }
}

/** Reads the file. Throws `CommandEnd` with all errors and their paths. */
function readLibraries(file: string): readonly LibraryEntry[] {
  try {
    const read = LIBRARY_FILE.safeParse(JSON.parse(readFileSync(file, "utf8")));
    if (read.success) return read.data;
    throw usage(flawsOf(file, read.error));
  } catch (error) {
    if (error instanceof CommandEnd) throw error;
    const why = messageOf(error);
    throw usage(
      error instanceof SyntaxError ? `${file} is not JSON: ${why}.` : `The file cannot be read: ${why}.`,
    );
  }
}

async function listed(db: Parameters<typeof allLibraries>[0]): Promise<readonly object[]> {
  return (await allLibraries(db)).map(libraryInFile);
}

async function set(
  trx: Parameters<typeof setLibraries>[0],
  wanted: readonly LibraryEntry[],
): Promise<LibraryChanges> {
  const done = await setLibraries(trx, wanted);
  if (!("inUse" in done)) return done;
  const has = Object.entries(done.has).flatMap(([what, count]) => (count === 0 ? [] : [`${count} ${what}`]));
  throw new CommandEnd(
    EXIT.refused,
    `${done.inUse} cannot be removed: it has ${has.join(", ")}. Nothing was changed.`,
  );
}
