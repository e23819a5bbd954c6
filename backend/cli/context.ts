import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Command } from "commander";
import { isSafeUrl } from "#contract/settings/encryption.ts";
import { ApiClient } from "./api-client.ts";
import { CommandEnd, EXIT, usage } from "./exit.ts";
import { Output, type Streams } from "./output.ts";
import { languageOf } from "./strings.ts";

/** The environment of a command. */
export interface World extends Streams {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly input: NodeJS.ReadableStream;
}

/** What every verb gets. */
export interface Context {
  readonly api: ApiClient;
  readonly output: Output;
  /** The library: `--library` or `SHIORI_LIBRARY`. Throws when neither is given. */
  library(): string;
  /** The same, but null when neither is given: all libraries. */
  libraryOrAll(): string | null;
  /**
   * A card or barcode of the command line; "-" reads the next line of standard input, for instance from a scanner. Start and stop
   * letters of NW-7 are removed (D71).
   */
  argOrStdin(said: string): Promise<string>;
}

interface GlobalOptions {
  readonly url?: string;
  readonly tokenFile?: string;
  readonly library?: string;
  readonly json?: boolean;
}

/** Both letters or none: a scan with only one was cut off. */
const NW7_FRAMED = /^[A-Da-d]([0-9$:/.+-]+)[A-Da-d]$/u;

/** Makes the context of a command from its options and the environment. Throws `CommandEnd`. */
export function contextOf(command: Command, world: World): Context {
  const options: GlobalOptions = command.optsWithGlobals();
  const library = options.library ?? world.env["SHIORI_LIBRARY"] ?? "";
  const lines = new Lines(world.input);
  return {
    api: new ApiClient(
      urlOf(options.url ?? world.env["SHIORI_BACKEND_URL"]),
      tokenOf(options.tokenFile, world.env),
    ),
    output: new Output(world, languageOf(world.env), options.json === true),
    library() {
      if (library === "") throw usage("Missing library: --library <id> or SHIORI_LIBRARY.");
      return library;
    },
    libraryOrAll: () => (library === "" ? null : library),
    argOrStdin: async (said) => (said === "-" ? await lines.next() : said).replace(NW7_FRAMED, "$1"),
  };
}

function urlOf(url: string | undefined): string {
  if (url === undefined || url === "")
    throw usage("Missing address of the backend: --url <address> or SHIORI_BACKEND_URL.");
  if (!isSafeUrl(url)) throw usage("The address must be https://..., or http:// to this machine.");
  return url;
}

function tokenOf(file: string | undefined, env: World["env"]): string {
  const token = file === undefined ? (env["SHIORI_STAFF_TOKEN"] ?? "") : readToken(file);
  if (/^[\x21-\x7e]{16,}$/u.test(token)) return token;
  throw usage(
    "Missing staff token: --token-file <file> or SHIORI_STAFF_TOKEN, with the token from staff-init or add.",
  );
}

function readToken(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    throw new CommandEnd(
      EXIT.usage,
      `The token file cannot be read: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/** Reads a stream line by line; opens it for the first line. */
class Lines {
  readonly #input: NodeJS.ReadableStream;
  #iterator: AsyncIterator<string> | null = null;

  constructor(input: NodeJS.ReadableStream) {
    this.#input = input;
  }

  async next(): Promise<string> {
    this.#iterator ??= createInterface({ input: this.#input })[Symbol.asyncIterator]();
    const line = await this.#iterator.next();
    const value = line.done === true ? "" : line.value.trim();
    if (value === "") throw usage('"-" reads a line of standard input, but there was none.');
    return value;
  }
}
