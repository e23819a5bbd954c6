import { z } from "zod";
import { pattern } from "../card.schema.ts";
import { CHECK_DIGITS, type CheckDigit } from "../check-digit.ts";

/** Start and stop letters of NW-7 codes: removed if both are present, required, or forbidden. */
export type StartStop = "optional" | "required" | "forbidden";

/** Bits per second of serial scanners. */
const BAUD_RATES = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200] as const;

/** The terminal's scanner and the format of its codes. */
export interface ScannerSettings {
  readonly copyPattern: string;
  readonly copyCheckDigit: CheckDigit;
  readonly startStop: StartStop;
  /** Milliseconds without a key that end a code without a suffix key; keyboard scanners send a key every 2-100 ms. */
  readonly gapMs: number;
  /** A repeated scan within this time counts once (R43). */
  readonly repeatMs: number;
  /** `keyboard`: it types (a wedge) · `serial`: it sends to a port, and no key belongs to a scan (R39). */
  readonly source: "keyboard" | "serial";
  /** Keyboard layout of a keyboard scanner; it affects symbols, not digits and letters. */
  readonly layout: "us" | "jis";
  /** The port of a serial scanner: a stable path (a udev link), or COM3. The kiosk's user must be in its group. */
  readonly serialPath: string;
  /** Bits per second. */
  readonly serialBaud: number;
  /**
   * Command that makes the scanner ignore setup barcodes, sent at each attach (R41): printable ASCII with `\r`,
   * `\n`, `\\` and `\xNN`. For Honeywell: `\x16M\rMNUENA0!`. Empty = none is sent.
   */
  readonly serialLock: string;
}

/** The schema with defaults. */
export const scannerParts = z
  .strictObject({
    copyPattern: pattern.default("^1\\d{8}$"),
    copyCheckDigit: z.enum(CHECK_DIGITS).default("none"),
    startStop: z.enum(["optional", "required", "forbidden"]).default("optional"),
    gapMs: z.int().min(50).max(2000).default(300),
    repeatMs: z.int().min(0).max(10000).default(2000),
    source: z.enum(["keyboard", "serial"]).default("keyboard"),
    layout: z.enum(["us", "jis"]).default("us"),
    serialPath: z
      .string()
      .regex(/^$|^\/[\w./:+@-]{1,200}$|^COM\d{1,3}$/u, {
        error: "a path such as /dev/shiori-scanner, or COM3",
      })
      .default(""),
    serialBaud: z.literal([...BAUD_RATES]).default(9600),
    serialLock: z
      .string()
      .max(200)
      .regex(/^(?:[\x20-\x5b\x5d-\x7e]|\\(?:r|n|\\|x[0-9a-fA-F]{2}))*$/u, {
        error: "printable ASCII with \\r, \\n, \\\\ and \\xNN",
      })
      .default(""),
  })
  .refine(({ source, serialPath }) => source !== "serial" || serialPath !== "", {
    path: ["serialPath"],
    error: "needed for a serial scanner",
  });
