import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { type Sip2Settings, sip2Parts } from "#contract/settings/backends.schema.ts";
import { mayGoUnencrypted } from "#contract/settings/encryption.ts";
import { askSecret } from "../shared/secret.ts";

export const HELP = `npm run sip2-probe -- <host> <port> [options]

Logs in to a SIP2 server and sends only messages that change nothing (93 99 23 63 17 35). Tries error detection, message
terminators and encodings. Prints a masked transcript, findings and settings. Exit code 0: settings were found; 1: none, or
the server does not confirm passwords; 2: invalid arguments.

  --tls                        TLS, always verified
  --unencrypted                without TLS to another machine: only behind a VPN or in a separate network
  --ca=<file>                  the only CA to trust, PEM; default: the public CAs
  --server-name=<name>         name in the server's certificate, if it differs from the host
  --cert=<file> --key=<file>   client certificate, PEM
  --user=<name>                terminal account; without it there is no login
  --location=<text>            CP
  --institution=<text>         AO
  --card=<number>              a test card, for 23 and 63
  --item=<barcode>             a test copy, for 17
  --password-from=<file|stdin>      the terminal account's password
  --card-password-from=<file|stdin> the test card's password
  --seconds=<n>                timeout of every step (5)

Passwords are never on the command line: without these options they are asked for, or taken from the variables
SHIORI_SIP2_PASSWORD and SHIORI_SIP2_CARD_PASSWORD. With stdin for both, the account's is the first line.
`;

/** What the probe tests. */
export interface Plan {
  readonly sip2: Sip2Settings;
  readonly card: string;
  readonly cardPassword: string;
  readonly item: string;
}

export type Read =
  | { readonly kind: "plan"; readonly plan: Plan }
  | { readonly kind: "help" }
  | { readonly kind: "wrong"; readonly why: string };

/** R57: the same rule as for terminals, checked before a password is requested. */
const UNENCRYPTED: Read = {
  kind: "wrong",
  why: "Without --tls the account and the test card can be read on the network. If a VPN or a separate network protects it, add --unencrypted.",
};

const OPTIONS = {
  help: { type: "boolean", short: "h" },
  tls: { type: "boolean" },
  unencrypted: { type: "boolean" },
  ca: { type: "string" },
  "server-name": { type: "string" },
  cert: { type: "string" },
  key: { type: "string" },
  user: { type: "string" },
  location: { type: "string" },
  institution: { type: "string" },
  card: { type: "string" },
  item: { type: "string" },
  "password-from": { type: "string" },
  "card-password-from": { type: "string" },
  seconds: { type: "string" },
} as const;

/** Reads a file relative to the current folder. */
function fileText(name: string | undefined): string {
  return name === undefined ? "" : readFileSync(resolve(process.env["INIT_CWD"] ?? ".", name), "utf8");
}

/** Reads secrets from an option, the environment, or the keyboard, in this order. */
function secretReader(): (from: string | undefined, variable: string, question: string) => Promise<string> {
  let lines: string[] | null = null;
  return async (from, variable, question) => {
    if (from === "stdin") {
      lines ??= (await text(process.stdin)).split(/\r?\n/u);
      return lines.shift() ?? "";
    }
    if (from !== undefined) return fileText(from).split(/\r?\n/u)[0] ?? "";
    const known = process.env[variable];
    if (known !== undefined) return known;
    return process.stdin.isTTY ? askSecret(question) : "";
  };
}

/** Reads the command line, and the secrets that belong to it. */
export async function readArguments(args: readonly string[]): Promise<Read> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    if (values.help) return { kind: "help" };
    const [host = "", port = "", ...more] = positionals;
    if (host === "" || port === "" || more.length > 0)
      return { kind: "wrong", why: "A host and a port are required." };
    if (!values.tls && !mayGoUnencrypted(host, values.unencrypted ? [host] : [])) return UNENCRYPTED;
    const secret = secretReader();
    const seconds = Number(values.seconds ?? "5");
    const { user = "", card = "" } = values;
    const password =
      user === ""
        ? ""
        : await secret(values["password-from"], "SHIORI_SIP2_PASSWORD", `Password of ${user}: `);
    const cardPassword =
      card === ""
        ? ""
        : await secret(
            values["card-password-from"],
            "SHIORI_SIP2_CARD_PASSWORD",
            "Password of the test card: ",
          );
    const sip2 = sip2Parts.safeParse({
      host,
      port: Number(port),
      tls: {
        on: values.tls ?? false,
        authority: fileText(values.ca),
        serverName: values["server-name"] ?? "",
        certificate: fileText(values.cert),
        key: fileText(values.key),
      },
      user,
      password,
      location: values.location ?? "",
      institution: values.institution ?? "",
      connectSeconds: seconds,
      loginSeconds: seconds,
      requestSeconds: seconds,
    });
    if (!sip2.success) {
      const [issue] = sip2.error.issues;
      return { kind: "wrong", why: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "wrong"}` };
    }
    return { kind: "plan", plan: { sip2: sip2.data, card, cardPassword, item: values.item ?? "" } };
  } catch (error) {
    // The messages of parseArgs and of file errors contain no secrets.
    return { kind: "wrong", why: error instanceof Error ? error.message : String(error) };
  }
}
