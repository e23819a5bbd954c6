import { z } from "zod";
import type { EmailState } from "#contract/domain/patron.ts";

/** Longest address that mail can carry (RFC 5321), in characters. */
const MAX_ADDRESS = 254;
const ADDRESS = z.email().max(MAX_ADDRESS);

/** Rule 41: one address that a mail can be sent to. */
export function isEmailAddress(text: string): boolean {
  return ADDRESS.safeParse(text).success;
}

/** Rule 15: first letter and domain only. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf("@");
  return `${[...address][0] ?? ""}***${address.slice(at)}`;
}

/** The address as the page may know it. */
export function emailStateOf(
  address: string | null,
  state: EmailState["state"],
  provenAt: number | null,
): EmailState {
  if (address === null || state === "none") return { state: "none" };
  return { state, masked: maskEmail(address), ...(provenAt === null ? {} : { proven: true as const }) };
}
