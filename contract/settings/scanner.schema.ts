import { z } from "zod";
import { CHECK_DIGITS, type CheckDigit } from "../scan.ts";
import { pattern } from "./parts.schema.ts";

/** How a symbology letter pair around NW-7 digits is treated: stripped when both are there, or demanded. */
export type StartStop = "optional" | "required" | "forbidden";

/** Bits per second of serial scanners. */
const BAUD_RATES = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200] as const;

/** The terminal's scanner and what its codes look like. */
export interface ScannerSettings {
  readonly copyPattern: string;
  readonly copyCheckDigit: CheckDigit;
  readonly startStop: StartStop;
  /** Milliseconds of silence that end a whole code without a suffix key; wedges are seen at 2-100 ms a key. */
  readonly gapMs: number;
  /** The same scan again within this time counts once (R43). */
  readonly repeatMs: number;
  /** `keyboard`: it types (a wedge) · `serial`: it sends to a port, and no key is anything of a scan (R39). */
  readonly source: "keyboard" | "serial";
  /** Keyboard that a typing scanner is set up to play; tells symbols apart, digits and letters are the same. */
  readonly layout: "us" | "jis";
  /** The port of a serial scanner: a path that stays (a udev link), or COM3. The kiosk's user must be in its group. */
  readonly serialPath: string;
  /** Bits per second. */
  readonly serialBaud: number;
  /**
   * Command that makes the scanner deaf to setup barcodes, sent at each attach (R41): printable ASCII with `\r`,
   * `\n`, `\\` and `\xNN`. For Honeywell: `\x16M\rMNUENA0!`. Empty = none is sent.
   */
  readonly serialLock: string;
}

/** The schema of it, with its defaults. */
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
