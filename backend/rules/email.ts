import { z } from "zod";
import type { EmailState } from "#contract/domain/patron.ts";
import type { RuleSettings } from "./settings.ts";

/** Longest address that mail can carry (RFC 5321), in characters. */
const MAX_ADDRESS = 254;
const ADDRESS = z.email().max(MAX_ADDRESS);

/** D45: longest bounce report in bytes; reports contain only headers, and the mails are short. */
export const MAX_REPORT_BYTES = 512 * 1024;

/**
 * D44: Japanese carriers that have issued addresses outside the standard: consecutive dots, or a dot before the @. They are still
 * in use.
 */
const CARRIERS = [
  "docomo.ne.jp",
  "ezweb.ne.jp",
  "au.com",
  "softbank.ne.jp",
  "vodafone.ne.jp",
  "disney.ne.jp",
  "pdx.ne.jp",
  "willcom.com",
];
const CARRIER_LOCAL = /^[a-z0-9][a-z0-9._+/?-]{0,63}$/iu;
/** A local part that needs no quotes (RFC 5322, dot-atom). */
const DOT_ATOM = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/u;

/** D41, D44: one address that a mail can be sent to. */
export function isEmailAddress(text: string): boolean {
  return ADDRESS.safeParse(text).success || isOfCarrier(text);
}

function isOfCarrier(text: string): boolean {
  const { local, domain } = partsOf(text);
  const { success } = ADDRESS.safeParse(`x@${domain}`);
  const host = domain.toLowerCase();
  return (
    success && CARRIER_LOCAL.test(local) && CARRIERS.some((one) => host === one || host.endsWith(`.${one}`))
  );
}

function partsOf(address: string): { readonly local: string; readonly domain: string } {
  const at = address.lastIndexOf("@");
  return { local: address.slice(0, at), domain: address.slice(at + 1) };
}

/** D44: the address as written in a mail and its envelope: a local part that is not a dot-atom is quoted (RFC 5321). */
export function mailboxOf(address: string): string {
  const { local, domain } = partsOf(address);
  return DOT_ATOM.test(local) ? address : `"${local.replace(/["\\]/gu, "\\$&")}"@${domain}`;
}

/** D15: first letter and domain only. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf("@");
  return `${[...address][0] ?? ""}***${address.slice(at)}`;
}

/**
 * D41: days of validity of a code and a link, as long as a usual loan, so that the code can be typed at the next visit. It cannot
 * be guessed in that time, because five attempts are allowed.
 */
export const PROOF_DAYS = 14;

/** The stored address of a patron. */
export interface StoredAddress {
  readonly email: string | null;
  readonly emailState: EmailState["state"];
  /** Milliseconds; null = not proven. */
  readonly emailProvenAt: number | null;
}

/** D28, D41: whether the library requires confirmation of this address and has none yet. */
export function awaitsProof(
  { emailState, emailProvenAt }: Pick<StoredAddress, "emailState" | "emailProvenAt">,
  { mail }: ProofRule,
): boolean {
  return mail.proof === "required" && emailState === "registered" && emailProvenAt === null;
}

type ProofRule = { readonly mail: Pick<RuleSettings["mail"], "proof"> };

/** The address as sent to the page. */
export function emailStateOf(kept: StoredAddress, settings: ProofRule): EmailState {
  const { email, emailState: state, emailProvenAt } = kept;
  if (email === null || state === "none") return { state: "none" };
  return {
    state,
    masked: maskEmail(email),
    ...(emailProvenAt === null ? {} : { proven: true as const }),
    ...(awaitsProof(kept, settings) ? { awaitsProof: true as const } : {}),
  };
}
