import iconv from "iconv-lite";
import type { Sip2Encoding } from "#contract/settings/backends.schema.ts";

/** Encodings by their iconv-lite names. Node has no cp850 and cannot encode Shift_JIS. */
const TABLES = {
  "utf-8": "utf-8",
  cp850: "cp850",
  latin1: "iso-8859-1",
  shift_jis: "shift_jis",
  "euc-jp": "euc-jp",
  ascii: "ascii",
} as const satisfies Record<Sip2Encoding, string>;

/** Decodes bytes; invalid bytes become U+FFFD. Not normalised: that happens after fields are split. */
export function textOf(bytes: Uint8Array, encoding: Sip2Encoding): string {
  return iconv.decode(bytes, TABLES[encoding], { stripBOM: false });
}

/** Encodes a text; null if a character is missing in the encoding: a "?" in a password would be another password. */
export function bytesOf(text: string, encoding: Sip2Encoding): Buffer | null {
  const bytes = iconv.encode(text, TABLES[encoding]);
  return textOf(bytes, encoding) === text ? bytes : null;
}
