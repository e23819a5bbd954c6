import { Command, CommanderError } from "commander";
import { RefusedByBackend } from "./api-client.ts";
import type { World } from "./context.ts";
import { CommandEnd, EXIT } from "./exit.ts";
import { languageOf, refusalLine } from "./strings.ts";
import { addVerbs, COMMAND } from "./verb.ts";
import { CARD_VERBS } from "./verbs/cards.ts";
import { COPY_VERBS } from "./verbs/copies.ts";
import { DESK_VERBS } from "./verbs/desk-work.ts";
import { HOLD_VERBS } from "./verbs/holds.ts";
import { MESSAGE_VERBS } from "./verbs/messages.ts";
import { KIOSK_VERBS, STAFF_VERBS } from "./verbs/staff-and-kiosks.ts";

/** Width of the help text in a file. */
const HELP_WIDTH = 100;

const HELP = `
Environment:
  SHIORI_BACKEND_URL   address of the backend, for instance http://127.0.0.1:8080
  SHIORI_STAFF_TOKEN   the token from staff-init or add (better: a file, --token-file)
  SHIORI_LIBRARY       ID of your library
  SHIORI_LANGUAGE      ja or en; default: by the locale

Exit status: 0 done, 1 refused (code and reason on standard error), 64 invalid command line,
69 backend unreachable.
npm prints a line of its own first, except with "npm run --silent backend -- staff ...".

A card or barcode that is "-" is read from standard input, one line each.

Example:
  ${COMMAND} lend - - --library west`;

/** The whole command. */
function programOf(world: World): Command {
  const program = standAlone(new Command("staff"), world)
    .description("Staff commands, sent to a running backend")
    .option("--url <address>", "address of the backend")
    .option("--token-file <file>", "file with your staff token")
    .option("--library <id>", "your library")
    .option("--json", "print exactly one JSON document")
    .addHelpText("after", HELP)
    .showHelpAfterError("(see --help)");
  for (const verbs of [HOLD_VERBS, COPY_VERBS, CARD_VERBS, MESSAGE_VERBS, DESK_VERBS, STAFF_VERBS])
    addVerbs(program, world, verbs);
  const kiosk = program.command("kiosk").description("Kiosks and monitors: list, add, revoke");
  addVerbs(kiosk, world, KIOSK_VERBS);
  return program;
}

/** A command with its own streams and exit handling, which added verbs inherit. */
function standAlone(command: Command, world: World): Command {
  const width = Number.isFinite(world.columns) ? world.columns : HELP_WIDTH;
  return command.exitOverride().configureOutput({
    writeOut: (text) => world.out(text),
    writeErr: (text) => world.err(text),
    getOutHelpWidth: () => width,
    getErrHelpWidth: () => width,
  });
}

/** Runs one command: `staff <verb> ...`, `staff-init ...`, or `libraries ...`. Returns the exit status; throws only for bugs. */
export async function runCommand(args: readonly string[], world: World): Promise<number> {
  const [name, ...rest] = args;
  const commandOf = name === undefined ? undefined : COMMANDS.get(name);
  if (commandOf === undefined) {
    world.err("Use staff <verb>, staff-init or libraries; each has --help.\n");
    return EXIT.usage;
  }
  try {
    const command = await commandOf(world);
    await command.parseAsync(rest, { from: "user" });
    return EXIT.done;
  } catch (error) {
    return statusOf(error, args, world);
  }
}

type CommandOf = (world: World) => Command | Promise<Command>;

/** Offline commands are loaded on demand, because they import the database, which no other verb needs. */
const COMMANDS: ReadonlyMap<string, CommandOf> = new Map<string, CommandOf>([
  ["staff", programOf],
  [
    "staff-init",
    async (world: World) => {
      const { staffInit } = await import("./staff-init.ts");
      return staffInit(standAlone(new Command("staff-init"), world), world);
    },
  ],
  [
    "libraries",
    async (world: World) => {
      const { librariesCommand } = await import("./libraries.ts");
      return librariesCommand(standAlone(new Command("libraries"), world), world);
    },
  ],
]);

/** Prints why a command ended early; returns its exit status. */
function statusOf(error: unknown, args: readonly string[], world: World): number {
  // Commander has already printed the error; help and version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof RefusedByBackend) {
    if (args.includes("--json")) world.out(`${JSON.stringify(error.body, null, 2)}\n`);
    world.err(`${refusalLine(error.body, languageOf(world.env))}\n`);
    return EXIT.refused;
  }
  if (!(error instanceof CommandEnd)) throw error;
  world.err(`${error.message}\n`);
  return error.status;
}
