import type { CoverType } from "#contract/domain/cover.ts";

/** Width and height in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Maximum number of segments in a JPEG before the size. Cameras and editors write some dozens; more would block main's event
 * loop.
 */
const MOST_STEPS = 256;

const SEGMENT = 0xff;
/** Start of frame: SOF0 to SOF15 without the tables DHT (C4), JPG (C8) and DAC (CC), which lie among them. */
const FRAMES: ReadonlySet<number> = new Set([
  0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf,
]);
/** Start of scan and end of image: no size follows. */
const LAST: ReadonlySet<number> = new Set([0xda, 0xd9]);

/** Walks through the segments, counting each and each fill byte. */
function jpegSize(view: DataView): PictureSize | null {
  let at = 2;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (view.getUint8(at) !== SEGMENT) return null;
    const marker = view.getUint8(at + 1);
    if (marker === SEGMENT) {
      at += 1;
      continue;
    }
    if (LAST.has(marker)) return null;
    if (FRAMES.has(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    const length = view.getUint16(at + 2);
    if (length < 2) return null;
    at += 2 + length;
  }
  return null;
}

const IHDR = 0x49_48_44_52;

/** The size is in the first chunk, at a fixed position. */
function pngSize(view: DataView): PictureSize | null {
  if (view.getUint32(12) !== IHDR) return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

const VP8 = 0x56_50_38_20;
const VP8L = 0x56_50_38_4c;
const VP8X = 0x56_50_38_58;
const VP8_START = 0x9d_01_2a;
const VP8L_START = 0x2f;

/** The size is in the first chunk of each of the three kinds (RFC 9649), at a fixed position. */
function webpSize(view: DataView): PictureSize | null {
  const uint24 = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 0x1_00_00;
  switch (view.getUint32(12)) {
    case VP8:
      if (view.getUint32(23) >>> 8 !== VP8_START) return null;
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case VP8L: {
      if (view.getUint8(20) !== VP8L_START) return null;
      const bits = view.getUint32(21, true);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    case VP8X:
      return { width: 1 + uint24(24), height: 1 + uint24(27) };
    default:
      return null;
  }
}

const READERS: Readonly<Record<CoverType, (view: DataView) => PictureSize | null>> = {
  "image/jpeg": jpegSize,
  "image/png": pngSize,
  "image/webp": webpSize,
};

/**
 * Reads the size from a file's header; null if there is none, the file is truncated, or there are too many segments. Reads a
 * fixed position, or at most `MOST_STEPS` segments, without copying, so the time does not depend on the file size.
 */
export function pictureSize(type: CoverType, bytes: Uint8Array): PictureSize | null {
  try {
    return READERS[type](new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    // A truncated file.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
