import qrcode from "qrcode-generator";

/** Quiet zone around the code, which readers need (ISO/IEC 18004). */
export const QUIET_MODULES = 4;

/**
 * Longest content in bytes: version 20 with error correction M. At 110 mm a module is then a millimetre wide, which old
 * phones read at arm's length.
 */
export const MOST_BYTES = 660;

/** Length of a text as it stands in a code. */
export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** A code as a drawing: modules on a side with the quiet zone, and one path of all that is dark. */
export interface QrDrawing {
  readonly side: number;
  readonly path: string;
}

/** Draws a text, as UTF-8; throws when it is longer than `MOST_BYTES`. */
export function drawQr(text: string): QrDrawing {
  if (bytesOf(text) > MOST_BYTES) throw new Error("too long for a code");
  qrcode.stringToBytes = (one: string) => [...new TextEncoder().encode(one)];
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const parts: string[] = [];
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (!code.isDark(row, column)) continue;
      let run = 1;
      while (column + run < count && code.isDark(row, column + run)) run += 1;
      parts.push(`M${column + QUIET_MODULES} ${row + QUIET_MODULES}h${run}v1h-${run}z`);
      column += run;
    }
  }
  return { side: count + 2 * QUIET_MODULES, path: parts.join("") };
}
