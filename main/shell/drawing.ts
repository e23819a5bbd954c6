import { existsSync } from "node:fs";
import { app } from "electron";

/** Linux makes them for a graphics card: the kernel's drivers the first, NVIDIA's own the second. */
const CARDS = ["/dev/dri", "/dev/nvidiactl"];

/** Whether the machine certainly has no graphics card. Only on Linux is this known before Chromium finds out. */
export function hasNoCard(platform: NodeJS.Platform, isThere: (path: string) => boolean): boolean {
  return platform === "linux" && !CARDS.some(isThere);
}

/**
 * Pixels up to which a page is drawn in one piece; Chromium's pieces are of 256x256. For each it asks the other process for memory, 0.6 ms
 * each time, and a page that was left alone for five seconds has given all of it back (docs/bench.md).
 */
const PIECE_PX = "2048";
/** Chromium's switches for it: the largest page that is not cut, and the pieces of one that is. */
const PIECES = [
  "max-untiled-layer-width",
  "max-untiled-layer-height",
  "default-tile-width",
  "default-tile-height",
];

let byProcessor = false;

/**
 * Without a graphics card Chromium starts a process for one, sees it fail and starts another, while the first screen waits; and it
 * keeps ready a rasterizer for WebGL, which no page uses. The one process left composes in software. With no other way to draw,
 * its third death would end the program in the midst of a visit: `power-and-signals.ts` decides how many are too many (R84).
 */
export function skipMissingCard(): void {
  if (!hasNoCard(process.platform, existsSync)) return;
  byProcessor = true;
  app.commandLine.appendSwitch("disable-gpu");
  app.commandLine.appendSwitch("disable-software-rasterizer");
  app.commandLine.appendSwitch("disable-gpu-process-crash-limit");
  for (const size of PIECES) app.commandLine.appendSwitch(size, PIECE_PX);
}

/** Watches from the start which process renders; known after the graphics process has reported. */
export function watchDrawing(): void {
  app.on("gpu-info-update", () => {
    byProcessor = !app.getGPUFeatureStatus().gpu_compositing.startsWith("enabled");
  });
}

/** Whether rendering is done in software: without a graphics card, or after its driver has failed too often. */
export function isDrawnByProcessor(): boolean {
  return byProcessor;
}
