import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PNG } from "pngjs";
import { folderOfTest } from "../system/temporary-folder.ts";
import type { Kiosk } from "./kiosk.ts";
import type { Rect } from "./page-debugger.ts";

/** The picture of the curtain, with the seconds that are left blackened, when nothing moves any more: two in a row are the same. */
export async function curtainPicture(kiosk: Kiosk): Promise<Buffer> {
  const file = join(folderOfTest("curtain"), "screen.png");
  const picture = async (): Promise<Buffer> => {
    kiosk.screenshot(file);
    return pictureWithout(file, await secondsRect(kiosk));
  };
  let before = await picture();
  for (;;) {
    const now = await picture();
    if (now.equals(before)) return now;
    before = now;
  }
}

function pictureWithout(file: string, hole: Rect): Buffer {
  const { data, width, height } = PNG.sync.read(readFileSync(file));
  const right = Math.min(width, Math.ceil(hole.x + hole.width));
  const bottom = Math.min(height, Math.ceil(hole.y + hole.height));
  for (let y = Math.floor(hole.y); y < bottom; y += 1) {
    data.fill(0, (y * width + Math.floor(hole.x)) * 4, (y * width + right) * 4);
  }
  return data;
}

function secondsRect(kiosk: Kiosk): Promise<Rect> {
  return kiosk.look.at<Rect>(`(() => {
    const { x, y, width, height } = document.querySelector(".warning-seconds").getBoundingClientRect();
    return { x: x + screenX, y: y + screenY, width, height };
  })()`);
}
