import { existsSync, linkSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import type { z } from "zod";
import { isThisMachine } from "#contract/settings/encryption.ts";
import { hasPassword, readSmtpUrl } from "./mail/smtp-server.ts";
import { confirmationLength, MAIL_MAX } from "./mail/templates.ts";
import { RULE_SETTINGS } from "./rules/settings.schema.ts";
import type { RuleSettings } from "./rules/settings.ts";
import { newToken } from "./services/tokens.ts";
import type { Place } from "./store/database.ts";
import { makeOwnerOnly } from "./store/owner-only.ts";
import { postgresHost } from "./store/postgres.ts";

/** Shortest token that is accepted, in characters. */
const MIN_TOKEN = 16;
const MAX_PORT = 65_535;

/** What a caught error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export const HELP = `The backend: serves kiosks and staff. Setup: docs/running-the-backend.md.

  npm run backend -- --data=<folder> --token-file=<file> [options]

  --data           folder of the database; or DATABASE_URL for PostgreSQL
  --token-file     the first kiosk's secret; created if missing
  --port           0 = any free one; always on this machine only
  --settings-file  JSON that overrides the default rules (docs/samples/settings.json)
  --settings       the same on the command line
  --smtp           mail server, for instance smtp://127.0.0.1:25
  --smtp-file      file with such an address, which may include a password; or SHIORI_SMTP_URL
  --demo           fills an empty database with the demo library
  --catalogue-only serves the catalogue alone: no patrons, holds, loans, mail or jobs

Other commands, each with --help: libraries, staff-init, staff, import, harvest, classes, backup, restore, export, load, move, openapi.
`;

/** The parsed command line. */
export interface Arguments {
  readonly database: Place;
  readonly demo: boolean;
  /** Only the catalogue and its kiosks: no patrons, holds, loans, mail and jobs. */
  readonly catalogueOnly: boolean;
  /** 0 = any free port. */
  readonly port: number;
  readonly kioskToken: string;
  readonly smtpUrl: string | null;
  readonly settings: RuleSettings;
}

/** A usage error, as one sentence. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Reads the command line. A missing token file is created with a new secret that only the owner can read. Throws `UsageError`.
 */
export function readArguments(argv: readonly string[]): Arguments {
  const values = parse(argv);
  if (values["token-file"] === undefined)
    throw new UsageError("Missing token of the kiosk: --token-file=<file>.");
  const catalogueOnly = values["catalogue-only"] ?? false;
  const smtpUrl = readSmtp(values.smtp, values["smtp-file"]);
  if (catalogueOnly && (values.demo === true || smtpUrl !== null))
    throw new UsageError(
      "--catalogue-only has no patrons and no mail: leave out --demo and the mail server.",
    );
  return {
    database: readPlace(values.data, process.env["DATABASE_URL"]),
    demo: values.demo ?? false,
    catalogueOnly,
    port: readPort(values.port ?? "0"),
    smtpUrl,
    settings: readSettings(values.settings, values["settings-file"]),
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
        "catalogue-only": { type: "boolean" },
        port: { type: "string" },
        "token-file": { type: "string" },
        smtp: { type: "string" },
        "smtp-file": { type: "string" },
        settings: { type: "string" },
        "settings-file": { type: "string" },
      },
    }).values;
  } catch (error) {
    const [sentence = ""] = messageOf(error).split(/[.\n]/u);
    throw new UsageError(`${sentence}.`);
  }
}

/** Location of the data: `DATABASE_URL` (PostgreSQL) has priority over `--data` (a folder). Throws `UsageError`. */
export function readPlace(folder: string | undefined, url: string | undefined): Place {
  if (url !== undefined && url !== "") {
    // The address may contain a password, so it is not repeated.
    if (!/^postgres(?:ql)?:\/\/\S+$/u.test(url))
      throw new UsageError("DATABASE_URL needs an address such as postgres://user@host:5432/shiori.");
    if (!isPrivateDatabase(url))
      throw new UsageError(
        "DATABASE_URL is on another machine: add ?sslmode=verify-full, or ?sslmode=disable on a protected network.",
      );
    return { url };
  }
  if (folder === undefined || folder === "")
    throw new UsageError("Missing data folder: --data=<folder>, or DATABASE_URL for PostgreSQL.");
  return { folder };
}

/**
 * R57: a database on another machine needs verified TLS, or explicitly no TLS. The other values of `sslmode` depend on the
 * version of the driver, and without it nothing is encrypted.
 */
function isPrivateDatabase(url: string): boolean {
  const host = hostOf(url);
  // A path: a socket of this machine.
  if (host.startsWith("/") || isThisMachine(host)) return true;
  const [, query = ""] = /^[^?#]*\?([^#]*)/u.exec(url) ?? [];
  const modes = new URLSearchParams(query).getAll("sslmode");
  return modes.length === 1 && (modes[0] === "verify-full" || modes[0] === "disable");
}

/** The host as the driver reads it: from the address, `PGHOST`, or its own default. */
function hostOf(url: string): string {
  try {
    return postgresHost(url);
  } catch (error) {
    throw new UsageError(`DATABASE_URL cannot be read: ${messageOf(error)}.`);
  }
}

function readPort(text: string): number {
  if (!/^\d{1,5}$/u.test(text) || Number(text) > MAX_PORT)
    throw new UsageError(`--port=${text} is not a port number.`);
  return Number(text);
}

/**
 * The mail server: `SHIORI_SMTP_URL`, the file of `--smtp-file`, or `--smtp`. A password is not allowed on the command line,
 * which every process can read. Throws `UsageError`, which never repeats the address.
 */
function readSmtp(url: string | undefined, file: string | undefined): string | null {
  if (url !== undefined && hasPassword(url))
    throw new UsageError("--smtp must not contain a password: use SHIORI_SMTP_URL or --smtp-file.");
  const text = process.env["SHIORI_SMTP_URL"] || (file === undefined ? url : readSmtpFile(file));
  if (text === undefined) return null;
  if (readSmtpUrl(text) === null)
    throw new UsageError(
      "The mail server needs an address such as smtp://127.0.0.1:25, and nothing after it.",
    );
  return text;
}

function readSmtpFile(path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    throw new UsageError(`--smtp-file cannot be read: ${messageOf(error)}.`);
  }
}

/**
 * Rule settings that differ from the defaults: JSON on the command line, or a file. Throws `UsageError`, which lists every error
 * with its path.
 */
function readSettings(json: string | undefined, file: string | undefined): RuleSettings {
  if (json !== undefined && file !== undefined)
    throw new UsageError("Use either --settings or --settings-file.");
  const from = file === undefined ? "--settings" : file;
  let said: unknown;
  try {
    said = JSON.parse(file === undefined ? (json ?? "{}") : readFileSync(file, "utf8"));
  } catch (error) {
    const why = messageOf(error);
    throw new UsageError(
      error instanceof SyntaxError
        ? `${from} is not JSON: ${why}.`
        : `--settings-file cannot be read: ${why}.`,
    );
  }
  const read = RULE_SETTINGS.safeParse(said);
  if (!read.success) throw new UsageError(flawsOf(from, read.error));
  const length = confirmationLength(read.data);
  if (length > MAIL_MAX)
    throw new UsageError(
      `With ${from} a confirmation mail has ${length} characters, more than ${MAIL_MAX}: shorten mail.proofUrl, phone or name.`,
    );
  return read.data;
}

/** All errors of a JSON document with their paths, one line each. */
export function flawsOf(name: string, { issues }: z.ZodError): string {
  return issues
    .map(({ path, message }) => `${name} is wrong at ${path.join(".") || "its top"}: ${message}.`)
    .join("\n");
}

function readToken(path: string): string {
  try {
    if (!existsSync(path)) makeToken(path);
    const token = readFileSync(path, "utf8").trim();
    if (token.length >= MIN_TOKEN) return token;
  } catch (error) {
    throw new UsageError(`The token file cannot be read: ${messageOf(error)}.`);
  }
  throw new UsageError(`The token file has fewer than ${MIN_TOKEN} characters.`);
}

/**
 * Creates the file atomically: processes that start together share the first one's token. If root creates it, it belongs to the
 * owner of its folder, so that the service can read it.
 */
function makeToken(path: string): void {
  const own = `${path}.${process.pid}`;
  if (!makeOwnerOnly(own, { ownedLike: dirname(path), content: `${newToken()}\n` }))
    throw new Error(`${own} is there already`);
  try {
    linkSync(own, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(own);
  }
}
