import { spawn } from "node:child_process";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { runCommand } from "#backend/cli/program.ts";
import type { StaffCalls } from "#contract/rest/staff-bodies.ts";
import type { StaffRouteName } from "#contract/rest/staff-routes.ts";

const MAIN = join(import.meta.dirname, "../../../backend/cli/main.ts");

/** What a command printed and how it ended. */
export interface CommandEnded {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the real program in a process of its own. `input` is its standard input. */
export async function commandProcess(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  input = "",
): Promise<CommandEnded> {
  const child = spawn(process.execPath, [MAIN, ...words], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, SHIORI_LANGUAGE: "en", ...env },
  });
  // A command that reads nothing may be gone before this arrives.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [out, err, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { status, out, err };
}

/** Runs the same commands in this process, which saves the start of one for each. */
export async function command(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  input = "",
): Promise<CommandEnded> {
  let out = "";
  let err = "";
  const status = await runCommand(words, {
    out: (part) => {
      out += part;
    },
    err: (part) => {
      err += part;
    },
    columns: Number(env["COLUMNS"] ?? Number.POSITIVE_INFINITY),
    env: { SHIORI_LANGUAGE: "en", ...env },
    input: Readable.from([input]),
  });
  return { status, out, err };
}

/** A librarian at a terminal: the token lies in a file, the library is in the environment. */
export class Librarian {
  readonly #env: Readonly<Record<string, string>>;

  constructor(url: string, tokenFile: string, library: string) {
    this.#env = { SHIORI_BACKEND_URL: url, SHIORI_LIBRARY: library, TOKEN_FILE: tokenFile };
  }

  /** Types a command and reads what it printed. */
  types(...words: readonly string[]): Promise<CommandEnded> {
    return command(["staff", "--token-file", this.#env["TOKEN_FILE"] ?? "", ...words], this.#env);
  }

  /** The same for somebody whose scanner types into standard input. */
  scans(lines: readonly string[], ...words: readonly string[]): Promise<CommandEnded> {
    const all = ["staff", "--token-file", this.#env["TOKEN_FILE"] ?? "", ...words];
    return command(all, this.#env, `${lines.join("\n")}\n`);
  }

  /** Does it, and answers the one JSON document. Throws when it is refused. */
  async does<N extends StaffRouteName>(
    _name: N,
    ...words: readonly string[]
  ): Promise<StaffCalls[N]["answer"]> {
    const { status, out, err } = await this.types(...words, "--json");
    if (status !== 0) throw new Error(`staff ${words.join(" ")} ended with ${status}: ${err}${out}`);
    return JSON.parse(out);
  }
}
