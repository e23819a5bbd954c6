import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import type { Kiosk, LogLine } from "./kiosk.ts";

/** A visit that was ended is reset within this time, on a busy machine too; without a reset it goes on. */
const RESET_MS = 5000;
const EVERY_MS = 20;

/**
 * Log lines since line `from`, once a scan at the end of a visit has been taken or dropped, and the reset, if there is one, is
 * over. Fails when the log has no scan, or when a scan after the reset begins no visit.
 */
export async function linesOfScanAtEnd(kiosk: Kiosk, from: number): Promise<readonly LogLine[]> {
  const lines = (): readonly LogLine[] => kiosk.log().slice(from);
  const has = (...events: readonly string[]): boolean => lines().some(({ event }) => events.includes(event));
  await expect.poll(() => has("scan", "scan-dropped"), { interval: EVERY_MS }).toBe(true);
  for (const end = Date.now() + RESET_MS; !has("visit-reset") && Date.now() < end; ) await pause(EVERY_MS);
  // A scan after the reset begins a visit, which a busy machine logs later.
  const isLater =
    lines().findLastIndex(({ event }) => event === "scan") >
    lines().findIndex(({ event }) => event === "visit-reset");
  if (has("visit-reset") && isLater)
    await expect.poll(() => has("visit-began"), { interval: EVERY_MS }).toBe(true);
  return lines();
}
