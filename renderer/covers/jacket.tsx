import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { TitleId } from "#contract/domain/title.ts";
import { keptPicture, pictureOf } from "./pictures.ts";

/** Width over height between which a picture fills the cover, and loses a little at its edges; others are shown whole. */
const FILLS = { from: 0.62, to: 0.8 } as const;

interface Shown {
  readonly id: TitleId;
  readonly bitmap: ImageBitmap;
  /** Its width over its height: the picture itself may be thrown away once it is drawn. */
  readonly ratio: number;
  /** It was asked for and came: it appears softly over the drawn cover. */
  readonly came: boolean;
}

function shownAs(id: TitleId, bitmap: ImageBitmap, came: boolean): Shown {
  return { id, bitmap, ratio: bitmap.width / bitmap.height, came };
}

/** The picture of a title; null while none is there. One that is known already is there from the first frame on. */
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
 * The real cover over the drawn one, in the same place and size: nothing on the screen moves when it comes, and
 * without one the drawn cover stays. Drawn on a canvas, so that no address and no file stands for it.
 */
export function Jacket({ id, width }: { readonly id: TitleId; readonly width: number }) {
  const picture = usePicture(id, width);
  const canvas = useRef<HTMLCanvasElement>(null);
  const bitmap = picture?.bitmap;
  useLayoutEffect(() => {
    // One that was thrown away between drawing and opening the screen is asked for again.
    if (canvas.current === null || bitmap === undefined || bitmap.width === 0) return;
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
