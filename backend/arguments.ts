import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { newToken } from "./deeds/tokens.ts";
import { RULE_SETTINGS, type RuleSettings } from "./rules/settings.ts";

/** Shortest token that is accepted, in characters. */
const MIN_TOKEN = 16;
const MAX_PORT = 65_535;

/** What the command line says. */
export interface Arguments {
  readonly folder: string;
  readonly demo: boolean;
  /** 0 = any free port. */
  readonly port: number;
  readonly kioskToken: string;
  readonly smtpUrl: string | null;
  readonly settings: RuleSettings;
}

/** A mistake on the command line, as one sentence. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Reads the command line. A token file that is not there is made, with a new secret that only the owner can read.
 * Throws `UsageError`.
 */
export function readArguments(argv: readonly string[]): Arguments {
  const values = parse(argv);
  if (values.data === undefined || values.data === "")
    throw new UsageError("Say where the data is: --data=<folder>.");
  if (values["token-file"] === undefined)
    throw new UsageError("Say where the kiosk's token is: --token-file=<file>.");
  return {
    folder: values.data,
    demo: values.demo ?? false,
    port: readPort(values.port ?? "0"),
    smtpUrl: readSmtp(values.smtp),
    settings: readSettings(values.settings),
    kioskToken: readToken(values["token-file"]),
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        data: { type: "string" },
        demo: { type: "boolean" },
        port: { type: "string" },
        "token-file": { type: "string" },
        smtp: { type: "string" },
        settings: { type: "string" },
      },
    }).values;
  } catch (error) {
    const [sentence = ""] = (error instanceof Error ? error.message : String(error)).split(/[.\n]/u);
    throw new UsageError(`${sentence}.`);
  }
}

function readPort(text: string): number {
  if (!/^\d{1,5}$/u.test(text) || Number(text) > MAX_PORT)
    throw new UsageError(`--port=${text} is no port number.`);
  return Number(text);
}

function readSmtp(url: string | undefined): string | null {
  if (url === undefined) return null;
  if (!/^smtps?:\/\/\S+$/u.test(url))
    throw new UsageError("--smtp needs an address such as smtp://127.0.0.1:25.");
  return url;
}

function readSettings(json: string | undefined): RuleSettings {
  try {
    const read = RULE_SETTINGS.safeParse(JSON.parse(json ?? "{}"));
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    throw new UsageError(
      `--settings is wrong at ${issue?.path.join(".") || "its top"}: ${issue?.message ?? "unknown"}.`,
    );
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError("--settings is not JSON.");
    throw error;
  }
}

function readToken(path: string): string {
  try {
    if (!existsSync(path)) writeFileSync(path, `${newToken()}\n`, { mode: 0o600, flag: "wx" });
    const token = readFileSync(path, "utf8").trim();
    if (token.length >= MIN_TOKEN) return token;
  } catch (error) {
    throw new UsageError(
      `The token file cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
  throw new UsageError(`The token file holds fewer than ${MIN_TOKEN} characters.`);
}
