import { afterEach, expect, it, vi } from "vitest";
import { readPicture } from "#main/covers/picture.ts";
import { JPEG_FILE } from "#test/support/main/cover-files.ts";

const MILLION = 1_000_000;
const FILE_BYTES = 512 * 1024;
/** Numbers that are read, and copies that are made, to learn the size of any file. */
const MOST_WORK = 2000;

afterEach(() => vi.restoreAllMocks());

/** Reads a file, and counts what is read and copied. */
function workOf(file: Uint8Array): number {
  const views = (["getUint8", "getUint16", "getUint32"] as const).map((name) =>
    vi.spyOn(DataView.prototype, name),
  );
  const copies = (["slice", "subarray"] as const).map((name) => vi.spyOn(Uint8Array.prototype, name));
  readPicture(file, MILLION);
  const count = [...views, ...copies].reduce((sum, spy) => sum + spy.mock.calls.length, 0);
  vi.restoreAllMocks();
  return count;
}

/** A JPEG with a head as long as a cover may be: `piece` again and again, and its picture behind it. */
function jpegWith(piece: readonly number[]): Buffer {
  return Buffer.concat([
    JPEG_FILE.subarray(0, 2),
    Buffer.alloc(FILE_BYTES, Buffer.from(piece)),
    JPEG_FILE.subarray(2),
  ]);
}

it.each<[string, Buffer]>([
  ["empty segments", jpegWith([0xff, 0xe0, 0, 2])],
  ["empty remarks", jpegWith([0xff, 0xfe, 0, 2])],
  ["fill bytes", jpegWith([0xff])],
  ["segments that claim no length", jpegWith([0xff, 0xe0, 0, 0])],
  [
    "PNG chunks",
    Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(FILE_BYTES, "\0\0\0\0tEXt\0\0\0\0")]),
  ],
  [
    "WebP chunks",
    Buffer.concat([
      Buffer.from("RIFF\0\0\x08\0WEBPVP8X", "latin1"),
      Buffer.alloc(FILE_BYTES, "XMP \0\0\0\0"),
    ]),
  ],
])("half a megabyte of %s is no work", (_what, file) => {
  expect(workOf(file)).toBeLessThan(MOST_WORK);
});

it("a JPEG with the segments that cameras and editors write is read", () => {
  const segment = Buffer.concat([Buffer.from([0xff, 0xe2, 0xff, 0xff]), Buffer.alloc(0xffff - 2)]);
  const head = Array.from({ length: 40 }, () => segment);
  expect(
    readPicture(Buffer.concat([JPEG_FILE.subarray(0, 2), ...head, JPEG_FILE.subarray(2)]), MILLION),
  ).not.toBeNull();
});
