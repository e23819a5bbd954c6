import type { Runs } from "./runs.ts";

/** Ends of a code: TAB, LF, CR, and the ETX of scanners that frame their codes. */
const ENDS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x03]);
const STX = 0x02;
const FIRST_PRINTABLE = 0x20;
const DELETE = 0x7f;

/**
 * Converts the bytes of a serial scanner to runs. A control character in a code (GS, SYN, ESC, NUL) spoils it (R40); bytes beyond
 * ASCII become characters that no code has.
 */
export function readSerialBytes(bytes: Uint8Array, runs: Runs): void {
  for (const byte of bytes) {
    if (ENDS.has(byte)) {
      if (runs.isOpen()) runs.end();
    } else if (byte === STX && !runs.isOpen()) {
      // A frame begins.
    } else if (byte < FIRST_PRINTABLE || byte === DELETE) {
      // Also at the beginning: the code is refused with it.
      if (!runs.isOpen()) runs.add(" ");
      runs.spoil();
    } else runs.add(String.fromCharCode(byte));
  }
}
