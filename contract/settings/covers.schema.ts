import { z } from "zod";
import { certificate } from "./backends.schema.ts";

/** Real pictures of covers, fetched by main from a server of images. */
export interface CoverSettings {
  /** Address of a picture, with at least one of `COVER_PLACES` behind the host; empty = covers are drawn, never fetched. */
  readonly url: string;
  /** PEM of the only CA trusted for this server; empty = the public CAs. */
  readonly authority: string;
  /** Seconds for a whole picture, from the question on. */
  readonly timeoutSeconds: number;
  /** Largest file, in units of 1,024 bytes. */
  readonly maxKilobytes: number;
  /** Most pixels of a picture, in millions. */
  readonly maxMegapixels: number;
}

/** What an address can name: ISBN in 13 digits, the older form of it, and the catalogue's own number of the title. */
export const COVER_PLACES = ["{isbn}", "{isbn10}", "{id}"] as const;

/**
 * The host is fixed: a place in it would let a title choose the server. Whether it may be spoken to without encryption is
 * decided with all settings (`agreeing`).
 */
function isTemplate(text: string): boolean {
  const places = text.match(/\{[^}]*\}/gu) ?? [];
  const [, host = ""] = /^https?:\/\/([^/]*)\//u.exec(text) ?? [];
  return (
    /^https?:\/\/\S+$/u.test(text) &&
    host !== "" &&
    !/[{}?#]/u.test(host) &&
    !text.includes("#") &&
    places.length > 0 &&
    places.every((place) => COVER_PLACES.some((known) => known === place))
  );
}

/** The schema of it, with its defaults. */
export const coverParts = z.strictObject({
  url: z
    .string()
    .max(500)
    .refine((text) => text === "" || isTemplate(text), {
      error: `an address with ${COVER_PLACES.join(" or ")} behind the host`,
    })
    .default(""),
  authority: certificate.default(""),
  timeoutSeconds: z.number().min(0.5).max(10).default(4),
  maxKilobytes: z.int().min(10).max(4096).default(512),
  maxMegapixels: z.number().min(0.1).max(16).default(4),
});
