import { app } from "electron";

let byProcessor = false;

/** Listens from the start for what draws the screen: Electron knows it when the graphics process has told. */
export function watchDrawing(): void {
  app.on("gpu-info-update", () => {
    byProcessor = !app.getGPUFeatureStatus().gpu_compositing.startsWith("enabled");
  });
}

/** Whether the processor draws the screen, as without a graphics card, or after its driver has failed too often. */
export function isDrawnByProcessor(): boolean {
  return byProcessor;
}
