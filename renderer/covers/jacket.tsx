import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { TitleId } from "#contract/domain/title.ts";
import { keptPicture, pictureOf } from "./pictures.ts";

/** Range of width to height in which an image fills the cover, slightly cropped; others are shown whole. */
const FILLS = { from: 0.62, to: 0.8 } as const;

interface Shown {
  readonly id: TitleId;
  readonly bitmap: ImageBitmap;
  /** Width divided by height; the image itself may be freed once drawn. */
  readonly ratio: number;
  /** It was loaded later, and fades in over the drawn cover. */
  readonly came: boolean;
}

function shownAs(id: TitleId, bitmap: ImageBitmap, came: boolean): Shown {
  return { id, bitmap, ratio: bitmap.width / bitmap.height, came };
}

/** The image of a title; null while there is none. A cached one is there from the first frame on. */
function usePicture(id: TitleId, width: number): Shown | null {
  const [shown, setShown] = useState<Shown | null>(null);
  const before = keptPicture(id, width);
  useEffect(() => {
    let stays = true;
    const cameLate = keptPicture(id, width) === undefined;
    void pictureOf(id, width).then((bitmap) => {
      if (stays && bitmap !== null) setShown(shownAs(id, bitmap, cameLate));
    });
    return () => {
      stays = false;
    };
  }, [id, width]);
  if (shown?.id === id) return shown;
  return before === undefined ? null : shownAs(id, before, false);
}

/**
 * The cover image over the drawn cover, in the same place and size, so that nothing moves when it arrives. Drawn on a canvas,
 * without an address or a file.
 */
export function Jacket({ id, width }: { readonly id: TitleId; readonly width: number }) {
  const picture = usePicture(id, width);
  const canvas = useRef<HTMLCanvasElement>(null);
  const bitmap = picture?.bitmap;
  useLayoutEffect(() => {
    if (canvas.current === null || bitmap === undefined) return;
    canvas.current.width = bitmap.width;
    canvas.current.height = bitmap.height;
    canvas.current.getContext("2d")?.drawImage(bitmap, 0, 0);
  }, [bitmap]);
  if (picture === null) return null;
  const fills = picture.ratio >= FILLS.from && picture.ratio <= FILLS.to;
  return (
    <span
      className={`cover-jacket ${fills ? "" : "cover-jacket-whole"} ${picture.came ? "cover-jacket-came" : ""}`}
    >
      <canvas ref={canvas} />
      {fills && <span className="cover-hinge" />}
    </span>
  );
}
