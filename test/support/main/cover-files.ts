import { PNG } from "pngjs";

/** Invented covers of 60 by 84 pixels, one plain colour, as files of each format. */
export const JPEG_FILE = Buffer.from(
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCABUADwDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAMF/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AkAWZoAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAD/2Q==",
  "base64",
);
export const WEBP_FILE = Buffer.from(
  "UklGRk4AAABXRUJQVlA4IEIAAAAwBACdASo8AFQAPpFIoUylpCMiIWgAsBIJaQB2AAAWZEiRIkSJEiRIj6AA/uwmX/rQtCBz//5Sv58/IPhkAAAAAAA=",
  "base64",
);

/** The JPEG with a remark in it, by which it is known again. */
export function jpegSaying(remark: string): Buffer {
  const comment = Buffer.concat([
    Buffer.from([0xff, 0xfe, 0, remark.length + 2]),
    Buffer.from(remark, "latin1"),
  ]);
  return Buffer.concat([JPEG_FILE.subarray(0, 2), comment, JPEG_FILE.subarray(2)]);
}

/** A PNG of this size in one colour. */
export function pngFile(width: number, height: number): Buffer {
  const png = new PNG({ width, height });
  png.data.fill(0x80);
  return PNG.sync.write(png);
}

/** The head of a PNG that claims a size, with hardly anything behind it. */
export function pngClaiming(width: number, height: number): Buffer {
  const file = Buffer.from(pngFile(16, 16));
  file.writeUInt32BE(width, 16);
  file.writeUInt32BE(height, 20);
  return file;
}
