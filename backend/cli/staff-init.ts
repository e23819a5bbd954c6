import { rmSync, writeFileSync } from "node:fs";
import type { Command } from "commander";
import { messageOf, readPlace, UsageError } from "../arguments.ts";
import { systemClock } from "../clock.ts";
import { newToken, tokenHash } from "../services/tokens.ts";
import { inTransaction, openDatabase, type Place } from "../store/database.ts";
import { writeJournal } from "../store/journal.ts";
import { insertStaff, lockAdmins } from "../store/staff.ts";
import type { World } from "./context.ts";
import { CommandEnd, EXIT, usage } from "./exit.ts";

const FIRST_ADMIN = "admin";

interface InitOptions {
  readonly data?: string;
  readonly tokenFile: string;
  readonly name: string;
  readonly another?: boolean;
}

/**
 * The one command without a token: on the server's own machine it adds the first admin and writes the token into a new file for
 * its owner only. If there is an admin, it needs `--another`, for the case that the last admin's token is lost. Access to the
 * database is the protection.
 */
export function staffInit(command: Command, world: World): Command {
  return command
    .description("Create the first admin, offline, on the machine of the database")
    .option("--data <folder>", "folder of the database; DATABASE_URL (PostgreSQL) overrides it")
    .requiredOption("--token-file <file>", "new file for the admin's token")
    .option("--name <name>", "name of the admin", FIRST_ADMIN)
    .option("--another", "create one even if there is an admin")
    .addHelpText(
      "after",
      `\nExample:\n  npm run backend -- staff-init --data=/var/lib/shiori --token-file=/etc/shiori/admin.token`,
    )
    .action(async (options: InitOptions) => {
      const id = await makeAdmin(placeOf(options.data, world.env), options);
      world.out(`${JSON.stringify({ id, tokenFile: options.tokenFile })}\n`);
    });
}

function placeOf(folder: string | undefined, env: World["env"]): Place {
  try {
    return readPlace(folder, env["DATABASE_URL"]);
  } catch (error) {
    throw error instanceof UsageError ? usage(error.message) : error;
  }
}

/** Adds an admin; returns the id. Throws `CommandEnd`. */
async function makeAdmin(place: Place, options: InitOptions): Promise<string> {
  const db = await openDatabase(place);
  const token = newToken();
  try {
    writeFileSync(options.tokenFile, `${token}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    await db.destroy();
    throw usage(`The token file cannot be created: ${messageOf(error)}.`);
  }
  try {
    return await inTransaction(db, async (trx) => {
      if ((await lockAdmins(trx)).length > 0 && options.another !== true) {
        throw new CommandEnd(EXIT.refused, "There is an admin already; --another adds one more.");
      }
      const madeAt = systemClock.now();
      const member = { name: options.name, role: "admin", tokenHash: tokenHash(token), madeAt } as const;
      const { id } = await insertStaff(trx, member);
      await writeJournal(trx, { kind: "job" }, "add-staff", { staffId: id }, madeAt);
      return String(id);
    });
  } catch (error) {
    rmSync(options.tokenFile);
    throw error;
  } finally {
    await db.destroy();
  }
}
