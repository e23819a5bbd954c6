import type { CoverPicture, CoverType } from "#contract/domain/cover.ts";
import { pictureSize } from "./picture-size.ts";

/** The first bytes of each format in hexadecimal; a dot is any digit. */
const FIRST_BYTES: Readonly<Record<CoverType, RegExp>> = {
  "image/jpeg": /^ffd8ff/u,
  "image/png": /^89504e470d0a1a0a/u,
  // RIFF, a length, WEBPVP8
  "image/webp": /^52494646.{8}57454250565038/u,
};

/** Minimum width and height in pixels; servers send smaller images, such as one pixel, for missing covers. */
const LEAST_SIDE = 16;
/** Maximum ratio of height to width, or the reverse, of a cover. */
const MOST_TIMES = 5;

/** The format by the first bytes; null for every other file. */
export function typeOf(bytes: Uint8Array): CoverType | null {
  const first = Buffer.from(bytes.subarray(0, 16)).toString("hex");
  const types = Object.keys(FIRST_BYTES) as CoverType[];
  return types.find((type) => FIRST_BYTES[type].test(first)) ?? null;
}

/**
 * The image in a file, or null if a page must not decode it: another format, no size, more than `maxPixels`, or not the size of a
 * cover. The bytes are copied, so that the rest of the answer can be freed.
 */
export function readPicture(bytes: Uint8Array, maxPixels: number): CoverPicture | null {
  const type = typeOf(bytes);
  const size = type === null ? null : pictureSize(type, bytes);
  if (type === null || size === null) return null;
  const { width, height } = size;
  const [short, long] = width < height ? [width, height] : [height, width];
  if (!(short >= LEAST_SIDE && long <= short * MOST_TIMES && width * height <= maxPixels)) return null;
  return { type, bytes: Uint8Array.from(bytes) };
}
