import type { CoverPicture } from "#contract/domain/cover.ts";
import { hashOf } from "#renderer/covers/cover-colour.ts";

/** Width and height of invented pictures: pocket book, novel, picture book, disc. */
const SHAPES = [
  [420, 596],
  [460, 660],
  [640, 560],
  [480, 480],
  [400, 590],
] as const;

/** A cover that no publisher has made, as the file a server of images would send; null for some. */
export async function inventedCover(id: string): Promise<CoverPicture | null> {
  const hash = hashOf(id);
  if (hash % 6 === 5) return null;
  const [width, height] = SHAPES[hash % SHAPES.length] ?? SHAPES[0];
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext("2d");
  if (pen === null) return null;
  const hue = hash % 360;
  const sky = pen.createLinearGradient(0, 0, 0, height);
  sky.addColorStop(0, `hsl(${hue} 55% 24%)`);
  sky.addColorStop(1, `hsl(${(hue + 50) % 360} 70% 72%)`);
  pen.fillStyle = sky;
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = `hsl(${(hue + 180) % 360} 80% 80%)`;
  pen.beginPath();
  pen.arc(width * (0.3 + (hash % 5) / 12), height * 0.36, width * 0.16, 0, 7);
  pen.fill();
  for (let hill = 0; hill < 4; hill += 1) {
    pen.fillStyle = `hsl(${hue} 40% ${34 - hill * 8}%)`;
    pen.beginPath();
    pen.ellipse(
      width * (((hash >>> hill) % 10) / 9),
      height * (0.95 + hill * 0.06),
      width * 0.7,
      height * 0.3,
      0,
      0,
      7,
    );
    pen.fill();
  }
  pen.fillStyle = "#fff";
  pen.textAlign = "center";
  pen.font = `${width / 9}px "BIZ UDPMincho"`;
  pen.fillText("みほんの本", width / 2, height * 0.16);
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.85 });
  return { type: "image/jpeg", bytes: new Uint8Array(await blob.arrayBuffer()) };
}
