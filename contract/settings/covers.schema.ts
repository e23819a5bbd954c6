import { z } from "zod";
import { certificate } from "./backends.schema.ts";

/** Cover images that main fetches from an image server. */
export interface CoverSettings {
  /** URL template of an image, with at least one of `COVER_PLACES` after the host; empty = covers are drawn, never fetched. */
  readonly url: string;
  /** PEM of the only CA trusted for this server; empty = the public CAs. */
  readonly authority: string;
  /** Time limit for a request with its whole image. */
  readonly timeoutSeconds: number;
  /** Largest file, in units of 1,024 bytes. */
  readonly maxKilobytes: number;
  /** Maximum size of an image in millions of pixels. */
  readonly maxMegapixels: number;
}

/** Placeholders: ISBN-13, ISBN-10, and the title's id in the catalogue. */
export const COVER_PLACES = ["{isbn}", "{isbn10}", "{id}"] as const;

/**
 * The host must be fixed: a placeholder in it would let a title choose the server. Whether it may be unencrypted is checked with
 * all settings (`agreeing`).
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

/** The schema with defaults. */
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
