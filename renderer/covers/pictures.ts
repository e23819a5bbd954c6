import type { CoverPicture } from "#contract/domain/cover.ts";
import type { TitleId } from "#contract/domain/title.ts";
import { kiosk } from "../kiosk.ts";

/*
 * Decoded cover images. Main sends bytes, never an address: the page has no network, and no image stays in processes that outlive
 * it. Decoding a malicious file is only a risk to this sandboxed process, which ends with the visit.
 */

/** Maximum pixels of all cached images: about 24 MB. */
const MOST_PIXELS = 6_000_000;

const kept = new Map<string, ImageBitmap>();
/** Pending requests, and titles without an image, which are not requested again in this visit. */
const asked = new Map<string, Promise<ImageBitmap | null>>();
let pixels = 0;

function keyOf(id: TitleId, width: number): string {
  return `${width} ${id}`;
}

/** The picture of a title in this width, if it is there. */
export function keptPicture(id: TitleId, width: number): ImageBitmap | undefined {
  return kept.get(keyOf(id, width));
}

/** Decodes an image with a maximum width in pixels and proportional height. Only the first frame of an animation. */
async function decode({ bytes, type }: CoverPicture, width: number): Promise<ImageBitmap> {
  const decoder = new ImageDecoder({ data: bytes, type, preferAnimation: false });
  try {
    const { image } = await decoder.decode();
    const { displayWidth, displayHeight } = image;
    const share = Math.min(1, width / displayWidth);
    const bitmap = await createImageBitmap(image, {
      resizeWidth: Math.max(1, Math.round(displayWidth * share)),
      resizeHeight: Math.max(1, Math.round(displayHeight * share)),
      resizeQuality: "high",
    });
    image.close();
    return bitmap;
  } finally {
    decoder.close();
  }
}

/** Caches an image; the least recently used is dropped. Drawn images stay visible. */
function keep(key: string, bitmap: ImageBitmap): void {
  kept.set(key, bitmap);
  pixels += bitmap.width * bitmap.height;
  for (const [oldest, old] of kept) {
    if (pixels <= MOST_PIXELS || oldest === key) break;
    kept.delete(oldest);
    asked.delete(oldest);
    pixels -= old.width * old.height;
    old.close();
  }
}

async function ask(id: TitleId, width: number): Promise<ImageBitmap | null> {
  const key = keyOf(id, width);
  const answer = await kiosk().cover({ id });
  if (!answer.ok) {
    asked.delete(key);
    return null;
  }
  if (answer.value === null) return null;
  // If decoding fails, the drawn cover stays.
  const bitmap = await decode(answer.value, width).catch(() => null);
  if (bitmap !== null) keep(key, bitmap);
  return bitmap;
}

/** Requests the image of a title with a maximum width in pixels, once; null = none. */
export function pictureOf(id: TitleId, width: number): Promise<ImageBitmap | null> {
  const key = keyOf(id, width);
  const known = asked.get(key);
  if (known !== undefined) return known;
  const answer = ask(id, width);
  asked.set(key, answer);
  return answer;
}

/** For tests; a real page is discarded. */
export function forgetPictures(): void {
  kept.clear();
  asked.clear();
  pixels = 0;
}
