import { isThisMachine } from "#contract/settings/encryption.ts";

/** A mail server. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps). */
  readonly secure: boolean;
  /** On this machine, where TLS is optional and unverified. */
  readonly loopback: boolean;
  readonly user: string | null;
  readonly password: string | null;
}

/** Ports of submission without and with TLS from the first byte. */
const PORTS = { "smtp:": 587, "smtps:": 465 } as const;

/**
 * Parses an address such as `smtps://user:password@mail.library.example:465`; null when it is invalid. Nothing may follow the
 * port: options could turn off TLS checks.
 */
export function readSmtpUrl(text: string): SmtpServer | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const { protocol, pathname, search, hash } = url;
  if ((protocol !== "smtp:" && protocol !== "smtps:") || url.hostname === "") return null;
  if ((pathname !== "" && pathname !== "/") || search !== "" || hash !== "") return null;
  const host = url.hostname.replaceAll(/^\[|\]$/gu, "");
  try {
    return {
      host,
      port: url.port === "" ? PORTS[protocol] : Number(url.port),
      secure: protocol === "smtps:",
      loopback: isThisMachine(host),
      user: url.username === "" ? null : decodeURIComponent(url.username),
      password: url.password === "" ? null : decodeURIComponent(url.password),
    };
  } catch {
    // A lone % in user or password.
    return null;
  }
}

/** Whether an address contains a password. Then it is not allowed on a command line, which every process can read. */
export function hasPassword(url: string): boolean {
  return URL.canParse(url) && new URL(url).password !== "";
}
