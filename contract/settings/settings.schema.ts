import { z } from "zod";
import { LANGUAGES, type Language, type LocalText } from "../domain/text.ts";
import type { PageSettings } from "../ipc/calls.ts";
import { CHECK_DIGITS, type CheckDigit } from "../scan.ts";

/** How a symbology letter pair around NW-7 digits is treated: stripped when both are there, or demanded. */
export type StartStop = "optional" | "required" | "forbidden";

/**
 * Everything a library can set. Layers, each overriding the one before: the defaults below, the machine file
 * (fleet), the local file (staff screen), the environment (`SHIORI_<SECTION>_<KEY>`).
 */
export interface Settings {
  readonly kiosk: {
    /** Shown to staff and sent to the backend; letters, digits, hyphen. */
    readonly name: string;
    /** Library this terminal stands in. */
    readonly library: string;
    /** False = an ordinary window, for development. */
    readonly locked: boolean;
    readonly panelDiagonalInches: number;
    readonly keyboard: boolean;
    readonly scannerPlace: PageSettings["scannerPlace"];
    readonly reducedMotion: boolean;
    /** Window size when not locked, in pixels. */
    readonly width: number;
    readonly height: number;
  };
  readonly backend: {
    readonly adapter: "shiori";
    /** http only towards loopback; https elsewhere, always verified (R57). */
    readonly url: string;
    /** Secret of this kiosk towards the backend; stays in main (R59). */
    readonly token: string;
  };
  readonly languages: { readonly offered: readonly Language[]; readonly first: Language };
  readonly visit: {
    /** Seconds without input before the warning, signed in. */
    readonly idleSeconds: number;
    /** The same while only searching. */
    readonly browsingIdleSeconds: number;
    /** Length of the warning in seconds; WCAG 2.2.1 asks for at least 20 (tests may go below). */
    readonly warningSeconds: number;
    /** Absolute length of a visit in minutes; at its end the warning asks, and its button adds half (R44). */
    readonly capMinutes: number;
    /** How often the cap can be extended. */
    readonly capExtensions: number;
    /** Seconds the backend may be away before an open visit ends. */
    readonly backendLostSeconds: number;
    readonly goodbyeSeconds: number;
  };
  readonly card: {
    /** Regular expression of the library's own card numbers, digits only. */
    readonly pattern: string;
    readonly digits: number;
    readonly checkDigit: CheckDigit;
    /** Numbers that are surely another library's (rule 6); empty = none. */
    readonly foreignPattern: string;
  };
  readonly scanner: {
    readonly copyPattern: string;
    readonly copyCheckDigit: CheckDigit;
    readonly startStop: StartStop;
    /** Milliseconds of silence that end a whole code without a suffix key; wedges are seen at 2-100 ms a key. */
    readonly gapMs: number;
    /** The same scan again within this time counts once (R43). */
    readonly repeatMs: number;
  };
  readonly notices: readonly LocalText[];
}

const localText = z.strictObject({ ja: z.string(), en: z.string() });
const seconds = (min: number, max: number) => z.number().min(min).max(max);
const pattern = z.string().refine(isPattern, { error: "not a regular expression" });

function isPattern(source: string): boolean {
  try {
    new RegExp(source, "u");
    return true;
  } catch {
    return false;
  }
}

function isSafeUrl(value: string): boolean {
  // The contract has no DOM and no Node types, so no URL class: a kiosk's backend address is simple enough.
  return /^https:\/\/[^\s/@]+(\/\S*)?$|^http:\/\/(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d{1,5})?\/?$/u.test(
    value,
  );
}

/** The schema with its defaults; `parse({})` without a backend address fails, all else has a default. */
export const SETTINGS: z.ZodType<Settings> = z.strictObject({
  kiosk: z
    .strictObject({
      name: z
        .string()
        .regex(/^[A-Za-z0-9-]{1,32}$/u)
        .default("kiosk-1"),
      library: z.string().min(1).max(32).default("central"),
      locked: z.boolean().default(true),
      panelDiagonalInches: z.number().min(10).max(65).default(24),
      keyboard: z.boolean().default(false),
      scannerPlace: z.enum(["bottom-right", "bottom-left", "below", "right", "left"]).default("bottom-right"),
      reducedMotion: z.boolean().default(false),
      width: z.int().min(800).max(4000).default(1080),
      height: z.int().min(600).max(4000).default(1920),
    })
    .prefault({}),
  backend: z.strictObject({
    adapter: z.enum(["shiori"]).default("shiori"),
    url: z.string().refine(isSafeUrl, { error: "https://..., or http:// to this machine only" }),
    token: z.string().max(200).default(""),
  }),
  languages: z
    .strictObject({
      offered: z
        .array(z.enum(LANGUAGES))
        .min(1)
        .default([...LANGUAGES]),
      first: z.enum(LANGUAGES).default("ja"),
    })
    .prefault({}),
  visit: z
    .strictObject({
      idleSeconds: seconds(2, 600).default(120),
      browsingIdleSeconds: seconds(2, 600).default(90),
      warningSeconds: seconds(2, 120).default(40),
      capMinutes: z.number().min(0.1).max(120).default(20),
      capExtensions: z.int().min(0).max(10).default(3),
      backendLostSeconds: seconds(1, 120).default(15),
      goodbyeSeconds: seconds(1, 60).default(6),
    })
    .prefault({}),
  card: z
    .strictObject({
      pattern: pattern.default("^\\d{7}$"),
      digits: z.int().min(4).max(16).default(7),
      checkDigit: z.enum(CHECK_DIGITS).default("none"),
      foreignPattern: pattern.default("^(\\d{8}|\\d{10})$"),
    })
    .prefault({}),
  scanner: z
    .strictObject({
      copyPattern: pattern.default("^1\\d{8}$"),
      copyCheckDigit: z.enum(CHECK_DIGITS).default("none"),
      startStop: z.enum(["optional", "required", "forbidden"]).default("optional"),
      gapMs: z.int().min(50).max(2000).default(300),
      repeatMs: z.int().min(0).max(10000).default(2000),
    })
    .prefault({}),
  notices: z.array(localText).max(3).default([]),
});
