import { resolve } from "node:path";
import { parseArgs } from "node:util";

export const HELP = `npm run contract -- --settings=<file> --patrons=<file> [options]

Runs the contract suite against the library's own test server, with cards that the library chooses. Writes a report without
patron data, which can be sent to us (docs/contract.md).

  --settings=<file>   settings of a kiosk (JSON), with the address of the TEST server
  --secrets=<file>    its secrets, if they are in a separate file
  --patrons=<file>    cards and titles for the tests, and what the tests may change (JSON)
  --report=<folder>   where contract.md and contract.json are written; default: out/contract
  --yes               do not ask for confirmation

Exit code 0: nothing is wrong · 1: something is wrong, or the run ended early · 2: an argument or a file is invalid · 3: the
server cannot be reached or refuses the reader's card, or the card is not suitable · 4: not confirmed with yes; the server was
not contacted.
`;

export interface Wanted {
  readonly settings: string;
  readonly secrets?: string;
  readonly patrons: string;
  readonly report: string;
  readonly yes: boolean;
}

export type Read =
  | { readonly kind: "run"; readonly wanted: Wanted }
  | { readonly kind: "help" }
  | { readonly kind: "wrong"; readonly why: string };

const OPTIONS = {
  help: { type: "boolean", short: "h" },
  settings: { type: "string" },
  secrets: { type: "string" },
  patrons: { type: "string" },
  report: { type: "string" },
  yes: { type: "boolean" },
} as const;

/** Reads the command line; paths are relative to the folder where it was typed. */
export function readArguments(args: readonly string[], root: string): Read {
  const here = process.env["INIT_CWD"] ?? ".";
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    if (values.help === true) return { kind: "help" };
    const { settings, patrons, secrets, report } = values;
    if (settings === undefined || patrons === undefined)
      return { kind: "wrong", why: "--settings and --patrons are required." };
    return {
      kind: "run",
      wanted: {
        settings: resolve(here, settings),
        patrons: resolve(here, patrons),
        ...(secrets === undefined ? {} : { secrets: resolve(here, secrets) }),
        report: report === undefined ? resolve(root, "out/contract") : resolve(here, report),
        yes: values.yes === true,
      },
    };
  } catch (error) {
    return { kind: "wrong", why: error instanceof Error ? error.message : "" };
  }
}
