import type { CoverPicture, CoverType } from "#contract/domain/cover.ts";
import { pictureSize } from "./picture-size.ts";

/** The first bytes of each format in hexadecimal digits; a dot stands for any one. */
const FIRST_BYTES: Readonly<Record<CoverType, RegExp>> = {
  "image/jpeg": /^ffd8ff/u,
  "image/png": /^89504e470d0a1a0a/u,
  // RIFF, a length, WEBPVP8
  "image/webp": /^52494646.{8}57454250565038/u,
};

/** Smaller pictures are what servers send for "there is none": one pixel, or a line. In pixels, both sides. */
const LEAST_SIDE = 16;
/** A picture that is so many times higher than wide, or wider than high, is no cover. */
const MOST_TIMES = 5;

/** The format by the first bytes; null for every other file. */
export function typeOf(bytes: Uint8Array): CoverType | null {
  const first = Buffer.from(bytes.subarray(0, 16)).toString("hex");
  const types = Object.keys(FIRST_BYTES) as CoverType[];
  return types.find((type) => FIRST_BYTES[type].test(first)) ?? null;
}

/**
 * The picture in a file, or null for what a page is not to decode: another format, no size, more than `maxPixels`, or a
 * size that no cover has. The bytes become a copy of their own, so that nothing else of the answer stays alive with it.
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
