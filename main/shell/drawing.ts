import { app } from "electron";

let byProcessor = false;

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
