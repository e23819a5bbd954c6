import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Display } from "./display.ts";

/** Frames are made this much smaller in both directions: enough to tell pages apart by their colours. */
export const SHRINK = 20;
const FRAMES_A_SECOND = 60;
const CHANNELS = 3;

/** One picture of the screen, made smaller. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each pixel, line by line. */
  readonly pixels: Buffer;
}

/** A recording that runs. */
export interface Recording {
  /** Ends it; answers what was seen, sixty times a second as far as the machine keeps up. */
  stop(): Promise<readonly Frame[]>;
}

/** Records a whole screen through ffmpeg. Resolves with the first frame. */
export async function recordFrames(
  display: Display,
  size: { readonly width: number; readonly height: number },
): Promise<Recording> {
  const width = Math.floor(size.width / SHRINK);
  const height = Math.floor(size.height / SHRINK);
  const grab = ["-f", "x11grab", "-draw_mouse", "0", "-framerate", String(FRAMES_A_SECOND)];
  const area = ["-video_size", `${size.width}x${size.height}`, "-i", display.name];
  const raw = ["-vf", `scale=${width}:${height}:flags=area`, "-fps_mode", "passthrough", "-f", "rawvideo"];
  const words = ["-loglevel", "error", ...grab, ...area, ...raw, "-pix_fmt", "rgb24", "pipe:1"];
  const ffmpeg = spawn("ffmpeg", words, { env: display.environment, stdio: ["pipe", "pipe", "inherit"] });
  const chunks: Buffer[] = [];
  ffmpeg.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  await Promise.race([
    once(ffmpeg.stdout, "data"),
    once(ffmpeg, "exit").then(() => {
      throw new Error("ffmpeg did not start to record");
    }),
  ]);
  return {
    async stop() {
      const ended = once(ffmpeg, "close");
      ffmpeg.stdin.write("q");
      await ended;
      const all = Buffer.concat(chunks);
      const bytes = width * height * CHANNELS;
      return Array.from({ length: Math.floor(all.length / bytes) }, (_, at) => {
        return { width, height, pixels: all.subarray(at * bytes, (at + 1) * bytes) };
      });
    },
  };
}

/** Share of a part of a frame, 0-1, whose pixels have about this colour. Lines count from the top, from 0 to 1. */
export function shareOf(
  { width, height, pixels }: Frame,
  [red, green, blue]: readonly [number, number, number],
  [from, to]: readonly [number, number] = [0, 1],
): number {
  const near = (value: number, wanted: number): boolean => Math.abs(value - wanted) < 40;
  const [first, last] = [Math.floor(from * height) * width, Math.floor(to * height) * width];
  let count = 0;
  for (let at = first * CHANNELS; at < last * CHANNELS; at += CHANNELS) {
    const [r = 0, g = 0, b = 0] = pixels.subarray(at, at + CHANNELS);
    if (near(r, red) && near(g, green) && near(b, blue)) count += 1;
  }
  return count / (last - first);
}
