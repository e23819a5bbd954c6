import { randomBytes } from "node:crypto";

/** Bytes of a mail's token, too many to guess. Lower-case hexadecimal, because mail systems may change the case of letters. */
const TOKEN_BYTES = 16;
/** Distinguishes tokens from other strings of 32 characters in quoted mails. */
const MARK = "shiori.";

/** A new token: 32 characters. */
export function newMailToken(): string {
  return randomBytes(TOKEN_BYTES).toString("hex");
}

/** Message-ID of a mail without brackets; the same at each attempt, so that receivers drop duplicates. */
export function messageIdOf(token: string, domain: string): string {
  return `${MARK}${token}@${domain}`;
}

/** Envelope id of a mail (RFC 3461), which a delivery status report repeats. */
export function envelopeIdOf(token: string): string {
  return `${MARK}${token}`;
}

/** Envelope sender, to which reports are sent. It contains the token and no address of a patron. */
export function returnPathOf(bounceAddress: string, token: string): string {
  const at = bounceAddress.lastIndexOf("@");
  return `${bounceAddress.slice(0, at)}+${token}${bounceAddress.slice(at)}`;
}

/** The distinct tokens in a text, in order: in a Message-ID, an envelope id or a return path. */
export function tokensIn(text: string): readonly string[] {
  const found = [...text.matchAll(/(?:shiori\.|\+)([0-9a-f]{32})(?![0-9a-f])/giu)];
  return [...new Set(found.map(([, token = ""]) => token.toLowerCase()))];
}
