import type { CoverType } from "#contract/domain/cover.ts";

/** Width and height in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Steps of the walk through a JPEG's head. Cameras and editors write some dozens of segments before the size; a file with more
 * is no cover, and would keep main's event loop busy.
 */
const MOST_STEPS = 256;

const SEGMENT = 0xff;
/** Start of frame: SOF0 to SOF15 without the tables DHT (C4), JPG (C8) and DAC (CC), which lie among them. */
const FRAMES: ReadonlySet<number> = new Set([
  0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf,
]);
/** Start of scan and end of image: there is no size behind them. */
const LAST: ReadonlySet<number> = new Set([0xda, 0xd9]);

/** Jumps from segment to segment, and counts each jump and each fill byte. */
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

/** The size stands in the first chunk, at a fixed place. */
function pngSize(view: DataView): PictureSize | null {
  if (view.getUint32(12) !== IHDR) return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

const VP8 = 0x56_50_38_20;
const VP8L = 0x56_50_38_4c;
const VP8X = 0x56_50_38_58;
const VP8_START = 0x9d_01_2a;
const VP8L_START = 0x2f;

/** The size stands in the first chunk of each of the three kinds (RFC 9649), at a fixed place. */
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
 * The size that the head of a file tells; null when it tells none, is cut off, or is longer than a cover's. Reads a fixed
 * place, or `MOST_STEPS` segments at most, and copies nothing: the work does not grow with the file.
 */
export function pictureSize(type: CoverType, bytes: Uint8Array): PictureSize | null {
  try {
    return READERS[type](new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    // Beyond the end: a file that was cut off.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
