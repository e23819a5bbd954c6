import { SECOND_MS } from "../clock.ts";
import type { RuleSettings } from "./settings.ts";

/**
 * Delay of the answer in milliseconds at a level of wrong passwords of one kiosk (contract/guesses.ts): none for the first failures,
 * then growing linearly up to `maxDelaySeconds`. The same for correct passwords, so that the delay reveals nothing.
 */
export function delayMs(level: number, settings: RuleSettings["slowing"]): number {
  const share = (level - settings.freeFailures) / (settings.mostFailures - settings.freeFailures);
  return Math.round(Math.min(1, Math.max(0, share)) * settings.maxDelaySeconds * SECOND_MS);
}
