import { app } from "electron";

/** Whether the screen is drawn by the processor, as without a graphics card, or after its driver has failed too often. */
export function isDrawnByProcessor(): boolean {
  return !app.getGPUFeatureStatus().gpu_compositing.startsWith("enabled");
}
