import iconv from "iconv-lite";
import type { Sip2Encoding } from "#contract/settings/backends.schema.ts";

/** The tables by the package's names. Node itself knows neither cp850 nor how to write Shift_JIS. */
const TABLES = {
  "utf-8": "utf-8",
  cp850: "cp850",
  latin1: "iso-8859-1",
  shift_jis: "shift_jis",
  "euc-jp": "euc-jp",
  ascii: "ascii",
} as const satisfies Record<Sip2Encoding, string>;

/** Text of bytes; bytes that are none become U+FFFD. Not normalised: that comes after fields are split. */
export function textOf(bytes: Uint8Array, encoding: Sip2Encoding): string {
  return iconv.decode(bytes, TABLES[encoding], { stripBOM: false });
}

/** Bytes of a text, or null when the table lacks one of its signs: a "?" in a password would be another password. */
export function bytesOf(text: string, encoding: Sip2Encoding): Buffer | null {
  const bytes = iconv.encode(text, TABLES[encoding]);
  return textOf(bytes, encoding) === text ? bytes : null;
}
