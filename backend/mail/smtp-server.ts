import { isThisMachine } from "#contract/settings/encryption.ts";

/** Where mail is handed over. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps). */
  readonly secure: boolean;
  /** On this machine: its TLS needs no proof and may be left out. */
  readonly loopback: boolean;
  readonly user: string | null;
  readonly password: string | null;
}

/** Ports of submission without and with TLS from the first byte. */
const PORTS = { "smtp:": 587, "smtps:": 465 } as const;

/**
 * Reads an address such as `smtps://user:password@mail.library.example:465`; null when it is none. Whatever follows
 * the port is refused: options in an address could turn the checks of TLS off.
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

/** Does this address hold a secret? Then it may not stand on a command line, where every process can read it. */
export function hasPassword(url: string): boolean {
  return URL.canParse(url) && new URL(url).password !== "";
}
