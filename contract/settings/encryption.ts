/*
 * R57: passwords, card numbers and what people read travel encrypted, or stay on this machine. One rule for whatever the
 * terminal asks of servers (http, SIP2, SRU, covers): a host that the library has named may be asked without encryption.
 * The mail server, the staff commands, links of mails and the printer may only be on this machine then; a database where
 * its address says sslmode=disable.
 */

/** What an address of a server may be, in words. */
export const SAFE_URL = "https://..., or http:// to this machine or to a host in backend.unencryptedHosts";
/** The same of a server that is named by its host. */
export const SAFE_HOST = "true, or a host on this machine or in backend.unencryptedHosts";

/** Without the brackets of an IPv6 address in a URL. */
function bare(host: string): string {
  return host.replace(/^\[(.*)\]$/u, "$1").toLowerCase();
}

/** Does this name mean this machine and nothing else? Brackets of an IPv6 address are allowed. */
export function isThisMachine(host: string): boolean {
  return /^(127(\.\d{1,3}){3}|localhost|::1)$/u.test(bare(host));
}

/**
 * May this host be spoken to without encryption? This machine may, and a host that the library has named, because the way
 * there is protected by something else (`backend.unencryptedHosts`).
 */
export function mayGoUnencrypted(host: string, named: readonly string[]): boolean {
  return isThisMachine(host) || named.some((one) => bare(one) === bare(host));
}

// The contract has no DOM and no Node types, so no URL class: an address of the settings is simple enough.
const HTTPS = /^https:\/\/[^\s/@]+(\/\S*)?$/u;
const HTTP = /^http:\/\/(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(:\d{1,5})?(\/\S*)?$/u;

/** Whether nobody can listen in on the way to this address: https, or http to a host for which that is allowed. */
export function isSafeUrl(value: string, named: readonly string[] = []): boolean {
  const [, host] = HTTP.exec(value) ?? [];
  return HTTPS.test(value) || (host !== undefined && mayGoUnencrypted(host, named));
}
