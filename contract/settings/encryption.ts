/*
 * R57: passwords, card numbers and borrowing data are sent encrypted, or stay on this machine. One rule for all servers of the
 * terminal (http, SIP2, SRU, covers): a host that the settings name may be used without encryption. The mail server, the staff
 * commands, links in mails and the printer may only be unencrypted on this machine; a database where its address contains
 * sslmode=disable, the login of a harvest with --unencrypted.
 */

/** Description of an allowed server address. */
export const SAFE_URL = "https://..., or http:// to this machine or to a host in backend.unencryptedHosts";
/** The same for a server given by its host. */
export const SAFE_HOST = "true, or a host on this machine or in backend.unencryptedHosts";

/** Without the brackets of an IPv6 address in a URL. */
function bare(host: string): string {
  return host.replace(/^\[(.*)\]$/u, "$1").toLowerCase();
}

/** Whether a host name means this machine only. Brackets of an IPv6 address are allowed. */
export function isThisMachine(host: string): boolean {
  return /^(127(\.\d{1,3}){3}|localhost|::1)$/u.test(bare(host));
}

/**
 * Whether a host may be used without encryption: this machine, and hosts in the settings whose connection is protected otherwise
 * (`backend.unencryptedHosts`).
 */
export function mayGoUnencrypted(host: string, named: readonly string[]): boolean {
  return isThisMachine(host) || named.some((one) => bare(one) === bare(host));
}

// The contract has neither DOM nor Node types, so no URL class; addresses in settings are simple enough for this.
const HTTPS = /^https:\/\/[^\s/@]+(\/\S*)?$/u;
const HTTP = /^http:\/\/(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(:\d{1,5})?(\/\S*)?$/u;

/** Whether the connection is protected: https, or http to a host for which that is allowed. */
export function isSafeUrl(value: string, named: readonly string[] = []): boolean {
  const [, host] = HTTP.exec(value) ?? [];
  return HTTPS.test(value) || (host !== undefined && mayGoUnencrypted(host, named));
}
